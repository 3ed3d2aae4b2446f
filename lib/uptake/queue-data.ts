import sql, { type Sql } from 'sql-template-tag'
import { authorOf, toByline } from '@/lib/inputs/data'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { assigneeOf, notesFor, queueFilter } from './filter-data'
import type { QueueFilter } from './filter-views'
import { type Ordered, orderOf, type Walk } from './order-data'
import {
  MOST_COUNTED,
  type Queue,
  type QueueItem,
  type RecordState,
  type StreamWork,
  type Tally,
} from './queue-views'
import { interestIn, knownRecord, standingPoint, stateOf } from './standing-data'

/**
 * SQL: points `pt` to decide that a filter leaves, of inputs `i`, with the record `u` that the viewer may know of in the
 * revision that `revision` names. OFFSET 0 has points and records looked up by their keys along the inputs' order, so that a
 * page ends where it is full: joined otherwise all of a stream is sorted for it, and before statistics are
 * gathered all paired with all.
 */
export const work = (
  viewer: Viewer,
  revision: Sql,
  filter: Sql,
  { inputs, ofPoint }: Walk,
): Sql => sql`${inputs}
  CROSS JOIN LATERAL (SELECT pt.* FROM points pt
    WHERE pt.input_id = i.id ${ofPoint} AND ${standingPoint} ${filter} OFFSET 0) pt
  LEFT JOIN LATERAL (SELECT u.* FROM uptake_records u
    WHERE u.point_id = pt.id AND u.revision_id = ${revision} AND ${knownRecord(viewer)} OFFSET 0) u ON true`

export type RawTally = { points: number; states: Partial<Record<RecordState, number>> | null }

/** SQL: how many points of a stream a filter leaves, counted up to one more than `MOST_COUNTED`. */
const pointsOf = (stream: Sql, filter: Sql): Sql => sql`(SELECT count(*)::int FROM (
  SELECT FROM inputs i JOIN points pt ON pt.input_id = i.id
  WHERE i.stream_id = ${stream} AND ${standingInput} AND ${standingPoint} ${filter} LIMIT ${MOST_COUNTED + 1}) counted)`

/**
 * SQL: a `RawTally` of the points of a stream in a revision that a filter leaves. OFFSET 0 has each record's
 * point and input looked up by their keys: before statistics are gathered the planner pairs all with all.
 */
export const tally = (
  viewer: Viewer,
  stream: Sql,
  revision: Sql,
  filter: Sql = sql``,
): Sql => sql`json_build_object(
  'points', ${pointsOf(stream, filter)},
  'states', (SELECT json_object_agg(state, amount) FROM (SELECT state, count(*)::int AS amount FROM (
      SELECT ${stateOf} AS state FROM uptake_records u
      CROSS JOIN LATERAL (SELECT p.* FROM points p WHERE p.id = u.point_id OFFSET 0) pt
      CROSS JOIN LATERAL (SELECT n.* FROM inputs n WHERE n.id = pt.input_id OFFSET 0) i
      WHERE u.revision_id = ${revision} AND u.stream_id = ${stream} AND ${knownRecord(viewer)} AND ${standingInput}
        AND ${standingPoint} ${filter} LIMIT ${MOST_COUNTED + 1}) counted GROUP BY state) amounts))`

export function tallyOf({ points, states }: RawTally): Tally {
  const told = {
    undecided: 0,
    decided: 0,
    returned: 0,
    agreed: 0,
    proposed: 0,
    published: 0,
    ...states,
  }
  const decided = Object.values(told).reduce((sum, amount) => sum + amount, 0)
  const isWhole = points <= MOST_COUNTED && decided <= MOST_COUNTED
  return { points, decided, states: isWhole ? { ...told, undecided: points - decided } : null }
}

