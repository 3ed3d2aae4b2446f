import sql, { join, type Sql } from 'sql-template-tag'
import { authorOf, toByline } from '@/lib/inputs/data'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read, readIn, type Transaction } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type {
  Acceptable,
  AcceptableState,
  Acceptance,
  CarryItem,
  CarryList,
  CarryState,
  CarryTally,
  CarryTarget,
  CarryWork,
} from './carry-views'
import { CARRY_STATES, MOST_ACCEPTED } from './carry-views'
import { carriedParts, earlierRecord, proposed, withoutRecord } from './earlier-data'
import { interestIn, standingPoint } from './standing-data'
import { indexRevision, type ParagraphText, standsIn } from './suggestions'

/**
 * SQL: CTEs that end in `found`, all proposals of the streams and revisions in the CTE `pairs`. They start
 * from what was recorded, and look each point and input up by its key: before statistics are gathered the
 * planner pairs all with all.
 * @param only leaves out all but the points of these earlier records
 */
const found = (viewer: Viewer, only?: readonly string[]): Sql => sql`
  recorded AS MATERIALIZED (
    SELECT DISTINCT pa.stream_id, pa.revision_id, u.point_id FROM pairs pa
    JOIN revisions cur ON cur.id = pa.revision_id
    JOIN revisions er ON er.document_id = cur.document_id AND er.ordinal < cur.ordinal
    JOIN uptake_records u ON u.revision_id = er.id AND u.stream_id = pa.stream_id
      ${only ? sql`AND u.id = ANY(${only}::uuid[])` : sql``}
  ), found AS MATERIALIZED (
    SELECT r.stream_id, r.revision_id AS new_revision_id, pt.id AS point_id, pt.number, i.id AS input_id,
      i.reference, e.*, s.state, ${interestIn(viewer, sql`pt.id`)} AS interested
    FROM recorded r
    CROSS JOIN LATERAL (SELECT p.* FROM points p WHERE p.id = r.point_id OFFSET 0) pt
    CROSS JOIN LATERAL (SELECT n.* FROM inputs n WHERE n.id = pt.input_id OFFSET 0) i
    CROSS JOIN LATERAL (${earlierRecord(viewer, sql`pt.id`, sql`r.revision_id`)}) e
    CROSS JOIN LATERAL (SELECT ${proposed} AS state) s
    WHERE ${moderatedInput(viewer)} AND ${standingInput} AND ${standingPoint} AND s.state IS NOT NULL
      AND ${withoutRecord(sql`pt.id`, sql`r.revision_id`)})`

const tallyFrom = (where: Sql): Sql => {
  const counts = CARRY_STATES.map(
    (state) => sql`${state}::text, count(*) FILTER (WHERE f.state = ${state}
      ${state === 'unchanged' ? sql`AND NOT f.interested` : sql``})`,
  )
  return sql`(SELECT json_build_object(${join(counts)},
      'interested', count(*) FILTER (WHERE f.state = 'unchanged' AND f.interested))
    FROM found f WHERE ${where})`
}

/** Each stream that the viewer moderates in a round, in the latest revision of each document, with its proposals. */
export const listCarryWork = (viewer: Viewer, roundId: string): Promise<CarryWork[]> =>
  read<CarryWork>(sql`
    WITH pairs AS MATERIALIZED (
      SELECT s.id AS stream_id, latest.id AS revision_id FROM streams s
      CROSS JOIN LATERAL (SELECT DISTINCT ON (d.id) rv.id, rv.ordinal FROM outcome_documents d
        JOIN revisions rv ON rv.document_id = d.id WHERE d.round_id = s.round_id ORDER BY d.id, rv.ordinal DESC) latest
      WHERE s.round_id = ${roundId}::uuid AND s.id = ANY(${viewer.moderates}::uuid[])
        AND EXISTS (SELECT FROM revisions rv JOIN revisions er ON er.document_id = rv.document_id
          AND er.ordinal < rv.ordinal WHERE rv.id = latest.id)
    ), ${found(viewer)}
    SELECT s.id AS "streamId", p.key AS "pillarKey", p.title AS "pillarTitle", d.slug AS "documentSlug",
      d.title AS "documentTitle", rv.slug AS "revisionSlug", rv.name AS "revisionName",
      ${tallyFrom(sql`f.stream_id = pa.stream_id AND f.new_revision_id = pa.revision_id`)} AS tally
    FROM pairs pa JOIN streams s ON s.id = pa.stream_id JOIN pillars p ON p.id = s.pillar_id
    JOIN revisions rv ON rv.id = pa.revision_id JOIN outcome_documents d ON d.id = rv.document_id
    ORDER BY s.ordinal, d.ordinal`)

