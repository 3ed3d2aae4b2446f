import { z } from 'zod'
import { recordUptakeSchema } from './schema'

const { outcome, reason, carriedTo, paragraphs, revision } = recordUptakeSchema.shape

/** One more than a campaign that is answered at once may have. */
const MOST = 500
const several = z
  .union([z.uuid(), z.array(z.uuid()).max(MOST)])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))
  .refine((chosen) => chosen.length > 0, 'tick')

export const answerTogetherSchema = z.strictObject({
  /** A point of the cluster whose page is shown next. */
  of: z.uuid(),
  revision,
  points: several,
  /** By point, the version of its record on the page, 0 where there was none. */
  seen: z.record(z.uuid(), z.coerce.number().int().min(0)),
  outcome,
  reason,
  carriedTo,
  paragraphs,
  /** `digestOf` what was shown before it is stored. */
  shown: z.string().max(60_000).default(''),
  step: z.enum(['preview', 'store']).default('preview'),
})

/** What somebody has seen and stores: anything else is to be seen first. */
export const digestOf = ({
  points,
  outcome: chosen,
  reason: why,
  carriedTo: where,
  paragraphs: links,
}: Pick<
  z.output<typeof answerTogetherSchema>,
  'points' | 'outcome' | 'reason' | 'carriedTo' | 'paragraphs'
>): string => JSON.stringify([[...points].sort(), chosen, why, where, [...links].sort()])
