import { z } from 'zod'
import { SHEET_FORMATS } from '@/lib/platform/sheet'

/** The rows of an upload, filled in as far as it says. */
export const mendSchema = z.strictObject({
  round: z.string().max(100),
  upload: z.uuid(),
  format: z.enum(SHEET_FORMATS).default('xlsx'),
})

/** Files of a stream's decisions: sheets, and the comment table of ISO's template. */
export const FILE_FORMATS = [...SHEET_FORMATS, 'docx'] as const

export const exportDecisionsSchema = z.strictObject({
  round: z.string().max(100),
  pillar: z.string().max(100),
  document: z.string().max(100),
  revision: z.string().max(100),
  format: z.enum(FILE_FORMATS).default('xlsx'),
})

export const streamFilesSchema = z.strictObject({
  round: z.string().max(100),
  pillar: z.string().max(100),
})

const row = z.strictObject({
  row: z.number().int(),
  pointId: z.uuid().nullable(),
  reference: z.string().max(60).nullable(),
  stamp: z.strictObject({ revision: z.string(), seen: z.string(), text: z.string() }).nullable(),
  cells: z.strictObject({
    outcome: z.string().optional(),
    reason: z.string().optional(),
    carriedTo: z.string().optional(),
    paragraphs: z.string().optional(),
  }),
  observation: z.string().optional(),
  says: z
    .strictObject({
      statement: z.string().optional(),
      wording: z.string().optional(),
      address: z.uuid().optional(),
    })
    .optional(),
})

/** A file as it was read, for one revision of the stream's round. */
export const stageUploadSchema = z.strictObject({
  round: z.string().max(100),
  pillar: z.string().max(100),
  document: z.string().max(100),
  revision: z.string().max(100),
  fileName: z.string().max(200),
  rows: z.array(row).min(1),
  notes: z.array(z.strictObject({ code: z.string(), detail: z.string() })),
})

export const uploadSchema = z.strictObject({ upload: z.uuid() })

export const applyUploadSchema = z.strictObject({
  upload: z.uuid(),
  /** Of the preview that was shown. */
  seen: z.string().max(64),
  /** For each conflict, by its point: the file's, or left as it is. */
  choices: z.record(z.uuid(), z.enum(['file', 'leave'])).default({}),
  withoutRefused: z.literal('on').optional(),
})

/** Answers of a foreign table, put against a revision such as "draft/rev-1". */
export const stageAnswersSchema = z.strictObject({
  batch: z.uuid(),
  revision: z.string().min(1, 'choose').max(200),
})
