import sql, { type Sql } from 'sql-template-tag'
import { heldAt } from '@/lib/documents/tie-data'
import { moderatedInput, publicInput, standingInput } from '@/lib/inputs/policy'
import { isUuid } from '@/lib/kernel/ids'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { BatchRecord, PublicationHead, Publishable } from './publication-views'
import { finding, headRecord, lapseIn, openIn, pendingRecord, successorOf } from './standing-data'

/**
 * SQL: does the author of record `u` on point `pt` of input `i` no longer stand by what it is about, though it is in
 * a batch? It is not published with it.
 */
export const lapsed: Sql = sql`(u.rated_by IS NULL AND ${lapseIn(sql`u.revision_id`)} IS NOT NULL)`

/** SQL: the records of batch `pb` that would be left out if it were published now. */
const leaving: Sql = sql`published_records pr JOIN uptake_records u ON u.id = pr.record_id
  JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
  WHERE pr.publication_id = pb.id AND pb.published_at IS NULL AND pb.withdrawn_at IS NULL AND ${lapsed}`

const head = (
  viewer: Viewer,
): Sql => sql`pb.id, pb.number, r.id AS "roundId", r.slug AS "roundSlug",
  r.title AS "roundTitle", d.slug AS "documentSlug", d.title AS "documentTitle", rv.slug AS "revisionSlug",
  rv.name AS "revisionName", pb.proposed_by_id AS "proposedById", pm.name AS "proposedBy",
  pb.proposed_at AS "proposedAt", pb.published_at AS "publishedAt", pb.withdrawn_at AS "withdrawnAt",
  pb.signatures, (SELECT json_agg(s.id) FROM streams s WHERE s.round_id = r.id) AS "streamIds",
  (SELECT count(*)::int FROM published_records pr WHERE pr.publication_id = pb.id)
    - (SELECT count(*)::int FROM ${leaving}) AS records,
  pb.left_out + (SELECT count(*)::int FROM ${leaving}) AS "leftOut",
  COALESCE((SELECT json_agg(COALESCE(sm.name, sm.email) ORDER BY sg.id) FROM signatures sg JOIN members sm ON sm.id = sg.member_id
    WHERE sg.act = 'publish_uptake' AND sg.subject_id = pb.id), '[]') AS "signedBy",
  EXISTS (SELECT FROM signatures sg WHERE sg.act = 'publish_uptake' AND sg.subject_id = pb.id
    AND sg.member_id = ${viewer.member?.id ?? null}::uuid) AS "signedByMe",
  COALESCE((SELECT json_agg(DISTINCT i.reference || '#' || pt.number) FROM ${leaving}), '[]') AS outdated`

const tables = sql`publications pb JOIN revisions rv ON rv.id = pb.revision_id
  JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
  LEFT JOIN members pm ON pm.id = pb.proposed_by_id`

/** SQL: batches of round `r` that the viewer may know of: staff of the installation, and its moderators. */
const knownPublications = (viewer: Viewer): Sql =>
  viewer.admin || viewer.auditor
    ? sql`true`
    : sql`EXISTS (SELECT FROM streams ms WHERE ms.round_id = r.id
        AND ms.id = ANY(${viewer.moderates}::uuid[]))`

/** Batches on a page. */
const BATCHES = 100

/**
 * A round's batches for its moderators, the latest first, 100 a page.
 * @param after the last one of the page before; '' begins with the latest
 * @returns `next` as the `after` of the next page, null on the last
 */
export async function listPublications(
  viewer: Viewer,
  roundSlug: string,
  after = '',
): Promise<{ batches: PublicationHead[]; next: string | null }> {
  const rows = await read<PublicationHead>(sql`SELECT ${head(viewer)} FROM ${tables}
    WHERE r.slug = ${roundSlug} AND ${knownPublications(viewer)}
      ${isUuid(after) ? sql`AND pb.id < ${after}::uuid` : sql``}
    ORDER BY pb.id DESC LIMIT ${BATCHES + 1}`)
  const batches = rows.slice(0, BATCHES)
  return { batches, next: rows.length > BATCHES ? (batches.at(-1)?.id ?? null) : null }
}

/** One batch without its records, or null for who may not know of it. */
export async function getPublicationHead(
  viewer: Viewer,
  id: string,
): Promise<PublicationHead | null> {
  const [found] = await read<PublicationHead>(sql`SELECT ${head(viewer)} FROM ${tables}
    WHERE pb.id = ${id}::uuid AND ${knownPublications(viewer)}`)
  return found ?? null
}

