import { z } from 'zod'
import { ACCEPTABLE, MOST_ACCEPTED } from './carry-views'
import { filterOfText } from './filter-views'
import { recordUptakeSchema } from './schema'

const earlier = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}_\d{1,9}$/, 'invalid')

/** Which proposals are accepted: ticked ones, the one on a record's page, or all that the page counted. */
export const acceptCarriedSchema = z
  .strictObject({
    stream: z.uuid(),
    revision: z.uuid(),
    /** What all of them propose: the same decision, or that the points were dropped. */
    state: z.enum(ACCEPTABLE).default('unchanged'),
    /** Why the points count as dropped; the same decision brings its own. */
    reason: recordUptakeSchema.shape.reason.default(''),
    which: z.enum(['chosen', 'one', 'all']),
    /** Earlier records with the version that was shown; a checkbox alone comes as one value. */
    proposal: z
      .union([earlier, z.array(earlier).max(MOST_ACCEPTED)])
      .optional()
      .transform((value) => (value === undefined ? [] : [value].flat())),
    /** Names the proposals that the page counted. */
    digest: z.string().max(32).default(''),
    next: z.string().max(20).optional(),
    /** The query of the queue's address, which the next point follows. */
    queue: z.string().max(2_000).optional().transform(filterOfText),
  })
  .refine(({ which, proposal }) => which === 'all' || proposal.length > 0, {
    path: ['proposal'],
    message: 'tick',
  })
  .refine(({ state, reason }) => state === 'unchanged' || reason !== '', {
    path: ['reason'],
    message: 'required',
  })
