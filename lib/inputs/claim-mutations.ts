import sql from 'sql-template-tag'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { Claimable, OpenClaim } from './claim-data'

/**
 * Holds an input, so that its batch is not taken back and nobody else decides whose it is meanwhile.
 * @returns WITHDRAWN where its batch was taken back since it was read
 */
async function holdStanding(tx: Transaction, inputId: string): Promise<Result<null>> {
  // The lock is a statement of its own: what it waited for is seen by the next one only.
  await readIn(tx, sql`SELECT FROM inputs i WHERE i.id = ${inputId}::uuid FOR UPDATE`)
  return (await tx.withdrawal.count({ where: { inputId } })) ? refuse('WITHDRAWN') : ok(null)
}

/**
 * Stores that a member says a recorded input is theirs. For the organisation named in it that holds at once
 * and makes them its author. @returns ALREADY_DONE where somebody claimed it before, WITHDRAWN
 */
export async function storeClaim(
  tx: Transaction,
  permit: Permit<Rule<'input.claim', Claimable>>,
): Promise<Result<{ confirmed: boolean }>> {
  const { id: inputId, organisationId } = permit.subject
  const memberId = actor(permit).id
  const held = await holdStanding(tx, inputId)
  if (!held.ok) return held
  const confirmed = organisationId !== null
  const decided = confirmed ? { confirmedAt: new Date(), decidedById: memberId } : {}
  const { count } = await tx.inputClaim.createMany({
    data: [{ inputId, memberId, ...decided }],
    skipDuplicates: true,
  })
  if (count !== 1) return refuse('ALREADY_DONE')
  return confirmed ? makeAuthor(tx, inputId, memberId, { confirmed }) : ok({ confirmed })
}

async function makeAuthor<V>(tx: Transaction, inputId: string, authorId: string, done: V) {
  const { count } = await tx.input.updateMany({
    where: { id: inputId, authorId: null },
    data: { authorId },
  })
  return count === 1 ? ok(done) : refuse('ALREADY_DONE')
}

type ClaimPermit = Permit<Rule<'claim.confirm', OpenClaim>>

/** Decides on a person's claim. @returns ALREADY_DONE where that, or another's claim, was decided before, WITHDRAWN */
export async function storeClaimDecision(
  tx: Transaction,
  permit: ClaimPermit,
  accept: boolean,
): Promise<Result<null>> {
  const { claimId, id: inputId, claimantId } = permit.subject
  // Two claims to one input may be confirmed at the same moment: the second waits, and finds the first.
  const held = await holdStanding(tx, inputId)
  if (!held.ok) return held
  const { count } = await tx.inputClaim.updateMany({
    where: {
      id: claimId,
      confirmedAt: null,
      declinedAt: null,
      ...(accept ? { input: { claims: { none: { confirmedAt: { not: null } } } } } : {}),
    },
    data: { [accept ? 'confirmedAt' : 'declinedAt']: new Date(), decidedById: actor(permit).id },
  })
  if (count !== 1) return refuse('ALREADY_DONE')
  return accept ? makeAuthor(tx, inputId, claimantId, null) : ok(null)
}

/** Stores that the author named does not stand behind an input. @returns ALREADY_DONE twice, WITHDRAWN */
export async function storeDisownment(
  tx: Transaction,
  permit: Permit<Rule<'input.disown', Claimable>>,
  reason: string,
): Promise<Result<null>> {
  const { id: inputId } = permit.subject
  const held = await holdStanding(tx, inputId)
  if (!held.ok) return held
  const { count } = await tx.disownment.createMany({
    data: [{ inputId, memberId: actor(permit).id, reason: reason || null }],
    skipDuplicates: true,
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}
