import sql from 'sql-template-tag'
import { sign } from '@/lib/doors/signatures'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { tell } from '@/lib/platform/tell'
import { lockedInputs } from './decision-mutations'
import { publishable } from './publication-data'
import { type Addressee, publicationMail } from './publication-mail'
import type { PublicationHead, Publishable } from './publication-views'
import { lapseOf } from './standing-data'

/**
 * Puts all that is agreed in a revision, in the streams that the proposer moderates, into a batch; but what its
 * author no longer stands by. Their inputs are locked before that is asked.
 * @returns NOTHING_TO_PUBLISH where nothing is
 */
export async function storeProposal(
  tx: Transaction,
  permit: Permit<Rule<'publication.propose', Publishable>>,
): Promise<Result<{ id: string; records: number }>> {
  const { id: revisionId } = permit.subject
  await readIn(
    tx,
    sql`SELECT rv.id FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id
      WHERE rv.id = ${revisionId}::uuid FOR SHARE OF d FOR UPDATE OF rv`,
  )
  const ready = sql`uptake_records u JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE u.revision_id = ${revisionId}::uuid AND ${publishable(permit.viewer)}`
  const held = await readIn<{ id: string }>(tx, lockedInputs(sql`SELECT i.id FROM ${ready}`))
  const records = await readIn<{ id: string; version: number }>(
    tx,
    sql`SELECT u.id, u.version FROM ${ready} AND i.id = ANY(${held.map(({ id }) => id)}::uuid[])
      ORDER BY u.id FOR UPDATE OF u`,
  )
  if (records.length === 0) return refuse('NOTHING_TO_PUBLISH')
  const before = await tx.publication.count({ where: { revisionId } })
  const { id } = await tx.publication.create({
    data: { revisionId, number: before + 1, proposedById: actor(permit).id },
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
  if (held.ok) await tx.publication.update({ where: { id }, data: { withdrawnAt: new Date() } })
  return held
}

/**
 * Puts an admin's signature under a batch. The last one needed publishes it in the same transaction and
 * tells everybody whose input is in it.
 * @returns how many signed and whether it is published; ALREADY_SIGNED, PUBLISHED, WITHDRAWN, NOT_IMPARTIAL
 * where who decided or reviewed a record in it has an interest in it by now, BATCH_OUTDATED where an author no
 * longer stands by what a record in it is about
 */
export async function storeSignature(
  tx: Transaction,
  permit: Permit<Rule<'publication.sign', PublicationHead>>,
): Promise<Result<{ signatures: number; complete: boolean }>> {
  const { id } = permit.subject
  const held = await lockBatch(tx, id)
  if (!held.ok) return held
  const batch = sql`published_records pr JOIN uptake_records u ON u.id = pr.record_id
      JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE pr.publication_id = ${id}::uuid AND u.rated_by IS NULL`
  await readIn(tx, lockedInputs(sql`SELECT i.id FROM ${batch}`))
  const [own] = await readIn<{ outdated: boolean }>(
    tx,
    sql`SELECT ${lapseOf} IS NOT NULL AS outdated FROM ${batch}
      AND (has_conflict(u.id) OR ${lapseOf} IS NOT NULL) ORDER BY 1 DESC LIMIT 1`,
  )
  if (own) return refuse(own.outdated ? 'BATCH_OUTDATED' : 'NOT_IMPARTIAL')
  const signed = await sign(tx, permit, 'publish_uptake', { id, version: 1 })
  if (!signed.ok || !signed.value.complete) return signed
  await readIn(
    tx,
    sql`UPDATE publications SET published_at = clock_timestamp(), signatures = ${signed.value.signatures}::int
      WHERE id = ${id}::uuid RETURNING id::text`,
  )
  const addressees = await addresseesOf(tx, id)
  await tell(tx, await Promise.all(addressees.map((one) => publicationMail(permit.subject, one))))
  return signed
}

/** The authors of the inputs in a batch, and who may answer for their organisations. */
const addresseesOf = (tx: Transaction, publicationId: string): Promise<Addressee[]> =>
  readIn<Addressee>(
    tx,
    sql`SELECT m.id::text AS id, m.email, m.locale, json_agg(json_build_object('reference', i.reference, 'number', pt.number,
        'outcome', CASE WHEN i.attribution <> 'moderators_only' THEN u.outcome END)
        ORDER BY i.reference, pt.number) AS points
      FROM published_records pr JOIN uptake_records u ON u.id = pr.record_id
      JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
      JOIN members m ON m.id = i.author_id OR (i.attribution <> 'moderators_only' AND EXISTS (
        SELECT FROM memberships ms WHERE ms.member_id = m.id AND ms.organisation_id = i.organisation_id
          AND ms.ended_at IS NULL AND ms.role <> 'drafter'))
      WHERE pr.publication_id = ${publicationId}::uuid GROUP BY m.id`,
  )
