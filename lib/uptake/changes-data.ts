import sql, { type Sql } from 'sql-template-tag'
import { authorOf, toByline } from '@/lib/inputs/data'
import { countedInput, moderatedInput, publicInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { isUuid } from '@/lib/kernel/ids'
import { read } from '@/lib/platform/db'
import { type Viewer, visitor } from '@/lib/platform/viewer'
import { visibleRounds } from '@/lib/rounds/policy'
import {
  type BatchChanges,
  type BatchHead,
  CHANGES,
  type Change,
  type ChangeRow,
  type PublicBatch,
} from './changes-views'
import { leavingFor } from './publication-data'

const day = sql`to_char(pb.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`
const headColumns = sql`pb.id, pb.number, d.slug AS "documentSlug", d.title AS "documentTitle",
  rv.slug AS "revisionSlug", rv.name AS "revisionName", ${day} AS "publishedOn", pb.signatures`
const headTables = sql`publications pb JOIN revisions rv ON rv.id = pb.revision_id
  JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id`

/**
 * SQL: may everybody know of batch `of`? Not where all that is in it is for moderators only: that there is something is
 * nothing to read. One with which a text alone became public is told, and what authors withdrew since as a number of
 * none.
 */
const publicBatch = (of: Sql): Sql => sql`(${of}.published_at IS NOT NULL
  AND (NOT EXISTS (SELECT FROM published_records pr WHERE pr.publication_id = ${of}.id) OR EXISTS (
    SELECT FROM published_records pr JOIN uptake_records u ON u.id = pr.record_id
    JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE pr.publication_id = ${of}.id AND ${publicInput})))`

/** SQL: is a number of batch `pb`'s revision left out just before it, of one that nobody is told of? */
const skips: Sql = sql`(pb.number > 1 AND NOT EXISTS (SELECT FROM publications eb
  WHERE eb.revision_id = pb.revision_id AND eb.number = pb.number - 1 AND ${publicBatch(sql`eb`)}))`

/** Batches on a page. */
const BATCHES = 100

/**
 * The batches of a round that were published and hold something public, the latest first, 100 a page.
 * @param after the last one of the page before; '' begins with the latest
 * @returns `next` as the `after` of the next page, null on the last
 */
export async function listPublicBatches(
  viewer: Viewer,
  round: string,
  after = '',
): Promise<{ batches: PublicBatch[]; next: string | null }> {
  const below = sql`AND (pb.published_at, pb.id) < (
    SELECT lb.published_at, lb.id FROM publications lb WHERE lb.id = ${after}::uuid)`
  const rows =
    await read<PublicBatch>(sql`SELECT ${headColumns}, ${skips} AS skips FROM ${headTables}
    WHERE r.slug = ${round} AND ${publicBatch(sql`pb`)} AND ${visibleRounds(viewer)}
      ${isUuid(after) ? below : sql``}
    ORDER BY pb.published_at DESC, pb.id DESC LIMIT ${BATCHES + 1}`)
  const batches = rows.slice(0, BATCHES)
  return { batches, next: rows.length > BATCHES ? (batches.at(-1)?.id ?? null) : null }
}

/** SQL: was record `e` published by the moment of the batch, and not corrected by then? */
const stoodThen: Sql = sql`(${publishedBy(sql`e.id`)} AND NOT EXISTS (SELECT FROM uptake_records c
  WHERE c.supersedes_id = e.id AND ${publishedBy(sql`c.id`)}))`

function publishedBy(record: Sql): Sql {
  return sql`EXISTS (SELECT FROM published_records pr JOIN publications pp ON pp.id = pr.publication_id
    WHERE pr.record_id = ${record} AND pp.published_at <= b.at OFFSET 0)`
}

/** SQL: the record of point `point` that stood in an earlier revision of the batch's document, as one row or none. */
const earlier = (point: Sql): Sql => sql`SELECT e.id, er.name, er.ordinal, e.outcome, e.reason
  FROM (SELECT * FROM uptake_records WHERE point_id = ${point} OFFSET 0) e
  JOIN revisions er ON er.id = e.revision_id AND er.document_id = b.document_id AND er.ordinal < b.ordinal
  WHERE ${stoodThen} ORDER BY er.ordinal DESC LIMIT 1`

/** SQL: the batch as row `b`; `first` where nothing of its document up to its revision was published before it. */
const batch = (where: Sql): Sql => sql`b AS MATERIALIZED (
  SELECT now.*, NOT EXISTS (SELECT FROM revisions n JOIN publications o ON o.revision_id = n.id
      WHERE n.document_id = now.document_id AND n.ordinal <= now.ordinal AND o.id <> now.id
        AND o.published_at < now.at) AS first
  FROM (SELECT ${headColumns}, pb.revision_id, COALESCE(pb.published_at, clock_timestamp()) AS at, rv.ordinal,
      rv.document_id FROM ${headTables} WHERE ${where}) now)`

/** SQL: CTE `told`: each point that a batch says something of, with what stood before. */
const told: Sql = sql`told AS MATERIALIZED (
    SELECT u.point_id, u.id AS record_id, u.outcome, u.reason, u.carried_to,
      CASE WHEN o.id IS NOT NULL THEN 'corrected' WHEN w.id IS NULL THEN 'first'
        WHEN w.outcome = u.outcome THEN 'same' WHEN u.outcome = 'dropped' THEN 'dropped'
        ELSE 'changed' END AS change,
      CASE WHEN o.id IS NOT NULL THEN json_build_object('revision', b."revisionName", 'outcome', o.outcome, 'reason', o.reason)
        WHEN w.id IS NOT NULL THEN json_build_object('revision', w.name,
          'outcome', w.outcome, 'reason', w.reason) END AS before
    FROM b JOIN published_records pr ON pr.publication_id = b.id
    CROSS JOIN LATERAL (SELECT * FROM uptake_records WHERE id = pr.record_id OFFSET 0) u
    LEFT JOIN uptake_records o ON o.id = u.supersedes_id
    LEFT JOIN LATERAL (${earlier(sql`u.point_id`)}) w ON true
  )`

const orderOf = (column: Sql): Sql => sql`array_position(${[...CHANGES]}::text[], ${column})`
const cursor = /^([1-5])_([\w-]{1,60})_(\d{1,4})$/

type Row = BatchHead & {
  isFirst: boolean
  counts: BatchChanges['counts'] | null
  rows: (Omit<ChangeRow, 'byline'> & { author: AuthorRow })[] | null
}

/** SQL: what of `told` is shown: to everybody what is public; `shown` and `readable` are of input `i`. */
async function changesOf(
  { where, shown, readable }: { where: Sql; shown: Sql; readable: Sql },
  { only = CHANGES, after, limit }: { only?: readonly Change[]; after?: string; limit: number },
): Promise<BatchChanges | null> {
  const [, order, reference, number] = cursor.exec(after ?? '') ?? []
  const place = sql`(${orderOf(sql`t.change`)}, i.reference, pt.number)`
  const [row] = await read<Row>(sql`
    WITH ${batch(where)}, ${told}, shown AS MATERIALIZED (
      SELECT t.*, i.id AS input_id, i.reference, pt.number
      FROM told t CROSS JOIN LATERAL (SELECT * FROM points WHERE id = t.point_id OFFSET 0) pt
      CROSS JOIN LATERAL (SELECT * FROM inputs WHERE id = pt.input_id OFFSET 0) i WHERE ${shown}
    ), page AS (
      SELECT t.*, ${orderOf(sql`t.change`)} AS place, ${readable} AS readable, pt.statement, pt.language,
        ${authorOf(visitor())} AS author
      FROM shown t JOIN inputs i ON i.id = t.input_id JOIN points pt ON pt.id = t.point_id
      WHERE t.change = ANY(${[...only]}::text[])
        ${order ? sql`AND ${place} > (${Number(order)}::int, ${reference}, ${Number(number)}::int)` : sql``}
      ORDER BY place, t.reference, t.number LIMIT ${limit + 1}::int)
    SELECT b.id, b.number, b."documentSlug", b."documentTitle", b."revisionSlug", b."revisionName", b."publishedOn",
      b.signatures, b.first AS "isFirst",
      (SELECT json_agg(c) FROM (SELECT t.change, t.outcome, count(*)::int AS points FROM shown t
        GROUP BY t.change, t.outcome ORDER BY ${orderOf(sql`t.change`)}, t.outcome) c) AS counts,
      (SELECT json_agg(json_build_object('change', p.change, 'reference', p.reference, 'number', p.number,
          'language', p.language, 'outcome', p.outcome, 'author', p.author,
          'statement', CASE WHEN p.readable THEN p.statement END, 'reason', CASE WHEN p.readable THEN p.reason END,
          'carriedTo', CASE WHEN p.readable THEN p.carried_to END,
          'before', CASE WHEN p.readable THEN p.before
            WHEN p.before IS NOT NULL THEN json_build_object('revision', p.before->>'revision',
              'outcome', p.before->>'outcome', 'reason', NULL) END)
        ORDER BY p.place, p.reference, p.number) FROM page p) AS rows
    FROM b`)
  if (!row) return null
  const found = row.rows ?? []
  const last = found.length > limit ? found[limit - 1] : undefined
  return {
    ...row,
    counts: row.counts ?? [],
    rows: found.slice(0, limit).map(({ author, ...one }) => ({ ...one, byline: toByline(author) })),
    next: last ? `${CHANGES.indexOf(last.change) + 1}_${last.reference}_${last.number}` : null,
  }
}

/**
 * What a published batch changed, as everybody may read it: public inputs alone, and as it was at its moment,
 * whatever was published since. 200 rows a page.
 * @returns null for a batch that holds nothing public or whose round the viewer does not see
 */
export const getBatchChanges = (
  viewer: Viewer,
  at: { round: string; document: string; revision: string; number: number },
  after?: string,
): Promise<BatchChanges | null> =>
  changesOf(
    {
      where: sql`r.slug = ${at.round} AND d.slug = ${at.document} AND rv.slug = ${at.revision}
        AND pb.number = ${at.number}::int AND ${publicBatch(sql`pb`)} AND ${visibleRounds(viewer)}`,
      shown: sql`(${publicInput} AND ${standingInput} AND ${countedInput})`,
      readable: sql`true`,
    },
    { after, limit: 200 },
  )

/**
 * What a batch corrects, changes or drops, for the admins who sign it and the auditors who check: of inputs
 * that are not public the outcomes alone. The first 200.
 */
export async function getChangesToSign(viewer: Viewer, id: string): Promise<BatchChanges | null> {
  if (!viewer.admin && !viewer.auditor) return null
  const readable = sql`(${standingInput} AND (${publicInput} OR ${moderatedInput(viewer)}) AND i.attribution <> 'moderators_only')`
  // What is left out at the signature changes nothing.
  const stays = sql`(CASE WHEN (SELECT b."publishedOn" FROM b) IS NULL
    THEN (SELECT ${leavingFor} FROM uptake_records u WHERE u.id = t.record_id) IS NULL ELSE true END)`
  return changesOf(
    { where: sql`pb.id = ${id}::uuid`, shown: stays, readable },
    { only: ['corrected', 'changed', 'dropped'], limit: 200 },
  )
}
