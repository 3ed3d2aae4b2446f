'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getUndoTarget } from './act-data'
import { storeComment } from './comment-mutations'
import { storeDecisions } from './decision-mutations'
import { storeAgreements, storeReview } from './mutations'
import {
  canAgreeUptake,
  canCommentUptake,
  canGiveVerdict,
  canRecordUptake,
  canReviewUptake,
  canUndoUptake,
} from './policy'
import { nextUndecided } from './queue-data'
import { getAgreeTarget, getReviewTarget, getUptakeTarget } from './record-data'
import { leadingOn, recordPath, reviewPath } from './record-paths'
import { nextToReview } from './review-data'
import {
  agreeUptakeSchema,
  commentUptakeSchema,
  giveVerdictSchema,
  passReviewSchema,
  recordUptakeSchema,
  reviewUptakeSchema,
  undoUptakeSchema,
} from './schema'
import { undoDecisions } from './undo-mutations'
import { getVerdictTarget, storeVerdict } from './verdict-mutations'

/** A moderator says what became of a point in a revision. */
export const recordUptake = defineAction({
  schema: recordUptakeSchema,
  load: getUptakeTarget,
  rule: canRecordUptake,
  run: async ({ tx, permit, input }) => {
    const { pointId, revisionId } = permit.subject
    const { next, queue, template: _, ...wanted } = input
    const stored = await storeDecisions(tx, permit, 'one', [{ ...wanted, pointId }])
    const page = (point: string) => recordPath(permit.subject, point, queue)
    if (!stored.ok) {
      const { refusal, successor } = stored.refused[0]
      return leadingOn(refusal, permit.subject, successor, queue)
    }
    const onwards = next ? await nextUndecided(permit.viewer, { pointId, revisionId }, queue) : null
    const [event, ...others] = stored.events
    const done = !event ? 'said_already' : onwards || !next ? 'recorded' : 'recorded_all'
    const to = `${page(onwards ?? pointId)}&done=${done}`
    const version = stored.versions.get(pointId) ?? input.version
    if (!event) return ok({ to, version, replayed: true })
    return ok({
      to,
      version,
      fields: { act: stored.actId ?? '' },
      events: [event, ...others],
    })
  },
})

/** A moderator takes back what they did with one key, one button or one file. */
export const undoUptake = defineAction({
  schema: undoUptakeSchema,
  load: (viewer, { act }) => getUndoTarget(viewer, act),
  rule: canUndoUptake,
  run: async ({ tx, permit, input }) => {
    const stored = await undoDecisions(tx, permit)
    if (!stored.ok) return stored
    const { events, undone, left } = stored.value
    const { roundSlug, documentSlug, revisionSlug } = permit.subject
    const [first] = undone
    const place = { document: documentSlug, revision: revisionSlug, ...input.queue }
    const query = `${new URLSearchParams(place)}&done=${left.length > 0 ? 'undone_in_part' : 'undone'}`
    // Of many, those that had to be left are told point by point.
    const to =
      undone.length === 1 && left.length === 0
        ? `/moderate/${roundSlug}/records/${first?.pointId}?${query}`
        : left.length > 0
          ? `/moderate/${roundSlug}/acts?${query}`
          : `/moderate/${roundSlug}?${input.stream ? `stream=${input.stream}&` : ''}${query}`
    return ok({ to, events })
  },
})

/** Another moderator, of another organisation, agrees or sends it back. */
export const reviewUptake = defineAction({
  schema: reviewUptakeSchema,
  load: (viewer, { record }) => getReviewTarget(viewer, record),
  rule: canReviewUptake,
  run: async ({ tx, permit, input }) => {
    const { recordId: subjectId, roundId, streamId } = permit.subject
    const { next, review, ...given } = input
    const stored = await storeReview(tx, permit, given)
    if (!stored.ok) return stored
    const onwards = next ? await nextToReview(permit.viewer, permit.subject, review) : null
    const done = onwards || !next ? input.finding : 'reviewed_all'
    return ok({
      to: reviewPath(permit.subject, review, { onwards, done }),
      events: [
        {
          kind: 'uptake.reviewed',
          subjectId,
          roundId,
          streamId,
          facts: { finding: input.finding, version: input.version },
        },
      ],
    })
  },
})