/** What proposals are about; null where the viewer does not moderate the stream, or it is another round's. */
export async function getCarryTarget(
  viewer: Viewer,
  where: { stream: string; revision: string } | { stream: string; document: string; slug: string },
): Promise<CarryTarget | null> {
  const [target] = await read<CarryTarget>(sql`
    SELECT s.id AS "streamId", p.key AS "pillarKey", rv.id AS "revisionId", r.id AS "roundId",
      r.slug AS "roundSlug", d.slug AS "documentSlug", rv.slug AS "revisionSlug"
    FROM streams s JOIN pillars p ON p.id = s.pillar_id JOIN rounds r ON r.id = s.round_id
    JOIN outcome_documents d ON d.round_id = r.id JOIN revisions rv ON rv.document_id = d.id
    WHERE s.id = ${where.stream}::uuid AND s.id = ANY(${viewer.moderates}::uuid[])
      AND ${'revision' in where ? sql`rv.id = ${where.revision}::uuid` : sql`d.slug = ${where.document} AND rv.slug = ${where.slug}`}`)
  return target ?? null
}

type Pair = { streamId: string; revisionId: string }

const onePair = (at: Pair): Sql =>
  sql`pairs AS (SELECT ${at.streamId}::uuid AS stream_id, ${at.revisionId}::uuid AS revision_id)`

/**
 * SQL: the CTE `acceptable`: the first proposals of a state that the viewer may accept.
 * @param apart points that are accepted one by one only; null where those to accept were named, which takes in all
 */
const acceptable = (state: CarryState, apart: readonly string[] | null): Sql => sql`acceptable AS (
  SELECT f.* FROM found f WHERE f.state = ${state} AND NOT f.interested
    ${apart ? sql`AND NOT (f.disputed OR f.correction OR f.contradicted IS NOT NULL) AND f.point_id <> ALL(${apart}::uuid[])` : sql``}
  ORDER BY f.input_id, f.number LIMIT ${MOST_ACCEPTED}::int)`

/**
 * The points whose linked paragraphs ended, but that nobody is to record as dropped without a look at each: their
 * proposed wording, or a passage of it, stands in the revision; or they are of an input for moderators only, of whose
 * words a list tells nothing, this neither.
 */
async function pointsApart(viewer: Viewer, at: Pair): Promise<string[]> {
  type Row = {
    points: { id: string; restricted: boolean; wording: string | null }[] | null
    paragraphs: ParagraphText[] | null
  }
  const [row] = await read<Row>(sql`WITH ${onePair(at)}, ${found(viewer)}
    SELECT (SELECT json_agg(json_build_object('id', pt.id, 'restricted', i.attribution = 'moderators_only',
          'wording', CASE WHEN i.attribution <> 'moderators_only' THEN pt.proposed_wording END))
        FROM found f JOIN points pt ON pt.id = f.point_id JOIN inputs i ON i.id = f.input_id
        WHERE f.state = 'ended') AS points,
      (SELECT json_agg(json_build_object('id', p.id, 'label', p.label, 'kind', p.kind, 'text', p.text) ORDER BY p.ordinal)
        FROM paragraphs p WHERE p.revision_id = ${at.revisionId}::uuid) AS paragraphs`)
  const index = indexRevision(at.revisionId, row?.paragraphs ?? [])
  return (row?.points ?? [])
    .filter(({ restricted, wording }) => restricted || (wording && standsIn(wording, index)))
    .map(({ id }) => id)
}

/** SQL: names the proposals of `acceptable`, in any order of reading the same. */
const digest = sql`(SELECT COALESCE(md5(string_agg(a.id || ' ' || a.version, ',' ORDER BY a.id)), '') FROM acceptable a)`

const cursor = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{1,4})$/