/** The records of a batch, 200 a page in the order in which they were first recorded; a published one leads where it led then. */
export const listBatch = (
  viewer: Viewer,
  publicationId: string,
  after?: string,
): Promise<BatchRecord[]> => {
  const readable = sql`(${standingInput} AND (${publicInput} OR ${moderatedInput(viewer)}) AND i.attribution <> 'moderators_only')`
  return read<BatchRecord>(sql`
    SELECT u.id, i.reference, pt.number, pt.language, u.outcome, u.supersedes_id IS NOT NULL AS corrects,
      pb.published_at IS NULL AND ${lapsed} AS "leftOut",
      CASE WHEN ${readable} THEN pt.statement END AS statement,
      CASE WHEN ${readable} THEN u.reason END AS reason,
      CASE WHEN ${readable} THEN u.carried_to END AS "carriedTo",
      COALESCE((SELECT json_agg(DISTINCT pg.label) FROM uptake_links ul
        JOIN lineage_ties lt ON lt.lineage_id = ul.lineage_id
        JOIN paragraphs pg ON pg.id = lt.paragraph_id AND pg.revision_id = u.revision_id
        WHERE ul.record_id = u.id AND ${heldAt(sql`COALESCE(pb.published_at, clock_timestamp())`)}), '[]') AS labels, dm.name AS "decidedBy",
      (SELECT rm.name FROM reviews rw JOIN members rm ON rm.id = rw.reviewer_id
        WHERE rw.record_id = u.id AND rw.record_version = pr.record_version AND rw.finding = 'agreed'
        ORDER BY rw.id DESC LIMIT 1) AS "reviewedBy"
    FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
    JOIN revisions rv ON rv.id = pb.revision_id JOIN outcome_documents d ON d.id = rv.document_id
    JOIN rounds r ON r.id = d.round_id
    JOIN uptake_records u ON u.id = pr.record_id LEFT JOIN members dm ON dm.id = u.decided_by_id
    JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE pb.id = ${publicationId}::uuid AND ${knownPublications(viewer)}
      ${after ? sql`AND u.id > ${after}::uuid` : sql``}
    ORDER BY u.id LIMIT 201`)
}

/** SQL: record `u` on point `pt` of input `i` is agreed and in no batch, in a stream that this viewer moderates. */
const agreed = (viewer: Viewer): Sql => sql`(u.rated_by IS NULL AND ${headRecord}
  AND ${standingInput} AND ${moderatedInput(viewer)} AND ${finding} = 'agreed' AND NOT ${pendingRecord}
  AND NOT EXISTS (SELECT FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
    WHERE pr.record_id = u.id AND pb.published_at IS NOT NULL))`

const open = openIn(sql`u.revision_id`)

/**
 * SQL: record `u` on point `pt` of input `i` may go into a batch that this viewer proposes. An interest may have
 * arisen since it was decided or reviewed: then others decide it first. Its author may have written a newer
 * version: then that is decided, and of this one only what is public already is corrected.
 */
export const publishable = (viewer: Viewer): Sql =>
  sql`(${agreed(viewer)} AND ${open} AND NOT has_conflict(u.id))`

/** The revisions of a round (or the one named) with how many records are ready for publication. */
export const listPublishable = (
  viewer: Viewer,
  where: { round: string } | { revision: string },
): Promise<Publishable[]> =>
  read<Publishable>(sql`
    SELECT rv.id, rv.slug, rv.name, d.slug AS "documentSlug", d.title AS "documentTitle",
      r.id AS "roundId", r.slug AS "roundSlug",
      (SELECT json_agg(s.id) FROM streams s WHERE s.round_id = r.id) AS "streamIds",
      (SELECT count(*)::int FROM uptake_records u JOIN points pt ON pt.id = u.point_id
        JOIN inputs i ON i.id = pt.input_id WHERE u.revision_id = rv.id AND ${publishable(viewer)}) AS ready,
      COALESCE((SELECT json_agg(c ORDER BY c.reference, c.number) FROM (
        SELECT i.reference, pt.number, pt.id AS "pointId" FROM uptake_records u JOIN points pt ON pt.id = u.point_id
        JOIN inputs i ON i.id = pt.input_id WHERE u.revision_id = rv.id AND ${agreed(viewer)}
          AND ${open} AND has_conflict(u.id) LIMIT 100) c), '[]') AS interested,
      COALESCE((SELECT json_agg(c ORDER BY c.reference, c.number) FROM (
        SELECT i.reference, pt.number, ${successorOf} AS "pointId" FROM uptake_records u
        JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
        WHERE u.revision_id = rv.id AND ${agreed(viewer)} AND NOT ${open}
          AND NOT EXISTS (SELECT FROM uptake_records nu
            WHERE nu.point_id = ${successorOf}::uuid AND nu.revision_id = rv.id) LIMIT 100) c), '[]') AS replaced
    FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
    WHERE ${'round' in where ? sql`r.slug = ${where.round}` : sql`rv.id = ${where.revision}::uuid`}
      AND EXISTS (SELECT FROM streams ms WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[]))
    ORDER BY d.ordinal, rv.ordinal DESC`)
