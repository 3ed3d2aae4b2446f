import sql from 'sql-template-tag'
import type { StaffRole } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { read, readIn, type Transaction } from '@/lib/platform/db'
import type { Permit } from '@/lib/platform/permit'
import type { canAdmitIdentity, canAskToSignIn, canEndAllSessions, canEndSession } from './policy'
import { CODE_ATTEMPTS } from './rules'

type Hashes = { tokenHash: string; codeHash: string; browserHash: string }

/** Opens a request to sign in for 15 minutes and closes every earlier one of its address. */
export async function storeAsking(
  tx: Transaction,
  permit: Permit<typeof canAskToSignIn>,
  hashes: Hashes,
): Promise<string> {
  const { email } = permit.subject
  // Two requests at once would each miss the other's row.
  await readIn(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 1))::text`)
  await readIn(
    tx,
    sql`DELETE FROM sign_in_tokens WHERE email = ${email} OR expires_at < clock_timestamp()`,
  )
  const [row] = await readIn<{ id: string }>(
    tx,
    sql`INSERT INTO sign_in_tokens (email, token_hash, code_hash, browser_hash, expires_at)
      VALUES (${email}, ${hashes.tokenHash}, ${hashes.codeHash}, ${hashes.browserHash},
        clock_timestamp() + interval '15 minutes')
      RETURNING id`,
  )
  if (!row) throw new Error('no row was inserted')
  return row.id
}

/**
 * Counts one try of a code before it is compared, and outside the act's transaction: the refusal of
 * a wrong code must not undo the count.
 * @returns null where this browser has no open request, or has tried it too often
 */
export async function countAttempt(browserHash: string, codeHash: string) {
  const [asked] = await read<{ id: string; email: string; matches: boolean }>(sql`
    UPDATE sign_in_tokens SET attempts = attempts + 1
    WHERE browser_hash = ${browserHash} AND confirmed_at IS NULL
      AND attempts < ${CODE_ATTEMPTS}::int AND expires_at > clock_timestamp()
    RETURNING id, email, code_hash = ${codeHash} AS matches`)
  return asked ?? null
}

/**
 * Confirms a request once, puts the `handover` in place of its token, ends its siblings, and has a
 * member for its address. @returns the member's id; LINK_INVALID where another confirmed it first
 */
export async function storeConfirmation(
  tx: Transaction,
  id: string,
  handover: { tokenHash: string; locale: string },
): Promise<Result<string>> {
  const [asked] = await readIn<{ email: string }>(
    tx,
    sql`UPDATE sign_in_tokens
      SET confirmed_at = clock_timestamp(), token_hash = ${handover.tokenHash}
      WHERE id = ${id}::uuid AND confirmed_at IS NULL AND expires_at > clock_timestamp()
      RETURNING email`,
  )
  if (!asked) return refuse('LINK_INVALID')
  await readIn(
    tx,
    sql`DELETE FROM sign_in_tokens WHERE email = ${asked.email} AND id <> ${id}::uuid`,
  )
  const [member] = await readIn<{ id: string }>(
    tx,
    sql`INSERT INTO members AS m (email, email_verified_at, locale)
      VALUES (${asked.email}, clock_timestamp(), ${handover.locale})
      ON CONFLICT (email) DO UPDATE
        SET email_verified_at = COALESCE(m.email_verified_at, excluded.email_verified_at)
      RETURNING id`,
  )
  return member ? ok(member.id) : refuse('LINK_INVALID')
}

/** The roles in force of a member who is signing in. */
export async function rolesOf(tx: Transaction, memberId: string): Promise<StaffRole[]> {
  const grants = await tx.roleGrant.findMany({
    where: { memberId, effectiveAt: { not: null }, revokedAt: null },
    select: { role: true },
  })
  return grants.map(({ role }) => role)
}

/**
 * A member with this identity: the one it is known for, else a new one. @returns the member's id
 */
export async function storeAdmission(
  tx: Transaction,
  _permit: Permit<typeof canAdmitIdentity>,
  memberId: string | null,
  identity: {
    issuer: string
    subject: string
    email: string | null
    name?: string | null
    locale: string
  },
): Promise<string> {
  if (memberId) return memberId
  const { issuer, subject, email, name, locale } = identity
  const member = await tx.member.create({
    data: {
      email,
      name,
      locale,
      emailVerifiedAt: email ? new Date() : null,
      accounts: { create: { provider: issuer, providerAccountId: subject } },
    },
  })
  return member.id
}

export const removeSession = (tx: Transaction, permit: Permit<typeof canEndSession>) =>
  tx.session.deleteMany({ where: { id: permit.subject.id } })

export const removeAllSessions = (tx: Transaction, permit: Permit<typeof canEndAllSessions>) =>
  tx.session.deleteMany({ where: { memberId: permit.subject.memberId } })
