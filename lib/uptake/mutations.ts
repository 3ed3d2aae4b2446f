import sql from 'sql-template-tag'
import type { z } from 'zod'
import type { Outcome } from '@/lib/generated/prisma/enums'
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { headRecord, pendingRecord } from './queue-data'
import type { ReviewTarget, UptakeTarget } from './record-views'
import { decideRecord, decideReview, type ReviewFacts } from './rules'
import type { recordUptakeSchema, reviewUptakeSchema } from './schema'

type Held = {
  id: string
  version: number
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  lineageIds: string[]
  published: boolean
  pending: boolean
  /** Who decided or reviewed it has an interest in it by now: decided anew it is another version, if it says the same. */
  conflict: boolean
}

export type StoredRecord = { id: string; kind: 'create' | 'change' | 'correct' | 'same' }

/**
 * Stores a moderator's decision. The point's row is locked, so that of two at once the second sees the
 * first; a published record stays as it is and gets a correction.
 * @returns what `decideRecord` refuses, a CONFLICT with what changed meanwhile
 */
export async function storeRecord(
  tx: Transaction,
  permit: Permit<Rule<'uptake.record', UptakeTarget>>,
  wanted: z.output<typeof recordUptakeSchema>,
): Promise<Result<StoredRecord>> {
  const { pointId, revisionId } = permit.subject
  const memberId = actor(permit).id
  await readIn(tx, sql`SELECT id FROM points WHERE id = ${pointId}::uuid FOR NO KEY UPDATE`)
  const [held] = await readIn<Held>(
    tx,
    sql`SELECT u.id, u.version, u.outcome::text AS outcome, u.reason, u.carried_to AS "carriedTo",
        record_is_published(u.id) AS published, ${pendingRecord} AS pending,
        has_conflict(u.id) AND NOT record_is_published(u.id) AS conflict,
        ARRAY(SELECT lineage_id::text FROM uptake_links WHERE record_id = u.id ORDER BY 1) AS "lineageIds"
      FROM uptake_records u
      WHERE u.point_id = ${pointId}::uuid AND u.revision_id = ${revisionId}::uuid AND ${headRecord}
      FOR UPDATE OF u`,
  )
  const [found] = await readIn<{ hasInterest: boolean; lineageIds: string[] }>(
    tx,
    sql`SELECT has_interest(${memberId}::uuid, ${pointId}::uuid) AS "hasInterest",
      ARRAY(SELECT DISTINCT lp.lineage_id::text FROM lineage_paragraphs lp
        JOIN paragraphs p ON p.id = lp.paragraph_id
        WHERE p.revision_id = ${revisionId}::uuid AND p.id = ANY(${wanted.paragraphs}::uuid[])
        ORDER BY 1) AS "lineageIds"`,
  )
  const lineageIds = found?.lineageIds ?? []
  const { outcome, reason, carriedTo } = wanted
  const decision = decideRecord(
    { record: held ?? null, hasInterest: found?.hasInterest ?? true },
    { outcome, reason, carriedTo, lineageIds },
    wanted.version,
  )
  if (!decision.ok) return decision.code === 'CONFLICT' ? conflict(held, wanted) : decision
  const data = {
    outcome,
    reason: reason || null,
    carriedTo: outcome === 'carried_elsewhere' ? carriedTo : null,
    decidedById: memberId,
    decidedAt: new Date(),
  }
  if (held && !held.conflict && isSame(held, { ...data, lineageIds }))
    return ok({ id: held.id, kind: 'same' })
  if (decision.value === 'change' && held) {
    await tx.uptakeLink.deleteMany({ where: { recordId: held.id } })
    const { count } = await tx.uptakeRecord.updateMany({
      where: { id: held.id, version: wanted.version },
      data: { ...data, version: wanted.version + 1 },
    })
    if (count !== 1) return refuse('CONFLICT')
  }
  const id =
    decision.value === 'change' && held
      ? held.id
      : (
          await tx.uptakeRecord.create({
            data: { ...data, pointId, revisionId, supersedesId: held?.id ?? null },
            select: { id: true },
          })
        ).id
  await tx.uptakeLink.createMany({
    data: lineageIds.map((lineageId) => ({ recordId: id, lineageId })),
  })
  return ok({ id, kind: decision.value })
}

const isSame = (
  held: Held,
  now: Pick<Held, 'outcome' | 'reason' | 'carriedTo' | 'lineageIds'>,
): boolean =>
  held.outcome === now.outcome &&
  held.reason === now.reason &&
  held.carriedTo === now.carriedTo &&
  held.lineageIds.join() === now.lineageIds.join()

/** What somebody else changed since the page was shown, field by field. */
function conflict(held: Held | undefined, wanted: z.output<typeof recordUptakeSchema>): Refusal {
  const { was, version } = wanted
  const changes = [
    { field: 'version', from: String(version), to: String(held?.version ?? 0) },
    { field: 'outcome', from: was.outcome, to: held?.outcome ?? '' },
    { field: 'reason', from: was.reason, to: held?.reason ?? '' },
    { field: 'carriedTo', from: was.carriedTo, to: held?.carriedTo ?? '' },
  ]
  return refuse('CONFLICT', { changed: changes.filter(({ from, to }) => from !== to) })
}

/**
 * Stores a review of the record as it stands.
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
  await tx.review.create({
    data: { recordId, recordVersion: version, reviewerId, finding, comment: comment || null },
  })
  return ok(null)
}
