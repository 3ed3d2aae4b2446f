'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { getJoinable, getMembership, getRequest } from './delegates-data'
import { tellAdmins, tellFocalPoints, tellMember } from './mail'
import { lockDelegates, storeAnswer, storeRequest, storeSteps } from './mutations'
import {
  canAnswerRequest,
  canAskMembership,
  canChangeMembership,
  canEndMembership,
  canHandOver,
  canWithdrawRequest,
} from './policy'
import * as rules from './rules'
import * as schema from './schema'

/** Asks to join an organisation in a role. Its focal points are told, or the admins about the first one. */
export const askMembership = defineAction({
  schema: schema.askSchema,
  load: (viewer, { organisation }) => getJoinable(viewer, organisation),
  rule: canAskMembership,
  run: async ({ tx, permit, input: { role, reason } }) => {
    const { organisationId } = permit.subject
    const stored = await storeRequest(tx, permit, { role, reason })
    if (!stored.ok) return stored
    const about = { id: stored.value, organisationId }
    const told = await tellFocalPoints(tx, about)
    if (told === 0 && role === 'focal_point') await tellAdmins(tx, 'askedAdmins', about)
    return ok({
      events: [
        { kind: 'membership.asked', subjectId: stored.value, organisationId, facts: { role } },
      ],
      to: `${rules.organisationPath(organisationId)}?done=membershipAsked`,
    })
  },
})

/** Takes one's own request back. */
export const withdrawRequest = defineAction({
  schema: schema.requestSchema,
  load: (viewer, { request }) => getRequest(viewer, request),
  rule: canWithdrawRequest,
  run: async ({ tx, permit }) => {
    const { id, organisationId } = permit.subject
    const stored = await storeAnswer(tx, permit, null)
    if (!stored.ok) return stored
    return ok({
      events: [{ kind: 'membership.withdrawn', subjectId: id, organisationId }],
      to: `${rules.organisationPath(organisationId)}?done=requestWithdrawn`,
    })
  },
})

/** Accepts a request, which starts a membership, or declines it. The member is told either way. */
export const answerRequest = defineAction({
  schema: schema.decideSchema,
  load: (viewer, { request }) => getRequest(viewer, request),
  rule: canAnswerRequest,
  run: async ({ tx, permit, input: { answer } }) => {
    const { id, organisationId, memberId, role, led } = permit.subject
    const delegates = await lockDelegates(tx, permit)
    const { decidedAt } = await tx.membershipRequest.findUniqueOrThrow({ where: { id } })
    const { admin } = permit.viewer
    const decision = rules.decideAnswering(
      { memberId, role, decidedAt },
      { memberId: actor(permit).id, admin },
      delegates,
    )
    if (!decision.ok) return decision
    const done = answer === 'accept' ? 'accepted' : 'declined'
    const page = led ? rules.delegatesPath(organisationId) : '/admin/organisations'
    const to = `${page}?done=request_${done}`
    const about = { id, organisationId, memberId }
    if (answer === 'decline') {
      const stored = await storeAnswer(tx, permit, null)
      if (!stored.ok) return stored
      await tellMember(tx, 'declined', about)
      return ok({ events: [{ kind: 'membership.declined', subjectId: id, organisationId }], to })
    }
    const steps = rules.decideRole(delegates, memberId, role)
    if (!steps.ok) return steps
    const [membershipId = null] = await storeSteps(tx, permit, steps.value)
    const stored = await storeAnswer(tx, permit, membershipId)
    if (!stored.ok) return stored
    await tellMember(tx, 'accepted', about)
    return ok({
      events: [
        {
          kind: 'member.joined',
          subjectId: membershipId ?? id,
          organisationId,
          facts: { role, by: led ? 'focal_point' : 'admin' },
        },
      ],
      to,
    })
  },
})

/** Gives a delegate another role: one membership ends and another starts. */
export const changeMembership = defineAction({
  schema: schema.changeRoleSchema,
  load: (viewer, { membership }) => getMembership(viewer, membership),
  rule: canChangeMembership,
  run: async ({ tx, permit, input: { role } }) => {
    const { organisationId, memberId } = permit.subject
    const delegates = await lockDelegates(tx, permit)
    const standing = rules.decideStanding(delegates, permit.subject, actor(permit).id)
    if (!standing.ok) return standing
    const steps = rules.decideRole(delegates, memberId, role)
    if (!steps.ok) return steps
    const [id = permit.subject.id] = await storeSteps(tx, permit, steps.value)
    const own = memberId === actor(permit).id
    if (!own) await tellMember(tx, 'changed', { id, organisationId, memberId })
    // Who has just stopped being focal point may not read the delegates any more.
    const page = own ? rules.organisationPath(organisationId) : rules.delegatesPath(organisationId)
    return ok({
      events: [{ kind: 'membership.changed', subjectId: id, organisationId, facts: { role } }],
      to: `${page}?done=membershipChanged`,
    })
  },
})

/** Ends a membership: a focal point that of a delegate, everybody their own. */
export const endMembership = defineAction({
  schema: schema.endMembershipSchema,
  load: (viewer, { membership }) => getMembership(viewer, membership),
  rule: canEndMembership,
  run: async ({ tx, permit, input: { alone } }) => {
    const { id, organisationId, memberId } = permit.subject
    const own = memberId === actor(permit).id
    const delegates = await lockDelegates(tx, permit)
    const standing = own
      ? ok(null)
      : rules.decideStanding(delegates, permit.subject, actor(permit).id)
    if (!standing.ok) return standing
    const steps = rules.decideEnding(delegates, id, alone === 'on')
    if (!steps.ok) return steps
    await storeSteps(tx, permit, steps.value)
    if (!own) await tellMember(tx, 'ended', { id, organisationId, memberId })
    return ok({
      events: [{ kind: 'membership.ended', subjectId: id, organisationId }],
      to: own
        ? `${rules.organisationPath(organisationId)}?done=membershipLeft`
        : `${rules.delegatesPath(organisationId)}?done=membershipEnded`,
    })
  },
})

/** Makes another delegate focal point; who hands over stays as submitter. */
export const handOver = defineAction({
  schema: schema.handOverSchema,
  load: (viewer, { organisation }) => getJoinable(viewer, organisation),
  rule: canHandOver,
  run: async ({ tx, permit, input: { membership } }) => {
    const { organisationId } = permit.subject
    const delegates = await lockDelegates(tx, permit)
    const steps = rules.decideHandover(delegates, actor(permit).id, membership)
    if (!steps.ok) return steps
    const [to = '', from = ''] = await storeSteps(tx, permit, steps.value)
    const [start] = steps.value.starts
    if (start) await tellMember(tx, 'changed', { id: to, organisationId, ...start })
    return ok({
      events: [
        {
          kind: 'membership.changed',
          subjectId: to,
          organisationId,
          facts: { role: 'focal_point' },
        },
        {
          kind: 'membership.changed',
          subjectId: from,
          organisationId,
          facts: { role: 'submitter' },
        },
      ],
      to: `${rules.organisationPath(organisationId)}?done=handedOver`,
    })
  },
})
