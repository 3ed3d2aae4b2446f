'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { storeDecisions } from './decision-mutations'
import { missingOf } from './decision-rules'
import { canRecordUptake } from './policy'
import { getTogetherTarget } from './together-data'
import { answerTogetherSchema, digestOf } from './together-schema'

/**
 * A moderator records one decision on several points that say the same: a record for each, reviewed and told
 * to its author by itself, and one act to take back. It is shown first: PREVIEWED until what is sent is what
 * was shown. All or none: INVALID with what is missing, else the first point's refusal.
 */
export const answerTogether = defineAction({
  schema: answerTogetherSchema,
  load: getTogetherTarget,
  rule: canRecordUptake,
  run: async ({ tx, permit, input }) => {
    const { seen, step, shown, of, outcome, reason, carriedTo, paragraphs } = input
    const missing = missingOf({ outcome, reason, carriedTo, lineageIds: paragraphs })
    if (Object.keys(missing).length > 0) return refuse('INVALID', { fieldErrors: missing })
    if (step === 'preview' || shown !== digestOf(input)) return refuse('PREVIEWED')
    const stored = await storeDecisions(
      tx,
      permit,
      'similar',
      permit.subject.pointIds.map((pointId) => ({
        ...{ pointId, outcome, reason, carriedTo, paragraphs },
        version: seen[pointId] ?? 0,
      })),
    )
    if (!stored.ok) return stored.refused[0].refusal
    const { roundSlug, documentSlug: document, revisionSlug: revision } = permit.subject
    const page = (more: Record<string, string>) =>
      `/moderate/${roundSlug}/clusters/${of}?${new URLSearchParams({ document, revision, ...more })}`
    const [first, ...others] = stored.events
    if (!first) return ok({ replayed: true, to: page({ done: 'answered_together' }) })
    const to = page({ done: 'answered_together', act: stored.actId ?? '' })
    return ok({ to, events: [first, ...others] })
  },
})