/** The proposals of one state in one stream and revision, 50 a page, and how many there are. One statement, two of ended ones. */
export async function getCarryList(
  viewer: Viewer,
  at: CarryTarget,
  { state, after, limit = 50 }: { state: CarryState; after?: string; limit?: number },
): Promise<CarryList> {
  const [, input, number] = cursor.exec(after ?? '') ?? []
  const apart = state === 'ended' ? await pointsApart(viewer, at) : []
  type Item = Omit<CarryItem, 'byline'> & { author: AuthorRow | null; inputId: string }
  type Row = { tally: CarryTally; acceptable: number; digest: string; items: Item[] | null }
  const [row] = await read<Row>(sql`
    WITH ${onePair(at)}, ${found(viewer)}, ${acceptable(state, apart)}, page AS (
      SELECT f.* FROM found f WHERE f.state = ${state}
        ${state === 'unchanged' ? sql`AND NOT f.interested` : sql``}
        ${input ? sql`AND (f.input_id, f.number) > (${input}::uuid, ${Number(number)}::int)` : sql``}
      ORDER BY f.input_id, f.number LIMIT ${limit + 1}::int)
    SELECT ${tallyFrom(sql`true`)} AS tally, (SELECT count(*)::int FROM acceptable) AS acceptable, ${digest} AS digest,
      (SELECT json_agg(json_build_object('state', e.state, ${carriedParts},
          'apart', e.point_id = ANY(${apart}::uuid[]), 'pointId', e.point_id, 'inputId', e.input_id,
          'reference', e.reference, 'number', e.number, 'pointLanguage', pt.language, 'interested', e.interested,
          'statement', CASE WHEN i.attribution <> 'moderators_only' THEN left(pt.statement, 2000) END,
          'author', CASE WHEN i.attribution <> 'moderators_only' THEN ${authorOf(viewer)} END)
        ORDER BY e.input_id, e.number)
        FROM page e JOIN inputs i ON i.id = e.input_id JOIN points pt ON pt.id = e.point_id) AS items`)
  if (!row) throw new Error('a count always has a row')
  const items = row.items ?? []
  const last = items.length > limit ? items[limit - 1] : undefined
  return {
    ...row,
    items: items.slice(0, limit).map(({ author, inputId: _, ...item }) => ({
      ...item,
      byline: author ? toByline(author) : null,
    })),
    next: last ? `${last.inputId}_${last.number}` : null,
  }
}

type Chosen = {
  state: AcceptableState
  /** Earlier records. */
  only?: readonly string[]
  /** Points to be left out; null where `only` was chosen by hand. */
  apart: readonly string[] | null
}

/** SQL: what a viewer may accept now of a stream in a revision as `proposals`, and their `digest`. */
const acceptableOf = (viewer: Viewer, at: Pair, { state, only, apart }: Chosen): Sql => sql`
  WITH ${onePair(at)}, ${found(viewer, only)}, ${acceptable(state, apart)}
  SELECT ${digest} AS digest, COALESCE((SELECT json_agg(json_build_object('pointId', a.point_id,
      'recordId', a.id, 'version', a.version, 'outcome', a.outcome, 'reason', a.reason,
      'carriedTo', a.carried_to, 'lineageIds',
      ARRAY(SELECT ul.lineage_id FROM uptake_links ul WHERE ul.record_id = a.id ORDER BY 1))
    ORDER BY a.input_id, a.number) FROM acceptable a), '[]') AS proposals`

/**
 * The proposals of a state that a viewer may accept: of these earlier records or, where left out, the first
 * thousand that nobody disputes and that need no look at each.
 */
export async function getAcceptance(
  viewer: Viewer,
  where: { stream: string; revision: string; state: AcceptableState; only?: readonly string[] },
): Promise<Acceptance | null> {
  const target = await getCarryTarget(viewer, where)
  if (!target) return null
  const { state, only } = where
  const apart = state === 'ended' && !only ? await pointsApart(viewer, target) : []
  const of = { state, only, apart: only ? null : apart }
  const [row] = await read<Acceptable>(acceptableOf(viewer, target, of))
  if (!row) throw new Error('an aggregate always has a row')
  return { ...target, ...row, pointIds: row.proposals.map(({ pointId }) => pointId) }
}

/** Names what is acceptable now of these earlier records, to be compared once their points are locked. */
export async function digestOf(
  tx: Transaction,
  viewer: Viewer,
  at: Pair,
  of: Chosen,
): Promise<string> {
  const [row] = await readIn<Acceptable>(tx, acceptableOf(viewer, at, of))
  return row?.digest ?? ''
}