/** On to the next record to review, this one as it is. */
export const passReview = defineAction({
  schema: passReviewSchema,
  load: (viewer, { record }) => getReviewTarget(viewer, record),
  rule: canReviewUptake,
  run: async ({ permit, input }) => {
    const onwards = await nextToReview(permit.viewer, permit.subject, input.review)
    const done = onwards ? '' : 'no_other'
    return ok({ to: reviewPath(permit.subject, input.review, { onwards, done }), replayed: true })
  },
})

/** The same of many records, agreed to at once as the list showed them. */
export const agreeUptake = defineAction({
  schema: agreeUptakeSchema,
  load: (viewer, { agreed }) =>
    getAgreeTarget(
      viewer,
      agreed.map(({ record }) => record),
    ),
  rule: canAgreeUptake,
  run: async ({ tx, permit, input }) => {
    const { roundId, records } = permit.subject
    const stored = await storeAgreements(tx, permit, input.agreed)
    if (!stored.ok) return stored
    const events = records.map(({ recordId: subjectId, streamId }) => ({
      kind: 'uptake.reviewed' as const,
      subjectId,
      roundId,
      streamId,
      facts: { finding: 'agreed', together: records.length },
    }))
    const [first, ...others] = events
    if (!first) throw new Error('the schema asks for at least one')
    const to = reviewPath(permit.subject, input.review, { onwards: null, done: 'agreed_all' })
    return ok({ to, events: [first, ...others] })
  },
})

/** A moderator writes to the others about a record. */
export const commentUptake = defineAction({
  schema: commentUptakeSchema,
  load: (viewer, { record }) => getReviewTarget(viewer, record),
  rule: canCommentUptake,
  run: async ({ tx, permit, input }) => {
    const { recordId: subjectId, roundId, streamId, pointId } = permit.subject
    const stored = await storeComment(tx, permit, input)
    if (!stored.ok) return stored
    const to = recordPath(permit.subject, pointId, { done: 'commented' })
    if (!stored.value.fresh) return ok({ replayed: true, to })
    return ok({
      to,
      events: [
        {
          kind: 'uptake.commented',
          subjectId,
          roundId,
          streamId,
        },
      ],
    })
  },
})

/** The author's side says whether a published record is right. */
export const giveVerdict = defineAction({
  schema: giveVerdictSchema,
  load: (viewer, { reply }) => getVerdictTarget(viewer, Object.keys(reply)[0] ?? ''),
  rule: canGiveVerdict,
  run: async ({ tx, permit, input }) => {
    const target = permit.subject
    const reply = Object.values(input.reply)[0]
    if (!reply) throw new Error('the schema lets one reply through')
    const stored = await storeVerdict(tx, permit, { ...reply, formKey: input.formKey })
    if (!stored.ok) return stored
    const done = [
      'verdict',
      ...(target.restricted ? ['restricted'] : []),
      // What was sent and is not kept is told.
      ...(reply.answer === 'fully' && reply.wouldNeed ? ['fully'] : []),
    ].join('_')
    const to = `/rounds/${target.roundSlug}/inputs/${target.reference}?done=${done}`
    if (!stored.value.fresh) return ok({ replayed: true, to })
    const { recordId: subjectId, roundId, streamId, organisationId } = target
    return ok({
      to,
      events: [
        {
          kind: 'verdict.given',
          subjectId,
          roundId,
          streamId,
          ...(organisationId && { organisationId }),
          facts: { answer: reply.answer },
        },
      ],
    })
  },
})