/** The streams that the viewer moderates, with how far each is in the latest revision of each document. */
export async function listModeratedStreams(viewer: Viewer): Promise<StreamWork[]> {
  if (viewer.moderates.length === 0) return []
  const rows = await read<Omit<StreamWork, 'tally'> & { tally: RawTally }>(sql`
    SELECT r.slug AS "roundSlug", r.title AS "roundTitle", r.demonstration, s.id AS "streamId",
      p.key AS "pillarKey", p.title AS "pillarTitle", latest.revision,
      ${tally(viewer, sql`s.id`, sql`latest.id`)} AS tally
    FROM streams s JOIN rounds r ON r.id = s.round_id JOIN pillars p ON p.id = s.pillar_id
    LEFT JOIN LATERAL (
      SELECT DISTINCT ON (d.ordinal, d.id) rv.id, json_build_object('slug', rv.slug, 'name', rv.name,
        'documentSlug', d.slug, 'documentTitle', d.title) AS revision
      FROM outcome_documents d JOIN revisions rv ON rv.document_id = d.id WHERE d.round_id = r.id
      ORDER BY d.ordinal, d.id, rv.ordinal DESC) latest ON true
    WHERE s.id = ANY(${viewer.moderates}::uuid[])
    ORDER BY r.id DESC, s.ordinal, latest.revision->>'documentSlug'`)
  return rows.map((row) => ({ ...row, tally: tallyOf(row.tally) }))
}

const cursor = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{1,4})$/

/**
 * The points of one stream in one revision that a filter leaves, 50 a page in a fixed order, and how many
 * stand where. One statement.
 * @param where.filter its `state` leaves out of the list, not of the counts
 * @param where.after `next` of the page before
 */
export async function getQueue(
  viewer: Viewer,
  where: {
    streamId: string
    document: string
    revision: string
    filter?: QueueFilter
    after?: string
    limit?: number
  },
): Promise<Queue> {
  const { streamId, document, revision, filter = {}, limit = 50 } = where
  const [, input, number] = cursor.exec(where.after ?? '') ?? []
  const [stream, chosen, me] = [
    sql`${streamId}::uuid`,
    sql`(SELECT id FROM chosen)`,
    sql`${viewer.member?.id ?? null}::uuid`,
  ]
  const wanted = queueFilter(viewer, filter, chosen)
  const order = orderOf(filter.order, { viewer, stream, revision: chosen })
  const after = input && { input: sql`${input}::uuid`, number: sql`${Number(number)}::int` }
  const walk = order.walk(after ? { after } : {})
  type Item = Omit<QueueItem, 'byline'> & { author: AuthorRow | null; inputId: string }
  type Row = { all: number; tally: RawTally; items: Item[] | null }
  const [row] = await read<Row>(sql`
    WITH chosen AS (
      SELECT rv.id FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id
      JOIN streams s ON s.round_id = d.round_id
      WHERE s.id = ${stream} AND d.slug = ${document} AND rv.slug = ${revision}
    )${order.ctes}, page AS MATERIALIZED (
      SELECT pt.id AS point_id, i.id AS input_id, pt.number, u.id AS record_id, ${stateOf} AS state
      FROM ${work(viewer, chosen, wanted, walk)}
      WHERE i.stream_id = ${stream} AND ${moderatedInput(viewer)} AND ${standingInput}
        ${inState(filter.state)}
        AND ${walk.where}
      ORDER BY ${walk.by} LIMIT ${limit + 1})
    SELECT ${pointsOf(stream, sql``)} AS all, ${tally(viewer, stream, chosen, wanted)} AS tally,
      (SELECT json_agg(json_build_object('pointId', pg.point_id, 'inputId', pg.input_id, 'number', pg.number,
          'reference', i.reference, 'state', pg.state, 'outcome', u.outcome, 'language', pt.language,
          'statement', CASE WHEN i.attribution <> 'moderators_only' THEN left(pt.statement, 2000) END,
          'author', CASE WHEN i.attribution <> 'moderators_only' THEN ${authorOf(viewer)} END,
          'interested', k.interested, 'assignee', CASE WHEN NOT k.interested THEN ${assigneeOf} END,
          'notes', CASE WHEN k.interested THEN 0
            ELSE (SELECT count(*)::int FROM ${notesFor}) END,
          'decidedByMe', COALESCE(u.decided_by_id = ${me}, false))
        ORDER BY ${order.ofPage})
        FROM page pg JOIN inputs i ON i.id = pg.input_id JOIN points pt ON pt.id = pg.point_id
        CROSS JOIN LATERAL (SELECT ${interestIn(viewer, sql`pt.id`)} AS interested) k
        LEFT JOIN uptake_records u ON u.id = pg.record_id) AS items`)
  if (!row || !viewer.moderates.includes(streamId))
    return { all: 0, tally: tallyOf({ points: 0, states: null }), items: [], next: null }
  const items = row.items ?? []
  const last = items.length > limit ? items[limit - 1] : undefined
  return {
    all: row.all,
    tally: tallyOf(row.tally),
    items: items.slice(0, limit).map(({ author, inputId: _, ...item }) => ({
      ...item,
      byline: author ? toByline(author) : null,
    })),
    next: last ? `${last.inputId}_${last.number}` : null,
  }
}

