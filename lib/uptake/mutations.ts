import sql from 'sql-template-tag'
import type { z } from 'zod'
import type { Outcome } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { tellPartners } from './comment-mutations'
import { lockedInputs } from './decision-mutations'
import { changedSince } from './decision-rules'
import { leadingOn } from './record-paths'
import type { AgreeTarget, ReviewTarget } from './record-views'
import { changedPoint, decideReview, type ReviewFacts } from './rules'
import type { agreeUptakeSchema, reviewUptakeSchema } from './schema'
import { finding, lapseIn, pendingRecord, successorOf } from './standing-data'

/**
 * Stores a review of the record as it stands. Of a returned one those who have a part in it are told.
 * @returns what `decideReview` refuses; of a version that was replaced, with where the newer one is decided;
 *   of a record that was changed, with what changed; TAKEN_BACK of one that is gone
 */
export async function storeReview(
  tx: Transaction,
  permit: Permit<Rule<'uptake.review', ReviewTarget>>,
  {
    version,
    was,
    finding,
    comment,
  }: Pick<z.output<typeof reviewUptakeSchema>, 'version' | 'was' | 'finding' | 'comment'>,
): Promise<Result<null>> {
  const reviewerId = actor(permit).id
  const { recordId } = permit.subject
  const [facts] = await factsOf(tx, reviewerId, [recordId])
  if (!facts) return refuse('TAKEN_BACK')
  const decision = decideReview(facts, version, finding)
  if (!decision.ok && decision.code === 'CONFLICT') return changedSince(facts, { version, was })
  if (!decision.ok) return leadingOn(decision, permit.subject, facts.successor)
  const { id } = await tx.review.create({
    data: { recordId, recordVersion: version, reviewerId, finding, comment: comment || null },
  })
  if (finding === 'returned')
    await tellPartners(tx, permit.subject, { what: 'returned', key: id, writerId: reviewerId })
  return ok(null)
}

/**
 * Agrees to records as they were seen: to all or to none.
 * @returns what `decideReview` refuses of the first one that it refuses, or TAKEN_BACK where one is gone, with all of
 *   these by name
 */
export async function storeAgreements(
  tx: Transaction,
  permit: Permit<Rule<'uptake.agree', AgreeTarget>>,
  agreed: z.output<typeof agreeUptakeSchema>['agreed'],
): Promise<Result<null>> {
  const reviewerId = actor(permit).id
  const versions = new Map(agreed.map(({ record, version }) => [record, version]))
  const { records } = permit.subject
  const ids = records.map(({ recordId }) => recordId)
  const held = await factsOf(tx, reviewerId, ids)
  const refused = held.flatMap((facts) => {
    // What is for moderators only by now no list shows: nobody agrees to it unread.
    const decision = facts.restricted
      ? refuse('CONFLICT')
      : decideReview(facts, versions.get(facts.recordId) ?? 0, 'agreed')
    return decision.ok ? [] : [{ ...facts, code: decision.code }]
  })
  const there = new Set(held.map(({ recordId }) => recordId))
  const gone = records.filter(({ recordId }) => !there.has(recordId))
  const named = [...refused, ...gone.map((record) => ({ ...record, code: 'TAKEN_BACK' as const }))]
  const [first] = named
  if (first) return refuse(first.code, { changed: named.map(changedPoint) })
  await tx.review.createMany({
    data: ids.map((recordId) => ({
      recordId,
      recordVersion: versions.get(recordId) ?? 0,
      reviewerId,
      finding: 'agreed' as const,
    })),
  })
  return ok(null)
}

type Facts = ReviewFacts & {
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  recordId: string
  reference: string
  number: number
  /** The point to decide instead, of one whose version was replaced. */
  successor: string | null
  /** For moderators only. */
  restricted: boolean
}

/** Locks records, in an order that all acts keep, and tells what a review of them is decided by then. */
async function factsOf(
  tx: Transaction,
  reviewerId: string,
  recordIds: readonly string[],
): Promise<Facts[]> {
  await readIn(
    tx,
    sql`WITH held AS (${lockedInputs(sql`SELECT p.input_id FROM uptake_records r JOIN points p ON p.id = r.point_id
        WHERE r.id = ANY(${recordIds}::uuid[])`)}),
      records AS (SELECT id FROM uptake_records WHERE id = ANY(${recordIds}::uuid[]) ORDER BY id FOR UPDATE)
      SELECT (SELECT count(*)::int FROM held) AS inputs, (SELECT count(*)::int FROM records) AS records`,
  )
  return readIn<Facts>(
    tx,
    sql`SELECT u.id::text AS "recordId", u.version, has_interest(${reviewerId}::uuid, u.point_id) AS "hasInterest",
        COALESCE(share_organisation(${reviewerId}::uuid, u.decided_by_id, r.created_at), false) AS "sameOrganisation",
        record_is_published(u.id) AS published, ${pendingRecord} AS pending,
        u.rated_by IS NOT NULL AS compiled, ${finding} AS finding, ${lapseIn(sql`u.revision_id`)} AS lapse, ${successorOf} AS successor,
        i.reference, pt.number, i.attribution = 'moderators_only' AS restricted, u.outcome, u.reason, u.carried_to AS "carriedTo"
      FROM uptake_records u JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
      JOIN revisions rv ON rv.id = u.revision_id
      JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
      WHERE u.id = ANY(${recordIds}::uuid[]) ORDER BY i.reference, pt.number`,
  )
}
