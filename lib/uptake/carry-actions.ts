'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, type Refusal, refuse } from '@/lib/kernel/result'
import { digestOf, getAcceptance } from './carry-data'
import { acceptCarriedSchema } from './carry-schema'
import { lockPoints, storeDecisions } from './decision-mutations'
import { canCarryUptake } from './policy'
import { nextUndecided } from './queue-data'
import { recordPath } from './record-paths'

/** With what has the form's page show anew what holds now. */
const changedMeanwhile = (): Refusal =>
  refuse('PROPOSALS_CHANGED', { changed: [{ field: 'proposal', from: '', to: '' }] })

const idOf = (proposal: string) => proposal.split('_')[0] ?? ''

/**
 * A moderator records in a revision what was recorded in an earlier one, where the paragraphs are unchanged, or
 * that the points were dropped, where none of their paragraphs goes on.
 * All or none: where one of them is no longer proposed as it was shown, PROPOSALS_CHANGED. Like any record these are
 * reviewed and published in their turn.
 */
export const acceptCarried = defineAction({
  schema: acceptCarriedSchema,
  load: (viewer, { stream, revision, state, which, proposal }) =>
    getAcceptance(viewer, {
      stream,
      revision,
      state,
      ...(which !== 'all' && { only: proposal.map(idOf) }),
    }),
  rule: canCarryUptake,
  run: async ({ tx, permit, input }) => {
    const { proposals, digest, pointIds, revisionId, ...at } = permit.subject
    const found = proposals.map(({ recordId, version }) => `${recordId}_${version}`)
    const asShown =
      input.which === 'all'
        ? digest !== '' && digest === input.digest
        : found.length === new Set(input.proposal).size &&
          input.proposal.every((one) => found.includes(one))
    if (!asShown) return changedMeanwhile()
    await lockPoints(tx, pointIds, revisionId)
    // The earlier records can change no more: once more whether they are still what was read.
    const held = { state: input.state, only: found.map(idOf), apart: null }
    if ((await digestOf(tx, permit.viewer, permit.subject, held)) !== digest)
      return changedMeanwhile()
    const stored = await storeDecisions(
      tx,
      permit,
      'carried',
      proposals.map(({ lineageIds, ...one }) => ({
        pointId: one.pointId,
        version: 0,
        ...(input.state === 'ended'
          ? { outcome: 'dropped' as const, reason: input.reason, carriedTo: '' }
          : {
              outcome: one.outcome,
              reason: one.reason ?? '',
              carriedTo: one.carriedTo ?? '',
              lineages: lineageIds,
            }),
      })),
    )
    if (!stored.ok) return changedMeanwhile()
    const [first, ...others] = stored.events
    if (!first) return changedMeanwhile()
    const events = [first, ...others] as const
    if (input.which !== 'one') {
      const of = `stream=${at.pillarKey}&document=${at.documentSlug}&revision=${at.revisionSlug}`
      const state = input.state === 'ended' ? '&state=ended' : ''
      const act = `act=${stored.actId}&decided=${events.length}`
      return ok({
        to: `/moderate/${at.roundSlug}/carry?${of}${state}&done=carried&${act}`,
        events: [...events],
      })
    }
    const [pointId = ''] = pointIds
    const onwards = input.next
      ? await nextUndecided(permit.viewer, { pointId, revisionId }, input.queue)
      : null
    const done = onwards || !input.next ? 'recorded' : 'recorded_all'
    const to = recordPath(permit.subject, onwards ?? pointId, { ...input.queue, done })
    return ok({ to, events: [...events] })
  },
})
