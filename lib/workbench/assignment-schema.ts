import { z } from 'zod'
import { MOST_CHOSEN } from '@/lib/uptake/queue-views'
import { queueText } from './schema'

/** Points that were ticked: one alone comes as a value, several as a list. */
export const chosenPoints = z
  .union([z.uuid(), z.array(z.uuid()).min(1).max(MOST_CHOSEN, `tooManyAtOnce:${MOST_CHOSEN}`)])
  .transform((value) => [...new Set([value].flat())])

export const assignPointsSchema = z.strictObject({
  point: chosenPoints,
  /** A moderator; empty for nobody. */
  to: z.union([z.uuid(), z.literal('')], 'choose').transform((value) => value || null),
  /** Of one point: who had it on the page, empty for nobody. */
  was: z
    .union([z.uuid(), z.literal('')])
    .transform((value) => value || null)
    .optional(),
  /** Back to the point's page or to the queue. */
  back: z.enum(['point', 'queue']).default('queue'),
  queue: queueText,
})
