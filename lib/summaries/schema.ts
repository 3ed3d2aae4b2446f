import { z } from 'zod'
import { base, optionalText, text } from '@/lib/rounds/schema'

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const passage = optionalText(8000).transform((value) => value ?? '')
const section = z.strictObject({ asked: passage, said: passage, did: passage })

export const saveSummarySchema = z.strictObject({
  slug: z.string(),
  version,
  base,
  title: text(200),
  introduction: passage,
  method: passage,
  sections: z.record(z.string().regex(/^[a-z_]{1,30}$/), section),
})

export const signSummarySchema = z.strictObject({ id: z.uuid(), version })

export const readSummarySchema = z.strictObject({
  round: z.string().max(60),
  number: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
  format: z.enum(['json', 'csv']).default('json'),
})
