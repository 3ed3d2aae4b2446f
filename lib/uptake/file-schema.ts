import { z } from 'zod'
import { SHEET_FORMATS } from '@/lib/platform/sheet'

/** Files of a stream's decisions: sheets, and the comment table of ISO's template. */
export const FILE_FORMATS = [...SHEET_FORMATS, 'docx'] as const

export const exportDecisionsSchema = z.strictObject({
  round: z.string().max(100),
  pillar: z.string().max(100),
  document: z.string().max(100),
  revision: z.string().max(100),
  format: z.enum(FILE_FORMATS).default('xlsx'),
})
