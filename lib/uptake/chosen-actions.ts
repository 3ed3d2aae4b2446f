'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, type Refusal, refuse } from '@/lib/kernel/result'
import { getChosenTarget } from './chosen-data'
import { decideChosenSchema } from './chosen-schema'
import { previewKey } from './chosen-views'
import { type Refused, storeDecisions } from './decision-mutations'
import { missingOf } from './decision-rules'
import { canRecordUptake } from './policy'
import { changedPoint } from './rules'

/** What kept an act on many from being stored, point by point. */
function refusedOf(refused: readonly [Refused, ...Refused[]]): Refusal {
  const [{ refusal }] = refused
  // Of the decision itself, or of its revision, not of a point.
  if (refusal.code === 'INVALID' || refusal.code === 'NOT_FOUND') return refusal
  return refuse('POINTS_CHANGED', {
    changed: refused.map(({ refusal: { code, changed }, ...point }) => {
      const now = changed?.find(({ field }) => field === 'outcome')?.to
      return changedPoint({ ...point, code: now || code })
    }),
  })
}

/**
 * A moderator decides the same of many points: shown first, then recorded as it was shown, all or none.
 * PREVIEWED stores nothing; POINTS_CHANGED names each point that was changed meanwhile, or can't be decided.
 */
export const decideChosen = defineAction({
  schema: decideChosenSchema,
  load: (viewer, { revision, seen }) =>
    getChosenTarget(viewer, { revision, points: seen.map(({ pointId }) => pointId) }),
  rule: canRecordUptake,
  run: async ({ tx, permit, input }) => {
    const { seen, step, previewed, queue, of, revision: _, template: __, ...decision } = input
    const missing = missingOf({ ...decision, lineageIds: decision.paragraphs })
    if (Object.keys(missing).length > 0) return refuse('INVALID', { fieldErrors: missing })
    const key = previewKey({
      ...decision,
      seen: seen.map(({ pointId, version }) => `${pointId}:${version}`),
    })
    if (step !== 'record' || previewed !== key) return refuse('PREVIEWED')
    const wanted = seen.map((point) => ({ ...decision, ...point }))
    const stored = await storeDecisions(tx, permit, of ? 'similar' : 'chosen', wanted)
    if (!stored.ok) return refusedOf(stored.refused)
    const { roundSlug, pillarKey, documentSlug, revisionSlug } = permit.subject
    const place = `document=${documentSlug}&revision=${revisionSlug}`
    const page = of ? `/clusters/${of}?${place}` : `?${queue || `stream=${pillarKey}&${place}`}`
    const done = stored.actId
      ? `chosen_decided&act=${stored.actId}&decided=${stored.events.length}`
      : 'nothing_new'
    const to = `/moderate/${roundSlug}${page}&done=${done}`
    const [first, ...others] = stored.events
    return first ? ok({ to, events: [first, ...others] }) : ok({ to, replayed: true })
  },
})
