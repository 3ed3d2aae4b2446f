import { z } from 'zod'
import { text } from '@/lib/rounds/schema'

/** All that an application can come to. */
export const DECISIONS = ['accredited', 'not_accredited', 'by_ecosoc_status'] as const
export const STATES = ['applied', ...DECISIONS] as const

const of = { organisation: z.uuid(), round: z.string().max(100) }

/** `note` says how the organisation takes part in what the round is about; admins read it. */
export const applySchema = z.strictObject({
  organisation: z.uuid(),
  round: z.string('choose').min(1, 'choose').max(100),
  note: text(1000),
})

/** `seen` is the row that held when the page was read, empty where there was none. */
export const recordSchema = z.strictObject({
  ...of,
  seen: z.union([z.literal(''), z.uuid()]),
  state: z.enum(DECISIONS, 'choose'),
  reason: text(1000),
})

/** The filter of an admin's list; anything else shows all. */
export const filterSchema = z
  .enum([...STATES, 'none'])
  .optional()
  .catch(undefined)
