import { z } from 'zod'
import { queueTextOf } from './filter-views'
import { MOST_CHOSEN } from './queue-views'
import { DECIDABLE, recordUptakeSchema } from './schema'

const SEEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{1,6})$/

/** A point and its record's version as they were shown. */
const seenPoint = z
  .string()
  .regex(SEEN)
  .transform((text) => {
    const [, pointId = '', version = '0'] = SEEN.exec(text) ?? []
    return { pointId, version: Number(version) }
  })
  .refine(({ pointId }) => z.uuid().safeParse(pointId).success)

const { revision, reason, carriedTo, paragraphs } = recordUptakeSchema.shape

/** One decision on many points; it is recorded as it was previewed. */
export const decideChosenSchema = z.strictObject({
  ...{ revision, reason, carriedTo, paragraphs },
  outcome: z.enum(DECIDABLE, 'choose'),
  seen: z
    .union([z.string(), z.array(z.string())], 'tick')
    .transform((value) => [value].flat())
    .pipe(z.array(seenPoint).max(MOST_CHOSEN, `tooManyAtOnce:${MOST_CHOSEN}`))
    .refine((all) => new Set(all.map(({ pointId }) => pointId)).size === all.length, 'invalid'),
  /** Where they were chosen because they say the same: one of them, whose page is shown next. */
  of: z.uuid().optional(),
  /** The key of what was previewed; empty before. */
  previewed: z.string().max(40).default(''),
  step: z.enum(['preview', 'record']).default('preview'),
  /** Of a template's choice beside the reason: nothing of the decision. */
  template: z.string().max(60).optional(),
  queue: z.string().max(2_000).default('').transform(queueTextOf),
})