/** SQL: is point `pt` with its record `u` in this state? */
export const inState = (state?: RecordState): Sql => {
  if (!state) return sql``
  return state === 'undecided'
    ? sql`AND u.id IS NULL`
    : sql`AND u.id IS NOT NULL AND ${stateOf} = ${state}`
}

/** The place of the point in `here`, a table of one row. */
export const AT_HERE = {
  input: sql`(SELECT input_id FROM here)`,
  number: sql`(SELECT number FROM here)`,
}

/**
 * SQL: the id of the first undecided point that a filter leaves and the viewer may decide, after the point of
 * `here` (a table of one row: its id, input_id, stream_id and number) or, where none is left, from the beginning of its stream; null for none.
 * @param order of the statement, which has its CTEs
 */
export function undecidedAfter(
  viewer: Viewer,
  revision: Sql,
  filter: QueueFilter,
  order: Ordered,
): Sql {
  const wanted = queueFilter(viewer, filter, revision)
  // Two walks along the index, each to its first find: sorting all of a stream for one point takes seconds.
  const first = (
    walk: Walk,
    more: Sql,
  ) => sql`(SELECT pt.id FROM ${work(viewer, revision, wanted, walk)}
    WHERE i.stream_id = (SELECT stream_id FROM here) AND ${moderatedInput(viewer)} AND ${standingInput}
      AND u.id IS NULL AND ${walk.where} ${more}
      AND NOT ${interestIn(viewer, sql`pt.id`)}
    ORDER BY ${walk.by} LIMIT 1)`
  return sql`COALESCE(
    ${first(order.walk({ after: AT_HERE }), sql``)},
    ${first(order.walk({}), sql`AND pt.id <> (SELECT id FROM here)`)})`
}

/** The first undecided point after this one that the filter leaves and the viewer may decide, or null. */
export async function nextUndecided(
  viewer: Viewer,
  { pointId, revisionId }: { pointId: string; revisionId: string },
  filter: QueueFilter = {},
): Promise<string | null> {
  const revision = sql`${revisionId}::uuid`
  const stream = sql`(SELECT stream_id FROM here)`
  const order = orderOf(filter.order, { viewer, stream, revision })
  const [row] = await read<{ pointId: string | null }>(sql`
    WITH here AS MATERIALIZED (SELECT hp.id, hi.id AS input_id, hi.stream_id, hp.number
      FROM points hp JOIN inputs hi ON hi.id = hp.input_id WHERE hp.id = ${pointId}::uuid)${order.ctes}
    SELECT ${undecidedAfter(viewer, revision, filter, order)} AS "pointId"`)
  return row?.pointId ?? null
}
