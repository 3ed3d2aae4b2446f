// Over 250 lines: what a merger moves, table by table, is one act.
import sql, { type Sql } from 'sql-template-tag'
import { exempt, standingIn } from '@/lib/accreditations/policy'
import type { AccreditationState, MembershipRole } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit } from '@/lib/platform/permit'
import { doubledAlignment, doubledSponsorship, sideOf } from './data'
import type { canMerge, canWithdrawMerger } from './policy'
import { carriesOver, decideMembers, decideMerger } from './rules'
import type { MergerSubject, Pair } from './views'

type MergePermit = Permit<typeof canMerge>
type Both = MergePermit['subject']

/**
 * Both as they are now, locked against whoever writes for one of them meanwhile. A merger waits for nobody
 * longer than half a second: where it met a submission, that must be the one that goes on.
 */
async function lockPair(tx: Transaction, { duplicateId, survivorId }: Both): Promise<Pair> {
  await readIn(tx, sql`SELECT set_config('lock_timeout', '500ms', true)`)
  const rows = await readIn<{ side: Pair['duplicate'] }>(
    tx,
    sql`SELECT ${sideOf('en')} AS side FROM organisations o
      WHERE o.id IN (${duplicateId}::uuid, ${survivorId}::uuid) ORDER BY o.id FOR UPDATE`,
  )
  const [duplicate, survivor] = [duplicateId, survivorId].map(
    (id) => rows.find(({ side }) => side.id === id)?.side,
  )
  if (!duplicate || !survivor) throw new Error('an organisation is gone')
  return { duplicate, survivor }
}

/** Does the actor, or whoever signed before, speak for one of them? */
async function isConcerned(tx: Transaction, permit: MergePermit, mergerId: string | null) {
  const { duplicateId, survivorId } = permit.subject
  const [row] = await readIn<{ concerned: boolean }>(
    tx,
    sql`SELECT EXISTS (SELECT FROM memberships ms
      WHERE ms.organisation_id IN (${duplicateId}::uuid, ${survivorId}::uuid) AND ms.ended_at IS NULL
        AND (ms.member_id = ${actor(permit).id}::uuid OR EXISTS (SELECT FROM signatures sg
          WHERE sg.subject_id = ${mergerId}::uuid AND sg.member_id = ms.member_id))) AS concerned`,
  )
  return row?.concerned ?? true
}

/** @returns the proposal, not in force yet; what `decideMerger` refuses; ALREADY_DONE where one waits */
export async function storeProposal(
  tx: Transaction,
  permit: MergePermit,
  reason: string,
): Promise<Result<MergerSubject>> {
  const pair = await lockPair(tx, permit.subject)
  const decision = decideMerger(pair, await isConcerned(tx, permit, null))
  if (!decision.ok) return decision
  const [proposal] = await tx.organisationMerger.createManyAndReturn({
    data: [{ ...both(permit), reason, proposedById: actor(permit).id }],
    skipDuplicates: true,
    select: { id: true, duplicateId: true, survivorId: true },
  })
  return proposal ? ok(proposal) : refuse('ALREADY_DONE')
}

const both = ({ subject: { duplicateId, survivorId } }: MergePermit) => ({
  duplicateId,
  survivorId,
})

