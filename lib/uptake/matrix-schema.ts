import { z } from 'zod'
import { SHEET_FORMATS } from '@/lib/platform/sheet'

const choice = z.string().max(100).optional()

/** Which matrix, and what is left out of it; an empty choice leaves out nothing. */
export const matrixSchema = z.strictObject({
  round: z.string().max(100),
  pillar: z.string().max(100),
  format: z.enum(SHEET_FORMATS).default('csv'),
  document: choice,
  topic: choice,
  type: choice,
  outcome: choice,
})
