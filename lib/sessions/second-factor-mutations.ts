import sql from 'sql-template-tag'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import type { Permit } from '@/lib/platform/permit'
import type { canConfirmSecondFactor, canEnrolSecondFactor, canResetSecondFactor } from './policy'
import { type SecondFactor, wrongFactor } from './rules'

type OfSession = { subject: Pick<SecondFactor, 'sessionId' | 'tokenHash'> }
type Enrolment = { sealedKey: string; step: number; recoveryHashes: string[]; tokenHash: string }

/** Gives the session its powers and a new token, so that an older copy of the token has none. */
async function raiseSession(
  tx: Transaction,
  { subject }: OfSession,
  tokenHash: string,
): Promise<Result<null>> {
  const { count } = await tx.session.updateMany({
    where: { id: subject.sessionId, tokenHash: subject.tokenHash },
    data: { tokenHash, secondFactorAt: new Date() },
  })
  return count === 1 ? ok(null) : refuse('CONFLICT')
}

/**
 * Stores a key and its recovery codes in place of earlier ones, and takes their powers from the
 * member's other sessions. @returns CONFLICT where another session was quicker
 */
export async function storeEnrolment(
  tx: Transaction,
  permit: Permit<typeof canEnrolSecondFactor>,
  { sealedKey, step, recoveryHashes, tokenHash }: Enrolment,
): Promise<Result<null>> {
  const { memberId, enrolledAt, sessionId } = permit.subject
  const stored = await readIn(
    tx,
    sql`INSERT INTO second_factors AS f (member_id, sealed_key, last_step, enrolled_at)
      VALUES (${memberId}::uuid, ${sealedKey}, ${step}::int, clock_timestamp())
      ON CONFLICT (member_id) DO UPDATE SET sealed_key = excluded.sealed_key,
        last_step = excluded.last_step, enrolled_at = excluded.enrolled_at
        WHERE f.enrolled_at = ${enrolledAt}::timestamptz
      RETURNING member_id`,
  )
  if (stored.length !== 1) return refuse('CONFLICT')
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  await tx.recoveryCode.createMany({
    data: recoveryHashes.map((codeHash) => ({ memberId, codeHash })),
  })
  await tx.session.updateMany({
    where: { memberId, id: { not: sessionId } },
    data: { secondFactorAt: null },
  })
  return raiseSession(tx, permit, tokenHash)
}

type Use = { tokenHash: string } & ({ step: number } | { recoveryHash: string })

/**
 * Uses up a code: its time step with all before it, or the recovery code. @returns a
 * refusal beside the field where it was used before, or is none of this member's
 */
export async function storeFactorUse(
  tx: Transaction,
  permit: Permit<typeof canConfirmSecondFactor>,
  use: Use,
): Promise<Result<null>> {
  const { memberId, sealedKey } = permit.subject
  const { count } =
    'step' in use
      ? await tx.secondFactor.updateMany({
          where: { memberId, sealedKey: sealedKey ?? '', lastStep: { lt: use.step } },
          data: { lastStep: use.step },
        })
      : await tx.recoveryCode.updateMany({
          where: { memberId, codeHash: use.recoveryHash, usedAt: null },
          data: { usedAt: new Date() },
        })
  return count === 1 ? raiseSession(tx, permit, use.tokenHash) : wrongFactor()
}

/** Takes a member's second factor away and ends all their sessions. */
export async function removeFactor(tx: Transaction, permit: Permit<typeof canResetSecondFactor>) {
  const { memberId } = permit.subject
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  const { count } = await tx.secondFactor.deleteMany({ where: { memberId } })
  await tx.session.deleteMany({ where: { memberId } })
  return count === 1 ? ok(null) : refuse('CONFLICT')
}
