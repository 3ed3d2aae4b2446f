import { z } from 'zod'
import { canonical, isStorable } from '@/lib/kernel/text'

const id = z.uuid()

export const proposeMergerSchema = z.strictObject({
  duplicate: id,
  survivor: id,
  reason: z
    .string('required')
    .refine(isStorable, 'notWellFormed')
    .transform(canonical)
    .pipe(z.string().min(1, 'required').max(500, 'tooLong')),
})

export const mergerSchema = z.strictObject({ id })

/** What the page of a merger is asked for; anything else is left out. */
export const mergerPageSchema = z.object({
  merger: id.optional().catch(undefined),
  duplicate: id.optional().catch(undefined),
  survivor: id.optional().catch(undefined),
})
