'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { canProposePublication, canSignPublication, canWithdrawPublication } from './policy'
import { getPublicationHead, listPublishable } from './publication-data'
import { storeProposal, storeSignature, storeWithdrawal } from './publication-mutations'
import { proposalPath } from './publication-paths'
import { proposePublicationSchema, publicationSchema } from './schema'

/** A moderator puts what was agreed in a revision before the admins, but what they ticked. */
export const proposePublication = defineAction({
  schema: proposePublicationSchema,
  load: async (viewer, { revision }) => (await listPublishable(viewer, { revision }))[0] ?? null,
  rule: canProposePublication,
  run: async ({ tx, permit, input: { until, without, show } }) => {
    const { roundId, roundSlug } = permit.subject
    if (show !== undefined)
      return ok({ to: proposalPath(permit.subject, { until, without, show }), replayed: true })
    const stored = await storeProposal(tx, permit, { until, without })
    if (!stored.ok) return stored
    const { id: subjectId, records } = stored.value
    return ok({
      to: `/moderate/${roundSlug}/publications/${subjectId}?done=proposed`,
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
    const { id: subjectId, roundId, records, leftOut: before } = permit.subject
    const stored = await storeSignature(tx, permit)
    if (!stored.ok) return stored
    const { signatures, complete, leftOut } = stored.value
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
      // Counted anew under the lock: what was read before it may have been withdrawn since.
      facts: { records: records + before - leftOut, signatures, leftOut },
    } as const
    return ok({
      to: `/admin/publications/${subjectId}?done=${complete ? 'published' : 'signed'}`,
      events: complete ? [signed, published] : [signed],
    })
  },
})
