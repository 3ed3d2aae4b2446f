import sql, { type Sql } from 'sql-template-tag'
import { sign } from '@/lib/doors/signatures'
import { publicInput } from '@/lib/inputs/policy'
import { standingSponsor } from '@/lib/inputs/sponsor-data'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { tell } from '@/lib/platform/tell'
import { lockedInputs } from './decision-mutations'
import { openRequest } from './policy'
import { agreedBy, leavingFor, publishable } from './publication-data'
import { type Addressee, publicationMail } from './publication-mail'
import type { PublicationHead, Publishable } from './publication-views'

/**
 * Puts all that is agreed in a revision, in the streams that the proposer moderates, into a batch; but what its
 * author no longer stands by. Their inputs are locked before that is asked.
 * @param until when what is agreed was listed: what was agreed later is not in it
 * @param without records that are left out, and stay ready
 * @returns NOTHING_TO_PUBLISH where nothing is
 */
export async function storeProposal(
  tx: Transaction,
  permit: Permit<Rule<'publication.propose', Publishable>>,
  { until, without }: { until: string; without: readonly string[] },
): Promise<Result<{ id: string; records: number }>> {
  const { id: revisionId } = permit.subject
  await readIn(
    tx,
    sql`SELECT rv.id FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id
      WHERE rv.id = ${revisionId}::uuid FOR SHARE OF d FOR UPDATE OF rv`,
  )
  const ready = sql`uptake_records u JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE u.revision_id = ${revisionId}::uuid AND ${publishable(permit.viewer)}
      AND ${agreedBy(sql`${until}::timestamptz`)} AND u.id <> ALL(${[...without]}::uuid[])`
  const held = await readIn<{ id: string }>(tx, lockedInputs(sql`SELECT i.id FROM ${ready}`))
  const records = await readIn<{ id: string; version: number }>(
    tx,
    sql`SELECT u.id, u.version FROM ${ready} AND i.id = ANY(${held.map(({ id }) => id)}::uuid[])
      ORDER BY u.id FOR UPDATE OF u`,
  )
  if (records.length === 0) return refuse('NOTHING_TO_PUBLISH')
  const { id } = await tx.publication.create({
    data: { revisionId, proposedById: actor(permit).id },
  })
  await tx.publishedRecord.createMany({
    data: records.map((record) => ({
      publicationId: id,
      recordId: record.id,
      recordVersion: record.version,
    })),
  })
  return ok({ id, records: records.length })
}

type Standing = { publishedAt: Date | null; withdrawnAt: Date | null }

/** Locks a batch, and keeps lineages of its document from being corrected meanwhile. */
async function lockBatch(tx: Transaction, id: string): Promise<Result<null>> {
  const [batch] = await readIn<Standing>(
    tx,
    sql`SELECT pb.published_at AS "publishedAt", pb.withdrawn_at AS "withdrawnAt"
      FROM publications pb JOIN revisions rv ON rv.id = pb.revision_id
      JOIN outcome_documents d ON d.id = rv.document_id
      WHERE pb.id = ${id}::uuid FOR SHARE OF d FOR UPDATE OF pb`,
  )
  if (!batch) return refuse('NOT_FOUND')
  if (batch.publishedAt) return refuse('PUBLISHED')
  return batch.withdrawnAt ? refuse('WITHDRAWN') : ok(null)
}

/** Takes a batch back while it waits. @returns PUBLISHED or WITHDRAWN where it no longer does */
export async function storeWithdrawal(
  tx: Transaction,
  permit: Permit<Rule<'publication.withdraw', PublicationHead>>,
): Promise<Result<null>> {
  const { id } = permit.subject
  const held = await lockBatch(tx, id)
  if (!held.ok) return held
  await readIn(
    tx,
    sql`UPDATE publications SET withdrawn_at = clock_timestamp() WHERE id = ${id}::uuid RETURNING id::text`,
  )
  return held
}

/**
 * Puts an admin's signature under a batch. The last one needed publishes it in the same transaction, without
 * what can't be published by now (see `leavingFor`), and tells everybody whose input is in it.
 * @returns how many signed, whether it is published, and how many records it was published without;
 *   ALREADY_SIGNED, PUBLISHED, WITHDRAWN; where nothing in it can be published any more NOT_IMPARTIAL, or
 *   NOTHING_TO_PUBLISH where that is the authors' doing alone
 */
