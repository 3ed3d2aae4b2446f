'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { type Claimable, getOpenClaim, getRecorded } from './claim-data'
import { storeClaim, storeClaimDecision, storeDisownment } from './claim-mutations'
import { recordingPath } from './on-behalf-paths'
import * as schema from './on-behalf-schema'
import { canClaimInput, canConfirmClaim, canDisownInput } from './policy'
import { inputPath, logged } from './rules'

const about = (input: Claimable) => ({
  subjectId: input.id,
  ...logged(input, input.moderatorsOnly ? 'moderators_only' : ''),
  facts: { reference: input.reference },
})

const claimLimits = (memberId: string) => [
  { name: 'claim-member', key: memberId, points: 30, seconds: 3600 },
]

/** "This is ours": at once for the organisation named, else asked of the stream's moderators. */
export const claimInput = defineAction({
  schema: schema.referenceOnlySchema,
  load: (viewer, { reference }) => getRecorded(viewer, reference),
  rule: canClaimInput,
  run: async ({ tx, permit }) => {
    if (permit.subject.disowned) return refuse('ALREADY_DONE')
    if (!(await withinLimits(claimLimits(actor(permit).id)))) return refuse('RATE_LIMITED')
    const stored = await storeClaim(tx, permit)
    if (!stored.ok) return stored
    const { confirmed } = stored.value
    return ok({
      events: [
        { kind: confirmed ? 'input.claimed' : 'input.claim_asked', ...about(permit.subject) },
      ],
      to: `${inputPath(permit.subject)}?done=${confirmed ? 'claimed' : 'claimAsked'}`,
    })
  },
})

/** A moderator confirms or declines a person's claim. */
export const decideClaim = defineAction({
  schema: schema.decideClaimSchema,
  load: (viewer, { claim }) => getOpenClaim(viewer, claim),
  rule: canConfirmClaim,
  run: async ({ tx, permit, input: { decision } }) => {
    const accept = decision === 'confirm'
    const stored = await storeClaimDecision(tx, permit, accept)
    if (!stored.ok) return stored
    return ok({
      events: [
        { kind: accept ? 'input.claimed' : 'input.claim_declined', ...about(permit.subject) },
      ],
      to: `${recordingPath(permit.subject)}?done=${accept ? 'claimConfirmed' : 'claimDeclined'}`,
    })
  },
})

/** "This does not represent us": the text stays, marked, without the name, and is counted no more. */
export const disownInput = defineAction({
  schema: schema.disownSchema,
  load: (viewer, { reference }) => getRecorded(viewer, reference),
  rule: canDisownInput,
  run: async ({ tx, permit, input: { reason } }) => {
    const stored = await storeDisownment(tx, permit, reason)
    if (!stored.ok) return stored
    return ok({
      events: [{ kind: 'input.disowned', ...about(permit.subject) }],
      to: `${inputPath(permit.subject)}?done=disowned`,
    })
  },
})
