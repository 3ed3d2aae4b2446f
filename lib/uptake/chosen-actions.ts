'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { getChosenTarget } from './chosen-data'
import { decideChosenSchema } from './chosen-schema'
import { previewKey } from './chosen-views'
import { storeDecisions } from './decision-mutations'
import { missingOf } from './decision-rules'
import { canRecordUptake } from './policy'

/**
 * A moderator decides the same of many points: shown first, then recorded as it was shown, all or none.
 * PREVIEWED stores nothing; a CONFLICT names each point that somebody changed meanwhile, or tells that some are
 * no longer there.
 */
export const decideChosen = defineAction({
  schema: decideChosenSchema,
  load: (viewer, { revision, seen }) =>
    getChosenTarget(viewer, { revision, points: seen.map(({ pointId }) => pointId) }),
  rule: canRecordUptake,
  run: async ({ tx, permit, input }) => {
    const { seen, step, previewed, queue, revision: _, template: __, ...decision } = input
    const missing = missingOf({ ...decision, lineageIds: decision.paragraphs })
    if (Object.keys(missing).length > 0) return refuse('INVALID', { fieldErrors: missing })
    const gone = seen.length - permit.subject.pointIds.length
    if (gone > 0)
      return refuse('CONFLICT', { changed: [{ field: 'points', from: '', to: String(gone) }] })
    const key = previewKey({
      ...decision,
      seen: seen.map(({ pointId, version }) => `${pointId}:${version}`),
    })
    if (step !== 'record' || previewed !== key) return refuse('PREVIEWED')
    const wanted = seen.map((point) => ({ ...decision, ...point }))
    const stored = await storeDecisions(tx, permit, 'chosen', wanted)
    if (!stored.ok) {
      const { refusal } = stored.refused[0]
      const changed = stored.refused.map(({ reference, number, refusal: why }) => ({
        field: `${reference}#${number}`,
        from: '',
        to: why.changed?.find(({ field }) => field === 'outcome')?.to || why.code,
      }))
      return refuse(refusal.code, { changed })
    }
    const { roundSlug, pillarKey, documentSlug, revisionSlug } = permit.subject
    const at = queue || `stream=${pillarKey}&document=${documentSlug}&revision=${revisionSlug}`
    const act = stored.actId ? `&act=${stored.actId}&decided=${stored.events.length}` : ''
    const to = `/moderate/${roundSlug}?${at}&done=${stored.actId ? 'chosen_decided' : 'nothing_new'}${act}`
    const [first, ...others] = stored.events
    return first ? ok({ to, events: [first, ...others] }) : ok({ to, replayed: true })
  },
})
