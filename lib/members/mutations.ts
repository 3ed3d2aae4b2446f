import sql from 'sql-template-tag'
import type { Channel, StaffRole } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit } from '@/lib/platform/permit'
import { tellRole } from './mail'
import type { canChangeSetting, canGrantRole, canRevokeRole, GrantSubject } from './policy'
import { decideRevocation, decideSingleAdmin } from './rules'

/** A role with the stream or round that it is for, and the consultation of an organiser. */
export type Wish = {
  role: StaffRole
  streamId: string | null
  roundId?: string
  consultation?: string
  channel?: Channel
  place?: string | null
}

/**
 * @returns the new grant, not in force yet; ALREADY_DONE where the member holds or awaits it, NOT_FOUND
 *   where there is no such member, stream or round
 */
export async function storeProposal(
  tx: Transaction,
  permit: Permit<typeof canGrantRole>,
  { role, streamId, roundId, ...organised }: Wish,
): Promise<Result<GrantSubject>> {
  const { memberId } = permit.subject
  const [found] = await readIn<{ roundId: string | null }>(
    tx,
    sql`SELECT COALESCE((SELECT s.round_id FROM streams s WHERE s.id = ${streamId}::uuid),
        (SELECT r.id FROM rounds r WHERE r.id = ${roundId ?? null}::uuid)) AS "roundId"
      FROM members m WHERE m.id = ${memberId}::uuid FOR UPDATE`,
  )
  if (!found || ((streamId || roundId) && !found.roundId)) return refuse('NOT_FOUND')
  const { consultation = null } = organised
  const grant = { memberId, role, streamId, roundId: consultation && found.roundId }
  const standing = await tx.roleGrant.count({
    where: { ...grant, consultation, revokedAt: null },
  })
  if (standing > 0) return refuse('ALREADY_DONE')
  const { id } = await tx.roleGrant.create({
    data: { ...grant, ...organised, proposedById: actor(permit).id },
  })
  return ok({ id, role, memberId, streamId, roundId: found.roundId })
}

/** Puts a signed grant in force, once. A second admin ends the time in which one acted alone. */
export async function storeGrant(
  tx: Transaction,
  _permit: Permit<typeof canGrantRole>,
  grantId: string,
): Promise<Result<{ role: StaffRole; endedSingleAdmin: boolean }>> {
  const { count } = await tx.roleGrant.updateMany({
    where: { id: grantId, effectiveAt: null, revokedAt: null },
    data: { effectiveAt: new Date() },
  })
  if (count !== 1) return refuse('CONFLICT')
  await tellRole(tx, 'granted', grantId)
  const { role } = await tx.roleGrant.findUniqueOrThrow({ where: { id: grantId } })
  const several = (await lockAdmins(tx)).length > 1
  const { count: ended } = several
    ? await tx.setting.updateMany({
        where: { key: 'single_admin', value: { equals: true } },
        data: { value: false, changedAt: new Date() },
      })
    : { count: 0 }
  return ok({ role, endedSingleAdmin: ended === 1 })
}

export async function storeRevocation(
  tx: Transaction,
  permit: Permit<typeof canRevokeRole>,
): Promise<Result<null>> {
  const admins = await lockAdmins(tx)
  const grant = await tx.roleGrant.findUniqueOrThrow({ where: { id: permit.subject.id } })
  const decision = decideRevocation(grant, actor(permit).id, admins)
  if (!decision.ok) return decision
  await tx.roleGrant.update({ where: { id: grant.id }, data: { revokedAt: new Date() } })
  await tellRole(tx, 'revoked', grant.id)
  return ok(null)
}

export async function storeSingleAdmin(
  tx: Transaction,
  permit: Permit<typeof canChangeSetting>,
  wanted: boolean,
): Promise<Result<null>> {
  const decision = decideSingleAdmin(wanted, (await lockAdmins(tx)).length)
  if (!decision.ok) return decision
  const change = { value: wanted, changedAt: new Date() }
  const { key } = permit.subject
  await tx.setting.upsert({ where: { key }, create: { key, ...change }, update: change })
  return ok(null)
}

/** The members who are admins now; whoever changes who is waits for the lock. */
async function lockAdmins(tx: Transaction): Promise<string[]> {
  await readIn(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended('admins', 0))::text`)
  const rows = await readIn<{ id: string }>(
    tx,
    sql`SELECT DISTINCT member_id AS id FROM role_grants
      WHERE role = 'admin' AND effective_at IS NOT NULL AND revoked_at IS NULL`,
  )
  return rows.map(({ id }) => id)
}
