import sql from 'sql-template-tag'
import type { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { tellPartners } from './comment-mutations'
import { pendingRecord } from './queue-data'
import type { ReviewTarget } from './record-views'
import { decideReview, type ReviewFacts } from './rules'
import type { reviewUptakeSchema } from './schema'

/**
 * Stores a review of the record as it stands. Of a returned one those who have a part in it are told.
 * @returns what `decideReview` refuses
 */
export async function storeReview(
  tx: Transaction,
  permit: Permit<Rule<'uptake.review', ReviewTarget>>,
  { version, finding, comment }: z.output<typeof reviewUptakeSchema>,
): Promise<Result<null>> {
  const reviewerId = actor(permit).id
  const { recordId } = permit.subject
  const [facts] = await readIn<ReviewFacts>(
    tx,
    sql`SELECT u.version, has_interest(${reviewerId}::uuid, u.point_id) AS "hasInterest",
        COALESCE(share_organisation(${reviewerId}::uuid, u.decided_by_id, r.created_at), false) AS "sameOrganisation",
        record_is_published(u.id) AS published, ${pendingRecord} AS pending,
        u.rated_by IS NOT NULL AS compiled
      FROM uptake_records u JOIN revisions rv ON rv.id = u.revision_id
      JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
      WHERE u.id = ${recordId}::uuid FOR UPDATE OF u`,
  )
  if (!facts) return refuse('NOT_FOUND')
  const decision = decideReview(facts, version)
  if (!decision.ok) return decision
  const { id } = await tx.review.create({
    data: { recordId, recordVersion: version, reviewerId, finding, comment: comment || null },
  })
  if (finding === 'returned')
    await tellPartners(tx, permit.subject, { what: 'returned', key: id, writerId: reviewerId })
  return ok(null)
}
