import { z } from 'zod'
import { LANGUAGES } from '@/lib/inputs/schema'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'
import { queueTextOf } from '@/lib/uptake/filter-views'
import { DECIDABLE } from '@/lib/uptake/schema'
import { hasUnknown } from './template-views'

/** A name of one line. */
export const nameText = (most: number) =>
  z
    .string('required')
    .refine(isStorable, 'notWellFormed')
    .transform(canonical)
    .pipe(z.string().min(1, 'required').max(most, 'tooLong'))
    .refine(isOneLine, 'oneLine')

/** The query of a queue's address; what is no part of one is left out. */
export const queueText = z.string().max(2_000).default('').transform(queueTextOf)

export const saveViewSchema = z.strictObject({
  round: z.uuid(),
  name: nameText(60),
  queue: queueText,
})

export const removeViewSchema = z.strictObject({ view: z.uuid() })

/** Of one point; the address to come back to names a document and a revision by their slugs. */
export const partSchema = z.strictObject({
  point: z.uuid(),
  /** Another point of the cluster, whose page is shown next. */
  of: z.uuid(),
  document: z.string().max(100),
  revision: z.string().max(100),
})

const longText = (most: number) =>
  z
    .string('required')
    .max(most, 'tooLong')
    .refine(isStorable, 'notWellFormed')
    .transform(canonical)
    .pipe(z.string().min(1, 'required'))

export const addNoteSchema = z.strictObject({
  formKey: z.uuid(),
  point: z.uuid(),
  note: longText(4_000),
  queue: queueText,
})

export const removeNoteSchema = z.strictObject({ note: z.uuid(), queue: queueText })

/** Who is on a point in a revision; `gone` where one leaves it. */
export const presenceSchema = z.strictObject({
  round: z.string().max(100),
  point: z.uuid(),
  revision: z.uuid(),
  gone: z.literal('yes').optional(),
})

/** What is done on a point of the workbench besides deciding. */
export const sharePathSchema = presenceSchema
  .omit({ gone: true })
  .extend({ act: z.enum(['note', 'remove', 'assign']) })

const template = z.strictObject({
  title: nameText(100),
  text: longText(4_000).refine((written) => !hasUnknown(written), 'unknownPlaceholder'),
  language: z.enum(LANGUAGES, 'choose'),
  outcomes: z
    .union([z.enum(DECIDABLE), z.array(z.enum(DECIDABLE))])
    .optional()
    .transform((value) => (value === undefined ? [] : [...new Set([value].flat())])),
})

export const addTemplateSchema = template.extend({
  formKey: z.uuid(),
  round: z.string().max(100),
  /** Empty for the whole round. */
  pillar: z.string().max(60).default(''),
})

export const changeTemplateSchema = template.extend({
  template: z.uuid(),
  version: z.coerce.number().int().min(1),
})

export const removeTemplateSchema = z.strictObject({ template: z.uuid() })

const ids = z
  .union([z.uuid(), z.array(z.uuid()).max(200)])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))

/** Of the form that the text goes into: all its other fields come back as they are. */
export const insertTemplateSchema = z.looseObject({
  template: z.uuid('choose'),
  point: z.uuid().optional().catch(undefined),
  revision: z.uuid(),
  paragraphs: ids,
  reason: z.string().max(8_000).default(''),
})
