'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { getJoinable } from './delegates-data'
import { getInvitation } from './invitation-data'
import { endInvitation, hasMoved, storeInvitation } from './invitation-mutations'
import { tellInvited } from './mail'
import { lockDelegates, storeSteps } from './mutations'
import { canAnswerInvitation, canInvite, canRevokeInvitation } from './policy'
import * as rules from './rules'
import * as schema from './schema'

/**
 * A focal point names a delegate by address. Nothing here looks whether somebody has signed in with it:
 * the answer is the same either way, and the membership starts when they accept.
 * @returns RATE_LIMITED, TOO_MANY_WAITING, ALREADY_DONE while one waits for the address
 */
export const inviteDelegate = defineAction({
  schema: schema.inviteSchema,
  load: (viewer, { organisation }) => getJoinable(viewer, organisation),
  rule: canInvite,
  run: async ({ tx, permit, input: { email, role } }) => {
    const { organisationId } = permit.subject
    const member = actor(permit)
    if (!(await withinLimits(rules.inviteLimits(member.id, email)))) return refuse('RATE_LIMITED')
    const delegates = await lockDelegates(tx, permit)
    const standing = rules.decideLeading(delegates, member.id)
    if (!standing.ok) return standing
    const stored = await storeInvitation(tx, permit, { email, role })
    if (!stored.ok) return stored
    const about = { id: stored.value, organisationId }
    await tellInvited(tx, about, { email, locale: member.locale })
    return ok({
      events: [
        { kind: 'invitation.sent', subjectId: stored.value, organisationId, facts: { role } },
      ],
      to: `${rules.delegatesPath(organisationId)}?done=delegateInvited`,
    })
  },
})

/** A focal point takes an invitation back before it is answered. */
export const revokeInvitation = defineAction({
  schema: schema.invitationSchema,
  load: (viewer, { invitation }) => getInvitation(viewer, invitation),
  rule: canRevokeInvitation,
  run: async ({ tx, permit }) => {
    const { id, organisationId } = permit.subject
    const ended = await endInvitation(tx, permit, 'revokedAt')
    if (!ended.ok) return ended
    return ok({
      events: [{ kind: 'invitation.revoked', subjectId: id, organisationId }],
      to: `${rules.delegatesPath(organisationId)}?done=invitationRevoked`,
    })
  },
})

/** Whoever signed in with the address accepts, which starts a membership, or declines. */
export const answerInvitation = defineAction({
  schema: schema.answerInvitationSchema,
  load: (viewer, { invitation }) => getInvitation(viewer, invitation),
  rule: canAnswerInvitation,
  run: async ({ tx, permit, input: { answer } }) => {
    const { id, organisationId, role } = permit.subject
    const to = '/me/profile?done='
    if (answer === 'decline') {
      const ended = await endInvitation(tx, permit, 'declinedAt')
      if (!ended.ok) return ended
      return ok({
        events: [{ kind: 'invitation.declined', subjectId: id, organisationId }],
        to: `${to}invitationDeclined`,
      })
    }
    const delegates = await lockDelegates(tx, permit)
    if (await hasMoved(tx, organisationId)) return refuse('CONFLICT')
    const ended = await endInvitation(tx, permit, 'acceptedAt')
    if (!ended.ok) return ended
    const steps = rules.decideAccepting(delegates, actor(permit).id, role)
    if (!steps.ok) return steps
    const [membershipId = id] = await storeSteps(tx, permit, steps.value)
    return ok({
      events: [
        {
          kind: 'member.joined',
          subjectId: membershipId,
          organisationId,
          facts: { role, by: 'invitation' },
        },
      ],
      to: `${to}invitationAccepted`,
    })
  },
})
