import sql from 'sql-template-tag'
import type { EcosocStatus, MembershipRole, OrganisationType } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit } from '@/lib/platform/permit'
import type {
  canAnswerRequest,
  canAskMembership,
  canRegisterOrganisation,
  canVerifyOrganisation,
  canWithdrawRequest,
} from './policy'
import { type Delegate, decideAsking, decideVerified, MOST_WAITING, type Steps } from './rules'

/** The delegates as they are now; whoever changes them at the same time waits. */
export async function lockDelegates(
  tx: Transaction,
  { subject: { organisationId } }: { subject: { organisationId: string } },
): Promise<Delegate[]> {
  await readIn(
    tx,
    sql`SELECT id FROM organisations WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`,
  )
  return tx.membership.findMany({
    where: { organisationId, endedAt: null },
    select: { id: true, memberId: true, role: true },
    orderBy: { startedAt: 'asc' },
  })
}

/** Ends and starts memberships under the lock of `lockDelegates`. @returns the new ones' ids in order */
export async function storeSteps(
  tx: Transaction,
  { subject: { organisationId } }: { subject: { organisationId: string } },
  { ends, starts }: Steps,
): Promise<string[]> {
  const at = new Date()
  await tx.membership.updateMany({ where: { id: { in: ends } }, data: { endedAt: at } })
  const ids: string[] = []
  for (const start of starts) {
    const { id } = await tx.membership.create({
      data: { ...start, organisationId, startedAt: at },
      select: { id: true },
    })
    ids.push(id)
  }
  return ids
}

/** @returns the request's id; ALREADY_DONE where one waits or the role is held, TOO_MANY_WAITING */
export async function storeRequest(
  tx: Transaction,
  permit: Permit<typeof canAskMembership>,
  { role, reason }: { role: MembershipRole; reason: string },
): Promise<Result<string>> {
  const memberId = actor(permit).id
  const { organisationId } = permit.subject
  // Of one member's requests sent at once each counts the others.
  await readIn(tx, sql`SELECT id FROM members WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`)
  const held = await tx.membership.findFirst({ where: { memberId, organisationId, endedAt: null } })
  const waiting = await tx.membershipRequest.count({ where: { memberId, decidedAt: null } })
  const decision = decideAsking(held?.role ?? null, role, waiting)
  if (!decision.ok) return decision
  const [request] = await tx.membershipRequest.createManyAndReturn({
    data: [{ memberId, organisationId, role, reason }],
    skipDuplicates: true,
    select: { id: true },
  })
  return request ? ok(request.id) : refuse('ALREADY_DONE')
}

/** Closes a request once, with the membership that came of it if one did. @returns ALREADY_DONE twice */
export async function storeAnswer(
  tx: Transaction,
  permit: Permit<typeof canAnswerRequest> | Permit<typeof canWithdrawRequest>,
  membershipId: string | null,
): Promise<Result<null>> {
  const { count } = await tx.membershipRequest.updateMany({
    where: { id: permit.subject.id, decidedAt: null },
    data: { decidedAt: new Date(), decidedById: actor(permit).id, membershipId },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}

type Registration = { name: string; type: OrganisationType; ecosocStatus: EcosocStatus | null }

/**
 * Registers an organisation, not verified yet, with who registers it as submitter.
 * @returns its id and whether it is new, or the one that has this name already; TOO_MANY_WAITING
 */
export async function storeRegistration(
  tx: Transaction,
  permit: Permit<typeof canRegisterOrganisation>,
  organisation: Registration,
): Promise<Result<{ id: string; membershipId: string | null }>> {
  const memberId = actor(permit).id
  await readIn(tx, sql`SELECT id FROM members WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`)
  const [known] = await readIn<{ id: string }>(
    tx,
    sql`SELECT COALESCE(o.merged_into_id, o.id) AS id FROM organisations o
      WHERE folded_name(o.name) = folded_name(${organisation.name})
      ORDER BY o.merged_into_id IS NOT NULL LIMIT 1`,
  )
  if (known) return ok({ id: known.id, membershipId: null })
  const waiting = await tx.organisation.count({
    where: { registeredById: memberId, verifiedAt: null, mergedIntoId: null },
  })
  if (waiting >= MOST_WAITING) return refuse('TOO_MANY_WAITING')
  const [fresh] = await tx.organisation.createManyAndReturn({
    data: [{ ...organisation, registeredById: memberId }],
    skipDuplicates: true,
    select: { id: true },
  })
  // Somebody else registered it this very moment: the form, sent again, leads to theirs.
  if (!fresh) return refuse('CONFLICT')
  const { id: membershipId } = await tx.membership.create({
    data: { memberId, organisationId: fresh.id, role: 'submitter' },
    select: { id: true },
  })
  return ok({ id: fresh.id, membershipId })
}

/** Verifies an organisation once; its registrant becomes focal point. @returns ALREADY_DONE twice */
export async function storeVerification(
  tx: Transaction,
  permit: Permit<typeof canVerifyOrganisation>,
): Promise<Result<{ membershipId: string | null; registeredById: string | null }>> {
  const delegates = await lockDelegates(tx, permit)
  const { organisationId: id } = permit.subject
  const { count } = await tx.organisation.updateMany({
    where: { id, verifiedAt: null, mergedIntoId: null },
    data: { verifiedAt: new Date(), verifiedById: actor(permit).id },
  })
  if (count !== 1) return refuse('ALREADY_DONE')
  const { registeredById } = await tx.organisation.findUniqueOrThrow({ where: { id } })
  const steps = decideVerified(delegates, registeredById)
  const [membershipId = null] = await storeSteps(tx, permit, steps)
  return ok({ membershipId, registeredById })
}
