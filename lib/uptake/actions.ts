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
  canProposePublication,
  canRecordUptake,
  canReviewUptake,
  canSignPublication,
  canUndoUptake,
  canWithdrawPublication,
} from './policy'
import { getPublicationHead, listPublishable } from './publication-data'
import { storeProposal, storeSignature, storeWithdrawal } from './publication-mutations'
import { nextUndecided } from './queue-data'
import { getAgreeTarget, getReviewTarget, getUptakeTarget } from './record-data'
import {
  agreeUptakeSchema,
  commentUptakeSchema,
  giveVerdictSchema,
  proposePublicationSchema,
  publicationSchema,
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
    const { pointId, revisionId, roundSlug, ...at } = permit.subject
    const { next, queue, template: _, ...wanted } = input
    const stored = await storeDecisions(tx, permit, 'one', [{ ...wanted, pointId }])
    if (!stored.ok) return stored.refused[0].refusal
    const place = { document: at.documentSlug, revision: at.revisionSlug, ...queue }
    const page = (point: string) =>
      `/moderate/${roundSlug}/records/${point}?${new URLSearchParams(place)}`
    const onwards = next ? await nextUndecided(permit.viewer, { pointId, revisionId }, queue) : null
    const to = `${page(onwards ?? pointId)}&done=${onwards || !next ? 'recorded' : 'recorded_all'}`
    const [event, ...others] = stored.events
    if (!event) return ok({ to, version: input.version, replayed: true })
    return ok({
      to,
      version: stored.versions.get(pointId) ?? input.version,
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
    const { recordId: subjectId, roundId, streamId, roundSlug } = permit.subject
    const stored = await storeReview(tx, permit, input)
    if (!stored.ok) return stored
    return ok({
      to: `/moderate/${roundSlug}/review?done=${input.finding}`,
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
    const { roundId, roundSlug, records } = permit.subject
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
    return ok({ to: `/moderate/${roundSlug}/review?done=agreed_all`, events: [first, ...others] })
  },
})

/** A moderator writes to the others about a record. */
export const commentUptake = defineAction({
  schema: commentUptakeSchema,
  load: (viewer, { record }) => getReviewTarget(viewer, record),
  rule: canCommentUptake,
  run: async ({ tx, permit, input }) => {
    const { recordId: subjectId, roundId, streamId, ...at } = permit.subject
    const stored = await storeComment(tx, permit, input)
    if (!stored.ok) return stored
    const to = `/moderate/${at.roundSlug}/records/${at.pointId}?document=${at.documentSlug}&revision=${at.revisionSlug}&done=commented`
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

/** A moderator puts what was agreed in a revision before the admins. */
export const proposePublication = defineAction({
  schema: proposePublicationSchema,
  load: async (viewer, { revision }) => (await listPublishable(viewer, { revision }))[0] ?? null,
  rule: canProposePublication,
  run: async ({ tx, permit }) => {
    const { roundId, roundSlug } = permit.subject
    const stored = await storeProposal(tx, permit)
    if (!stored.ok) return stored
    const { id: subjectId, records } = stored.value
    return ok({
      to: `/moderate/${roundSlug}/publications?done=proposed`,
      events: [{ kind: 'publication.proposed', subjectId, roundId, facts: { records } }],
    })
  },
})

/** A moderator takes a proposal back before it is published. */
export const withdrawPublication = defineAction({
  schema: publicationSchema,
  load: (viewer, { publication }) => getPublicationHead(viewer, publication),
  rule: canWithdrawPublication,
  run: async ({ tx, permit }) => {
    const { id: subjectId, roundId, roundSlug } = permit.subject
    const stored = await storeWithdrawal(tx, permit)
    if (!stored.ok) return stored
    return ok({
      to: `/moderate/${roundSlug}/publications?done=proposal_withdrawn`,
      events: [{ kind: 'publication.withdrawn', subjectId, roundId }],
    })
  },
})

/** An admin signs a batch; the last signature needed publishes it. */
export const signPublication = defineAction({
  schema: publicationSchema,
  load: (viewer, { publication }) => getPublicationHead(viewer, publication),
  rule: canSignPublication,
  run: async ({ tx, permit }) => {
    const { id: subjectId, roundId, records } = permit.subject
    const stored = await storeSignature(tx, permit)
    if (!stored.ok) return stored
    const { signatures, complete } = stored.value
    const signed = {
      kind: 'publication.signed',
      subjectId,
      roundId,
      facts: { signatures },
    } as const
    const published = {
      kind: 'publication.published',
      subjectId,
      roundId,
      facts: { records, signatures },
    } as const
    return ok({
      to: `/admin/publications/${subjectId}?done=${complete ? 'published' : 'signed'}`,
      events: complete ? [signed, published] : [signed],
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
    const to = `/rounds/${target.roundSlug}/inputs/${target.reference}?done=verdict`
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