export async function storeSignature(
  tx: Transaction,
  permit: Permit<Rule<'publication.sign', PublicationHead>>,
): Promise<Result<{ signatures: number; complete: boolean; leftOut: number }>> {
  const { id } = permit.subject
  const held = await lockBatch(tx, id)
  if (!held.ok) return held
  // Whoever withdraws or revises an input now waits, or is before this.
  await readIn(tx, lockedInputs(sql`SELECT i.id ${inBatch(id)}`))
  const records = await readIn<Leaving>(
    tx,
    sql`SELECT u.id::text AS id, i.reference || '#' || pt.number AS point, ${leavingFor} AS why
      ${inBatch(id)} ORDER BY i.reference, pt.number`,
  )
  const leaving = records.filter(({ why }) => why)
  const of = (reason: Leaving['why']) =>
    leaving.filter(({ why }) => why === reason).map(({ point }) => point)
  const [outdated, interested] = [of('outdated'), of('interested')]
  if (leaving.length === records.length)
    return refuse(interested.length > 0 ? 'NOT_IMPARTIAL' : 'NOTHING_TO_PUBLISH')
  const signed = await sign(tx, permit, 'publish_uptake', { id, version: 1 })
  if (!signed.ok) return signed
  if (!signed.value.complete) return ok({ ...signed.value, leftOut: 0 })
  await tx.publishedRecord.deleteMany({
    where: { publicationId: id, recordId: { in: leaving.map((record) => record.id) } },
  })
  await readIn(
    tx,
    sql`SELECT rv.id::text FROM revisions rv JOIN publications pb ON pb.revision_id = rv.id
      WHERE pb.id = ${id}::uuid FOR UPDATE OF rv`,
  )
  await readIn(
    tx,
    sql`UPDATE publications SET published_at = clock_timestamp(), signatures = ${signed.value.signatures}::int,
        left_out = ${leaving.length}::int, outdated = ${outdated}::text[], interested = ${interested}::text[],
        number = 1 + COALESCE((SELECT max(o.number) FROM publications o
          WHERE o.revision_id = publications.revision_id), 0)
      WHERE id = ${id}::uuid RETURNING id::text`,
  )
  const addressees = await addresseesOf(tx, id)
  await tell(tx, await Promise.all(addressees.map((one) => publicationMail(permit.subject, one))))
  return ok({ ...signed.value, leftOut: leaving.length })
}

type Leaving = { id: string; point: string; why: 'outdated' | 'interested' | null }

/** SQL: from the records `u` of a batch with their points `pt` and inputs `i`. */
const inBatch = (
  id: string,
) => sql`FROM published_records pr JOIN uptake_records u ON u.id = pr.record_id
  JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
  WHERE pr.publication_id = ${id}::uuid`

const linksOf = (record: Sql) =>
  sql`ARRAY(SELECT ul.lineage_id FROM uptake_links ul WHERE ul.record_id = ${record}.id ORDER BY 1)`

/**
 * SQL: who is told of what became of input `i`, as rows (member_id, sponsor): its author, who may answer for its
 * organisation, and the focal points through whom its co-sponsors speak, once its page is open to them. Of what is for
 * moderators only, its author alone.
 */
const told = sql`(SELECT s.member_id, bool_and(s.sponsor) AS sponsor FROM (
    SELECT i.author_id AS member_id, false AS sponsor
    UNION ALL SELECT ms.member_id, false FROM memberships ms
      WHERE ms.organisation_id = i.organisation_id AND ms.ended_at IS NULL AND ms.role <> 'drafter'
        AND i.attribution <> 'moderators_only'
    UNION ALL SELECT ms.member_id, true FROM co_sponsorships c
      JOIN memberships ms ON ms.organisation_id = c.organisation_id AND ms.ended_at IS NULL AND ms.role = 'focal_point'
      WHERE ${standingSponsor} AND ${publicInput}) s
  WHERE s.member_id IS NOT NULL GROUP BY s.member_id)`

/** Everybody who is told of the inputs in a batch, once each with all their points. */
const addresseesOf = (tx: Transaction, publicationId: string): Promise<Addressee[]> =>
  readIn<Addressee>(
    tx,
    sql`SELECT m.id::text AS id, m.email, m.locale, json_agg(json_build_object('reference', i.reference, 'number', pt.number,
        'sponsor', told.sponsor, 'outcome', CASE WHEN i.attribution <> 'moderators_only' THEN u.outcome END,
        'correction', CASE WHEN o.id IS NOT NULL THEN json_build_object(
          'before', CASE WHEN i.attribution <> 'moderators_only' THEN o.outcome END,
          'reason', u.reason IS DISTINCT FROM o.reason, 'carriedTo', u.carried_to IS DISTINCT FROM o.carried_to,
          'paragraphs', ${linksOf(sql`u`)} IS DISTINCT FROM ${linksOf(sql`o`)},
          'answers', ${openRequest(sql`o.id`)}) END)
        ORDER BY i.reference, pt.number) AS points
      FROM published_records pr JOIN uptake_records u ON u.id = pr.record_id
      LEFT JOIN uptake_records o ON o.id = u.supersedes_id
      JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
      CROSS JOIN LATERAL ${told} told JOIN members m ON m.id = told.member_id
      WHERE pr.publication_id = ${publicationId}::uuid GROUP BY m.id`,
  )
