import sql, { type Sql } from 'sql-template-tag'
import { heldAt } from '@/lib/documents/tie-data'
import { moderatedInput, publicInput, standingInput } from '@/lib/inputs/policy'
import { isUuid } from '@/lib/kernel/ids'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { BatchRecord, PublicationHead, Publishable } from './publication-views'
import { finding, headRecord, lapseIn, openIn, pendingRecord, successorOf } from './standing-data'

/**
 * SQL: why record `u` on point `pt` of input `i` is not published with the batch that it is in, or null. What its
 * author no longer stands by is nobody's to publish; and whoever decided or reviewed it may have an interest in it by
 * now: then others decide it first (security.md), and the rest need not wait for that.
 */
export const leavingFor: Sql = sql`(CASE WHEN u.rated_by IS NOT NULL THEN NULL
  WHEN ${lapseIn(sql`u.revision_id`)} IS NOT NULL THEN 'outdated' WHEN has_conflict(u.id) THEN 'interested' END)`

/** SQL: as one row, the points that would be left out of batch `pb` if it were published now; none once it is. */
const leaving: Sql = sql`(SELECT count(*)::int AS count, ${named('outdated')} AS outdated, ${named('interested')} AS interested
  FROM (SELECT i.reference || '#' || pt.number AS point, ${leavingFor} AS why
    FROM published_records pr JOIN uptake_records u ON u.id = pr.record_id
    JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE pr.publication_id = pb.id AND pb.published_at IS NULL AND pb.withdrawn_at IS NULL OFFSET 0) l
  WHERE l.why IS NOT NULL)`

function named(why: 'outdated' | 'interested'): Sql {
  return sql`COALESCE(array_agg(DISTINCT l.point ORDER BY l.point) FILTER (WHERE l.why = ${why}), '{}')`
}

const head = (
  viewer: Viewer,
): Sql => sql`pb.id, pb.number, r.id AS "roundId", r.slug AS "roundSlug",
  r.title AS "roundTitle", d.slug AS "documentSlug", d.title AS "documentTitle", rv.slug AS "revisionSlug",
  rv.name AS "revisionName", pb.proposed_by_id AS "proposedById", pm.name AS "proposedBy",
  pb.proposed_at AS "proposedAt", pb.published_at AS "publishedAt", pb.withdrawn_at AS "withdrawnAt",
  pb.signatures, (SELECT json_agg(s.id) FROM streams s WHERE s.round_id = r.id) AS "streamIds",
  (SELECT count(*)::int FROM published_records pr WHERE pr.publication_id = pb.id)
    - l.count AS records, pb.left_out + l.count AS "leftOut",
  pb.outdated || l.outdated AS outdated, pb.interested || l.interested AS interested,
  COALESCE((SELECT json_agg(COALESCE(sm.name, sm.email) ORDER BY sg.id) FROM signatures sg JOIN members sm ON sm.id = sg.member_id
    WHERE sg.act = 'publish_uptake' AND sg.subject_id = pb.id), '[]') AS "signedBy",
  EXISTS (SELECT FROM signatures sg WHERE sg.act = 'publish_uptake' AND sg.subject_id = pb.id
    AND sg.member_id = ${viewer.member?.id ?? null}::uuid) AS "signedByMe"`

const tables = sql`publications pb JOIN revisions rv ON rv.id = pb.revision_id
  JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
  LEFT JOIN members pm ON pm.id = pb.proposed_by_id CROSS JOIN LATERAL ${leaving} l`

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

/**
 * SQL: may the viewer be told what became of point `pt` of input `i`, before everybody is? Those who sign see the outcomes
 * of all; a moderator with an interest in it is not told, nor is one of another pillar.
 */
const toldOf = (viewer: Viewer): Sql =>
  viewer.admin || viewer.auditor
    ? sql`true`
    : sql`(${moderatedInput(viewer)} AND NOT has_interest(${viewer.member?.id ?? null}::uuid, pt.id))`

/**
 * SQL: the columns of a `BatchRecord`, of record `u` at the version `version` on point `pt` of input `i`; its paragraphs
 * as they stood at a moment.
 */
function recordColumns(
  viewer: Viewer,
  of: { version: Sql; at: Sql; leftOut: Sql; published: Sql },
): Sql {
  const open = sql`(${standingInput} AND (${publicInput} OR ${moderatedInput(viewer)}) AND i.attribution <> 'moderators_only')`
  const told = sql`(${toldOf(viewer)} OR (${of.published} AND ${publicInput}))`
  const readable = sql`(${told} AND ${open})`
  return sql`u.id, u.point_id AS "pointId", i.reference, pt.number, pt.language, u.supersedes_id IS NOT NULL AS corrects,
    ${of.leftOut} AS "leftOut", ${told} AS told,
    CASE WHEN ${told} THEN u.outcome END AS outcome,
    CASE WHEN ${open} THEN pt.statement END AS statement,
    CASE WHEN ${readable} THEN u.reason END AS reason,
    CASE WHEN ${readable} THEN u.carried_to END AS "carriedTo",
    CASE WHEN ${told} THEN COALESCE((SELECT json_agg(DISTINCT pg.label) FROM uptake_links ul
      JOIN lineage_ties lt ON lt.lineage_id = ul.lineage_id
      JOIN paragraphs pg ON pg.id = lt.paragraph_id AND pg.revision_id = u.revision_id
      WHERE ul.record_id = u.id AND ${heldAt(of.at)}), '[]') ELSE '[]' END AS labels,
    CASE WHEN ${told} THEN (SELECT dm.name FROM members dm WHERE dm.id = u.decided_by_id) END AS "decidedBy",
    CASE WHEN ${told} THEN (SELECT rm.name FROM reviews rw JOIN members rm ON rm.id = rw.reviewer_id
      WHERE rw.record_id = u.id AND rw.record_version = ${of.version} AND rw.finding = 'agreed'
      ORDER BY rw.id DESC LIMIT 1) END AS "reviewedBy"`
}

