import { z } from 'zod'
import { text } from '@/lib/rounds/schema'

const version = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)

export const changeClearanceSchema = z.strictObject({
  organisation: z.uuid(),
  clears: z.enum(['on', 'off'], 'choose'),
})

/** The version of a draft that whoever asks or clears has read. */
export const versionSchema = z.strictObject({ draft: z.uuid(), version })

/** A note says what to change; it stands with the draft, in no mail and no log. */
export const returnDraftSchema = z.strictObject({ draft: z.uuid(), version, note: text(1000) })