/** Takes back what is not in force. @returns ALREADY_DONE where it is, or was taken back */
export async function storeWithdrawal(
  tx: Transaction,
  permit: Permit<typeof canWithdrawMerger>,
): Promise<Result<null>> {
  const { count } = await tx.organisationMerger.updateMany({
    where: { id: permit.subject.id, effectiveAt: null, withdrawnAt: null },
    data: { withdrawnAt: new Date(), withdrawnById: actor(permit).id },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}

export type Merged = {
  pair: Pair
  reason: string
  /** Who spoke for the duplicate. */
  movers: string[]
  /** Memberships that started in the survivor. */
  joined: { id: string; memberId: string; role: MembershipRole }[]
  carried: { id: string; roundId: string; state: AccreditationState }[]
  /** Proposals of other mergers that can't take effect any more. */
  outdated: MergerSubject[]
  /** Whether focal points of the survivor clear drafts from now on, as those of the duplicate did. */
  clears: boolean
}

/**
 * Puts a signed merger in force, once: whatever lives moves to the survivor, and what has ended stays under
 * the name it ended with. Every table that names an organisation has its line here or a reason in
 * docs/adr/0018-merged-organisations.md; a test fails for one that has not.
 * @returns what `decideMerger` refuses by now, or CONFLICT where the proposal was taken back
 */
export async function storeMerger(
  tx: Transaction,
  permit: MergePermit,
  mergerId: string,
): Promise<Result<Merged>> {
  const pair = await lockPair(tx, permit.subject)
  const decision = decideMerger(pair, await isConcerned(tx, permit, mergerId))
  if (!decision.ok) return decision
  const { count } = await tx.organisationMerger.updateMany({
    where: { id: mergerId, ...both(permit), effectiveAt: null, withdrawnAt: null },
    data: { effectiveAt: new Date() },
  })
  if (count !== 1) return refuse('CONFLICT')
  const { reason } = await tx.organisationMerger.findUniqueOrThrow({ where: { id: mergerId } })
  const { duplicateId, survivorId } = permit.subject
  await tx.organisation.update({ where: { id: duplicateId }, data: { mergedIntoId: survivorId } })
  for (const field of ['mergedIntoId', 'delegationOfId'] as const)
    await tx.organisation.updateMany({
      where: { [field]: duplicateId },
      data: { [field]: survivorId },
    })
  const people = await movePeople(tx, permit)
  await moveWords(tx, permit)
  await moveSupport(tx, permit)
  const carried = await carryAccreditations(tx, permit, pair)
  const outdated = await tx.organisationMerger.updateManyAndReturn({
    where: {
      OR: [{ duplicateId }, { survivorId: duplicateId }],
      effectiveAt: null,
      withdrawnAt: null,
    },
    data: { withdrawnAt: new Date(), withdrawnById: actor(permit).id },
    select: { id: true, duplicateId: true, survivorId: true },
  })
  return ok({ pair, reason, ...people, carried, outdated, clears: await keepClearance(tx, permit) })
}

/** Drafts that a focal point had to clear are not submitted without: the stricter of two settings holds. */
async function keepClearance(tx: Transaction, permit: MergePermit): Promise<boolean> {
  const { duplicateId, survivorId } = permit.subject
  const { clearsSince } = await tx.organisation.findUniqueOrThrow({ where: { id: duplicateId } })
  if (!clearsSince) return false
  const { count } = await tx.organisation.updateMany({
    where: { id: survivorId, clearsSince: null },
    data: { clearsSince: new Date() },
  })
  return count === 1
}

async function movePeople(
  tx: Transaction,
  permit: MergePermit,
): Promise<Pick<Merged, 'movers' | 'joined'>> {
  const { duplicateId, survivorId } = permit.subject
  const delegates = (organisationId: string) =>
    tx.membership.findMany({
      where: { organisationId, endedAt: null },
      select: { id: true, memberId: true, role: true },
    })
  const moving = await delegates(duplicateId)
  const { ends, starts } = decideMembers(moving, await delegates(survivorId))
  await tx.membership.updateMany({ where: { id: { in: ends } }, data: { endedAt: new Date() } })
  const joined = await tx.membership.createManyAndReturn({
    data: starts.map((start) => ({ ...start, organisationId: survivorId })),
    select: { id: true, memberId: true, role: true },
  })
  // What waits is answered by what its asker holds now, or waits already in the survivor.
  await readIn(
    tx,
    sql`UPDATE membership_requests r SET decided_at = clock_timestamp(), decided_by_id = ${actor(permit).id}::uuid
      WHERE r.organisation_id IN (${duplicateId}::uuid, ${survivorId}::uuid) AND r.decided_at IS NULL AND (
        EXISTS (SELECT FROM memberships ms WHERE ms.organisation_id = ${survivorId}::uuid
          AND ms.member_id = r.member_id AND ms.ended_at IS NULL AND ms.role >= r.role)
        OR (r.organisation_id = ${duplicateId}::uuid AND EXISTS (SELECT FROM membership_requests o
          WHERE o.organisation_id = ${survivorId}::uuid AND o.member_id = r.member_id AND o.decided_at IS NULL)))`,
  )
  await readIn(
    tx,
    sql`UPDATE delegate_invitations i SET revoked_at = clock_timestamp()
      WHERE i.organisation_id = ${duplicateId}::uuid AND ${waiting(sql`i`)} AND EXISTS (
        SELECT FROM delegate_invitations o WHERE o.organisation_id = ${survivorId}::uuid
          AND o.email = i.email AND ${waiting(sql`o`)})`,
  )
  const move = { where: { organisationId: duplicateId }, data: { organisationId: survivorId } }
  await tx.membershipRequest.updateMany({ ...move, where: { ...move.where, decidedAt: null } })
  await tx.delegateInvitation.updateMany({
    ...move,
    where: { ...move.where, acceptedAt: null, declinedAt: null, revokedAt: null },
  })
  return { movers: moving.map(({ memberId }) => memberId), joined }
}

const waiting = (i: Sql) =>
  sql`${i}.accepted_at IS NULL AND ${i}.declined_at IS NULL AND ${i}.revoked_at IS NULL`

/** Whoever let their focal points read an input for moderators only let other people do so. */
async function moveWords(tx: Transaction, permit: MergePermit): Promise<void> {
  const { duplicateId, survivorId } = permit.subject
  await tx.input.updateMany({
    where: {
      organisationId: { in: [duplicateId, survivorId] },
      attribution: 'moderators_only',
      focalPointsFrom: { not: null },
    },
    data: { focalPointsFrom: null },
  })
  const move = { where: { organisationId: duplicateId }, data: { organisationId: survivorId } }
  await tx.draft.updateMany(move)
}

/** Co-sponsors and declarations, each once; before the inputs, whose author tells which are of their own. */
async function moveSupport(tx: Transaction, permit: MergePermit): Promise<void> {
  const { duplicateId, survivorId } = permit.subject
  const end = sql`SET ended_at = clock_timestamp(), ended_by_id = ${actor(permit).id}::uuid`
  await readIn(tx, sql`UPDATE alignments a ${end} WHERE ${doubledAlignment(permit.subject)}`)
  await readIn(tx, sql`UPDATE co_sponsorships c ${end} WHERE ${doubledSponsorship(permit.subject)}`)
  const move = { where: { organisationId: duplicateId }, data: { organisationId: survivorId } }
  await tx.alignment.updateMany({ ...move, where: { ...move.where, endedAt: null } })
  await tx.coSponsorship.updateMany({
    ...move,
    where: { ...move.where, declinedAt: null, endedAt: null },
  })
  await tx.input.updateMany(move)
}

async function carryAccreditations(
  tx: Transaction,
  permit: MergePermit,
  { duplicate }: Pair,
): Promise<Merged['carried']> {
  const { duplicateId, survivorId } = permit.subject
  const standings = await readIn<{
    roundId: string
    state: AccreditationState
    reason: string
    held: AccreditationState | null
  }>(
    tx,
    sql`SELECT r.id AS "roundId", da.state::text AS state, da.reason, (SELECT sa.state::text
        FROM accreditations sa WHERE sa.id = ${standingIn(sql`${survivorId}::uuid`, sql`r.id`)}) AS held
      FROM rounds r JOIN accreditations da ON da.id = ${standingIn(sql`${duplicateId}::uuid`, sql`r.id`)}
      JOIN organisations o ON o.id = ${survivorId}::uuid WHERE NOT ${exempt(sql`o`)}`,
  )
  return tx.accreditation.createManyAndReturn({
    data: standings
      .filter(({ state, held }) => carriesOver(state, held))
      .map(({ roundId, state, reason }) => ({
        organisationId: survivorId,
        roundId,
        state,
        reason: `${duplicate.name}: ${reason}`,
        decidedById: actor(permit).id,
      })),
    select: { id: true, roundId: true, state: true },
  })
}