/**
 * The records of a batch, 200 a page in the order in which they were first recorded; a published one leads where it
 * led then. Moderators see those of their own pillars.
 */
export const listBatch = (
  viewer: Viewer,
  publicationId: string,
  after?: string,
): Promise<BatchRecord[]> =>
  read<BatchRecord>(sql`
    SELECT ${recordColumns(viewer, {
      version: sql`pr.record_version`,
      at: sql`COALESCE(pb.published_at, clock_timestamp())`,
      published: sql`pb.published_at IS NOT NULL`,
      leftOut: sql`CASE WHEN pb.published_at IS NULL AND pb.withdrawn_at IS NULL THEN ${leavingFor} END`,
    })}
    FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
    JOIN revisions rv ON rv.id = pb.revision_id JOIN outcome_documents d ON d.id = rv.document_id
    JOIN rounds r ON r.id = d.round_id
    JOIN uptake_records u ON u.id = pr.record_id
    JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE pb.id = ${publicationId}::uuid AND ${knownPublications(viewer)}
      ${viewer.admin || viewer.auditor ? sql`` : sql`AND ${moderatedInput(viewer)}`}
      ${after ? sql`AND u.id > ${after}::uuid` : sql``}
    ORDER BY u.id LIMIT 201`)

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

/** SQL: was record `u` agreed to, as it stands, by a moment? What was agreed later, nobody has seen in a list of then. */
export const agreedBy = (until: Sql): Sql => sql`NOT EXISTS (SELECT FROM reviews rw
  WHERE rw.record_id = u.id AND rw.record_version = u.version AND rw.reviewed_at > ${until})`

/** What a proposal of a revision would hold, of what was agreed by a moment; 200 a page as in a batch. */
export const listReady = (
  viewer: Viewer,
  { revision, until }: { revision: string; until: string },
  after?: string,
): Promise<BatchRecord[]> =>
  read<BatchRecord>(sql`
    SELECT ${recordColumns(viewer, {
      version: sql`u.version`,
      at: sql`clock_timestamp()`,
      published: sql`false`,
      leftOut: sql`NULL`,
    })}
    FROM uptake_records u JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE u.revision_id = ${revision}::uuid AND ${publishable(viewer)} AND ${agreedBy(sql`${until}::timestamptz`)}
      ${after ? sql`AND u.id > ${after}::uuid` : sql``}
    ORDER BY u.id LIMIT 201`)

type RevisionPath = { round: string; document: string; revision: string }

/**
 * SQL: each agreed record of revision `rv` once, and whether it is ready, as `publishable` has it, or waits for somebody
 * without an interest, or for a decision on the newer version, which `pointId` is of then.
 */
const fates = (viewer: Viewer): Sql => sql`(SELECT a.reference, a.number,
    CASE WHEN a.open THEN a."pointId" ELSE a.successor END AS "pointId",
    CASE WHEN a.open AND NOT a.conflicted THEN 'ready' WHEN a.open THEN 'interested'
      WHEN NOT EXISTS (SELECT FROM uptake_records nu
        WHERE nu.point_id = a.successor::uuid AND nu.revision_id = rv.id) THEN 'replaced' END AS fate
  FROM (SELECT i.reference, pt.number, pt.id::text AS "pointId", ${successorOf} AS successor, ${open} AS open,
      has_conflict(u.id) AS conflicted
    FROM uptake_records u JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE u.revision_id = rv.id AND ${agreed(viewer)} OFFSET 0) a)`

/** SQL: json of the points of `j` with one fate, a hundred at most. */
const namesOf = (
  fate: string,
): Sql => sql`COALESCE(json_agg(json_build_object('reference', j.reference,
  'number', j.number, 'pointId', j."pointId") ORDER BY j.reference, j.number)
  FILTER (WHERE j.fate = ${fate} AND j.place <= 100), '[]')`

/** The revisions of a round (or the one named) with how many records are ready for publication. */
export const listPublishable = (
  viewer: Viewer,
  where: { round: string } | { revision: string } | RevisionPath,
): Promise<Publishable[]> =>
  read<Publishable>(sql`
    SELECT rv.id, rv.slug, rv.name, d.slug AS "documentSlug", d.title AS "documentTitle",
      r.id AS "roundId", r.slug AS "roundSlug", clock_timestamp() AS now,
      (SELECT json_agg(s.id) FROM streams s WHERE s.round_id = r.id) AS "streamIds",
      k.ready, k.interested, k.replaced
    FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE j.fate = 'ready')::int AS ready,
        ${namesOf('interested')} AS interested, ${namesOf('replaced')} AS replaced
      FROM (SELECT f.*, row_number() OVER (PARTITION BY f.fate) AS place FROM ${fates(viewer)} f) j) k
    WHERE ${
      'document' in where
        ? sql`r.slug = ${where.round} AND d.slug = ${where.document} AND rv.slug = ${where.revision}`
        : 'round' in where
          ? sql`r.slug = ${where.round}`
          : sql`rv.id = ${where.revision}::uuid`
    }
      AND EXISTS (SELECT FROM streams ms WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[]))
    ORDER BY d.ordinal, rv.ordinal DESC`)
