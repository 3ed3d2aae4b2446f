import { z } from 'zod'

import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'
import { queueTextOf } from '@/lib/uptake/filter-views'

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
