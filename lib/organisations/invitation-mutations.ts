import sql from 'sql-template-tag'
import type { MembershipRole } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit } from '@/lib/platform/permit'
import type { canAnswerInvitation, canInvite, canRevokeInvitation } from './policy'
import { MOST_INVITED } from './rules'

/** @returns the invitation's id; ALREADY_DONE where one waits for this address, TOO_MANY_WAITING */
export async function storeInvitation(
  tx: Transaction,
  permit: Permit<typeof canInvite>,
  { email, role }: { email: string; role: MembershipRole },
): Promise<Result<string>> {
  const { organisationId } = permit.subject
  const open = { acceptedAt: null, declinedAt: null, revokedAt: null }
  const waiting = await tx.delegateInvitation.count({ where: { organisationId, ...open } })
  if (waiting >= MOST_INVITED) return refuse('TOO_MANY_WAITING')
  const [stored] = await tx.delegateInvitation.createManyAndReturn({
    data: [{ organisationId, email, role, invitedById: actor(permit).id }],
    skipDuplicates: true,
    select: { id: true },
  })
  return stored ? ok(stored.id) : refuse('ALREADY_DONE')
}

/** Ends an invitation once. @returns ALREADY_DONE where it has ended */
export async function endInvitation(
  tx: Transaction,
  permit: Permit<typeof canAnswerInvitation> | Permit<typeof canRevokeInvitation>,
  end: 'acceptedAt' | 'declinedAt' | 'revokedAt',
): Promise<Result<null>> {
  const { count } = await tx.delegateInvitation.updateMany({
    where: { id: permit.subject.id, acceptedAt: null, declinedAt: null, revokedAt: null },
    data: { [end]: new Date() },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}

/** Whether the organisation was merged into another while the invitation waited. */
export async function hasMoved(tx: Transaction, organisationId: string): Promise<boolean> {
  const [row] = await readIn<{ moved: boolean }>(
    tx,
    sql`SELECT merged_into_id IS NOT NULL AS moved FROM organisations WHERE id = ${organisationId}::uuid`,
  )
  return row?.moved ?? true
}
