'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getJoinable } from './delegates-data'
import { tellAdmins, tellMember } from './mail'
import { storeRegistration, storeVerification } from './mutations'
import { canRegisterOrganisation, canVerifyOrganisation } from './policy'
import { organisationPath } from './rules'
import { registerSchema, verifySchema } from './schema'

/**
 * Registers an organisation: usable for drafting at once, its inputs wait for a moderator until an admin
 * has verified it. A name that is here already leads to the organisation that bears it.
 * @returns TOO_MANY_WAITING where several of the member's wait already
 */
export const registerOrganisation = defineAction({
  schema: registerSchema,
  load: async () => ({}),
  rule: canRegisterOrganisation,
  run: async ({ tx, permit, input }) => {
    const stored = await storeRegistration(tx, permit, input)
    if (!stored.ok) return stored
    const { id, membershipId } = stored.value
    const page = organisationPath(id)
    if (!membershipId) return ok({ replayed: true, to: `${page}?done=organisationKnown` })
    await tellAdmins(tx, 'registered', { id, organisationId: id })
    const about = { organisationId: id }
    return ok({
      events: [
        {
          kind: 'organisation.registered',
          subjectId: id,
          ...about,
          facts: { name: input.name, type: input.type },
        },
        {
          kind: 'member.joined',
          subjectId: membershipId,
          ...about,
          facts: { role: 'submitter' },
        },
      ],
      to: `${page}?done=organisationRegistered`,
    })
  },
})

/** An admin vouches that an organisation is what it says; who registered it becomes its focal point. */
export const verifyOrganisation = defineAction({
  schema: verifySchema,
  load: (viewer, { organisation }) => getJoinable(viewer, organisation),
  rule: canVerifyOrganisation,
  run: async ({ tx, permit }) => {
    const { organisationId } = permit.subject
    const stored = await storeVerification(tx, permit)
    if (!stored.ok) return stored
    const { membershipId, registeredById } = stored.value
    if (registeredById)
      await tellMember(tx, 'verified', {
        id: organisationId,
        organisationId,
        memberId: registeredById,
      })
    const facts = { role: 'focal_point' }
    return ok({
      events: [
        { kind: 'organisation.verified', subjectId: organisationId, organisationId },
        ...(membershipId
          ? [
              {
                kind: 'membership.changed',
                subjectId: membershipId,
                organisationId,
                facts,
              } as const,
            ]
          : []),
      ],
      to: '/admin/organisations?done=organisationVerified',
    })
  },
})
