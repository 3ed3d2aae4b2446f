import { createHash, randomBytes } from 'node:crypto'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { MembershipRole, StaffRole } from '@/lib/generated/prisma/enums'
import { db, type Transaction } from '@/lib/platform/db'
import { daysFromNow, unique } from './unique'

/** An organisation; a verified NGO with a name of its own unless told otherwise. */
export const buildOrganisation = (
  what: Partial<Prisma.OrganisationUncheckedCreateInput> = {},
  tx: Transaction = db(),
) =>
  tx.organisation.create({
    data: { name: `Organisation ${unique()}`, type: 'other_ngo', verifiedAt: new Date(), ...what },
  })

type MemberWish = {
  email?: string
  name?: string
  locale?: string
  organisations?: readonly { id: string; role?: MembershipRole }[]
}

/** A member with a verified address, tied to `organisations` (as submitter unless told otherwise). */
export async function buildMember(
  { organisations = [], email = `member-${unique()}@example.org`, ...what }: MemberWish = {},
  tx: Transaction = db(),
) {
  const member = await tx.member.create({
    data: {
      email,
      name: 'A Member',
      emailVerifiedAt: new Date(),
      ...what,
      memberships: {
        create: organisations.map(({ id, role = 'submitter' }) => ({ organisationId: id, role })),
      },
    },
  })
  return { ...member, email }
}

const grant = (
  role: StaffRole,
  memberId: string,
  streamIds: readonly (string | null)[],
  tx: Transaction,
) =>
  tx.roleGrant.createMany({
    data: streamIds.map((streamId) => ({ memberId, role, streamId, effectiveAt: new Date() })),
  })

/**
 * A moderator of `streamIds`, of `organisationId` or else of an organisation of their own, so that two
 * of them may review each other.
 */
export async function buildModerator(
  {
    streamIds,
    organisationId,
    ...what
  }: MemberWish & { streamIds: string[]; organisationId?: string },
  tx: Transaction = db(),
) {
  const id = organisationId ?? (await buildOrganisation({ type: 'un_entity' }, tx)).id
  const member = await buildMember({ name: 'A Moderator', ...what, organisations: [{ id }] }, tx)
  await grant('moderator', member.id, streamIds, tx)
  return member
}

/** The organiser of a regional consultation unless told otherwise, in all streams of the round or in one. */
export async function buildOrganiser(
  {
    roundId,
    streamId = null,
    consultation = 'Regional consultation',
    channel = 'regional_consultation',
    place = null,
    ...what
  }: MemberWish &
    Pick<Prisma.RoleGrantUncheckedCreateInput, 'streamId' | 'channel' | 'place'> & {
      roundId: string
      consultation?: string
    },
  tx: Transaction = db(),
) {
  const member = await buildMember({ name: 'An Organiser', ...what }, tx)
  const scope = { roundId, streamId, consultation, channel, place }
  await tx.roleGrant.create({
    data: { memberId: member.id, role: 'organiser', ...scope, effectiveAt: new Date() },
  })
  return member
}

/** An admin of no organisation. */
export async function buildAdmin(what: MemberWish = {}, tx: Transaction = db()) {
  const member = await buildMember({ name: 'An Admin', ...what }, tx)
  await grant('admin', member.id, [null], tx)
  return member
}

/** An auditor of no organisation. */
export async function buildAuditor(what: MemberWish = {}, tx: Transaction = db()) {
  const member = await buildMember({ name: 'An Auditor', ...what }, tx)
  await grant('auditor', member.id, [null], tx)
  return member
}

/**
 * A live session of a member, in which staff have given their `secondFactor` or not. @returns the
 * token that the session cookie carries
 */
export async function buildSession(
  { memberId, secondFactor = false }: { memberId: string; secondFactor?: boolean },
  tx: Transaction = db(),
): Promise<string> {
  const token = randomBytes(32).toString('hex')
  const tokenHash = createHash('sha256').update(token).digest('hex')
  const secondFactorAt = secondFactor ? new Date() : null
  await tx.session.create({
    data: { memberId, tokenHash, expiresAt: daysFromNow(1), secondFactorAt },
  })
  return token
}
