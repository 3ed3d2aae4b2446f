import sql from 'sql-template-tag'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { read, readIn, type Transaction } from '@/lib/platform/db'
import type { Permit, Rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'
import { CODE_ATTEMPTS } from '@/lib/sessions/rules'

type AddressPermit<Subject extends { memberId: string }> = Permit<
  Rule<'member.add_address', Subject>
>

/** Opens a request for 15 minutes, in place of the member's earlier one; those that ended are forgotten. */
export async function storeAddressRequest<Subject extends { memberId: string }>(
  tx: Transaction,
  permit: AddressPermit<Subject>,
  { email, codeHash }: { email: string; codeHash: string },
): Promise<void> {
  await readIn(tx, sql`DELETE FROM address_requests WHERE expires_at < clock_timestamp()`)
  await readIn(
    tx,
    sql`INSERT INTO address_requests (member_id, email, code_hash, expires_at)
      VALUES (${permit.subject.memberId}::uuid, ${email}, ${codeHash}, clock_timestamp() + interval '15 minutes')
      ON CONFLICT (member_id) DO UPDATE SET email = excluded.email, code_hash = excluded.code_hash,
        expires_at = excluded.expires_at, attempts = 0`,
  )
}

/**
 * Counts one try of a code before it is compared, outside the act's transaction: the refusal of a wrong
 * code must not undo the count. @returns null where no request is open, or it was tried too often
 */
export async function countAddressAttempt(viewer: Viewer, codeHash: string) {
  const [asked] = await read<{ matches: boolean }>(sql`
    UPDATE address_requests SET attempts = attempts + 1
    WHERE member_id = ${viewer.member?.id ?? null}::uuid AND attempts < ${CODE_ATTEMPTS}::int
      AND expires_at > clock_timestamp()
    RETURNING code_hash = ${codeHash} AS matches`)
  return asked ?? null
}

/** Gives the member the address of their request, once. @returns ADDRESS_TAKEN, CONFLICT */
export async function storeAddress<Subject extends { memberId: string }>(
  tx: Transaction,
  permit: AddressPermit<Subject>,
): Promise<Result<null>> {
  const { memberId } = permit.subject
  const [asked] = await readIn<{ email: string; taken: boolean }>(
    tx,
    sql`DELETE FROM address_requests ar WHERE ar.member_id = ${memberId}::uuid
      RETURNING ar.email, EXISTS (SELECT FROM members m WHERE m.email = ar.email) AS taken`,
  )
  if (!asked) return refuse('CONFLICT')
  if (asked.taken) return refuse('ADDRESS_TAKEN')
  const { count } = await tx.member.updateMany({
    where: { id: memberId, email: null },
    data: { email: asked.email, emailVerifiedAt: new Date() },
  })
  return count === 1 ? ok(null) : refuse('CONFLICT')
}
