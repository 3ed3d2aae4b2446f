import sql, { type Sql } from 'sql-template-tag'
import { authorOf, toByline } from '@/lib/inputs/data'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import {
  MOST_COUNTED,
  type Queue,
  type QueueItem,
  type RecordState,
  type StreamWork,
  type Tally,
} from './queue-views'

/** SQL: is point `pt` of the version that its author stands by? A correction stands beside it. */
export const standingPoint: Sql = sql`pt.version_id = (SELECT v.id FROM input_versions v
  WHERE v.input_id = pt.input_id AND v.kind <> 'correction' ORDER BY v.number DESC LIMIT 1)`

/** SQL: the record `u` that holds for a point in a revision: no other supersedes it. */
export const headRecord: Sql = sql`NOT EXISTS (SELECT FROM uptake_records c WHERE c.supersedes_id = u.id)`

/** SQL: is record `u` in a batch that waits for signatures? */
export const pendingRecord: Sql = sql`EXISTS (SELECT FROM published_records pr JOIN publications pb
  ON pb.id = pr.publication_id WHERE pr.record_id = u.id AND pb.published_at IS NULL AND pb.withdrawn_at IS NULL OFFSET 0)`

/** SQL: the finding of the latest review of record `u` as it stands. */
export const finding: Sql = sql`(SELECT rw.finding FROM reviews rw
  WHERE rw.record_id = u.id AND rw.record_version = u.version ORDER BY rw.id DESC LIMIT 1)`

/**
 * SQL: how far record `u` is, which may be a row of nulls. OFFSET 0 keeps the look-up by key: inside a CASE
 * the planner would otherwise read all that was ever published.
 */
export const stateOf: Sql = sql`(CASE WHEN u.id IS NULL THEN 'undecided'
  WHEN EXISTS (SELECT FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
    WHERE pr.record_id = u.id AND pb.published_at IS NOT NULL OFFSET 0) THEN 'published'
  WHEN ${pendingRecord} THEN 'proposed'
  ELSE COALESCE(${finding}::text, 'decided') END)`

/** SQL: points `pt` to decide, of inputs `i`, with record `u` of the revision that `revision` names. */
const work = (revision: Sql): Sql => sql`inputs i JOIN points pt ON pt.input_id = i.id
  LEFT JOIN uptake_records u ON u.point_id = pt.id AND u.revision_id = ${revision} AND ${headRecord}`

type RawTally = { points: number; states: Partial<Record<RecordState, number>> | null }

/**
 * SQL: a `RawTally` of the points of a stream in a revision. OFFSET 0 has each record's point and input
 * looked up by their keys: before statistics are gathered the planner pairs all with all.
 */
const tally = (stream: Sql, revision: Sql): Sql => sql`json_build_object(
  'points', (SELECT count(*)::int FROM (SELECT FROM inputs i JOIN points pt ON pt.input_id = i.id
    WHERE i.stream_id = ${stream} AND ${standingInput} AND ${standingPoint} LIMIT ${MOST_COUNTED + 1}) counted),
  'states', (SELECT json_object_agg(state, amount) FROM (SELECT state, count(*)::int AS amount FROM (
      SELECT ${stateOf} AS state FROM uptake_records u
      CROSS JOIN LATERAL (SELECT p.version_id, p.input_id FROM points p WHERE p.id = u.point_id OFFSET 0) pt
      CROSS JOIN LATERAL (SELECT n.id FROM inputs n WHERE n.id = pt.input_id OFFSET 0) i
      WHERE u.revision_id = ${revision} AND u.stream_id = ${stream} AND ${headRecord} AND ${standingInput}
        AND ${standingPoint} LIMIT ${MOST_COUNTED + 1}) counted GROUP BY state) amounts))`

function tallyOf({ points, states }: RawTally): Tally {
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
      ${tally(sql`s.id`, sql`latest.id`)} AS tally
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

const cursor = /^([0-9a-f-]{36})_(\d{1,4})$/

/**
 * The points of one stream in one revision, 50 a page in a fixed order, and how many stand
 * where. One statement.
 * @param state leaves out all others; `after` is `next` of the page before
 */
export async function getQueue(
  viewer: Viewer,
  where: {
    streamId: string
    document: string
    revision: string
    state?: RecordState
    after?: string
    limit?: number
  },
): Promise<Queue> {
  const { streamId, document, revision, state, limit = 50 } = where
  const [, input, number] = cursor.exec(where.after ?? '') ?? []
  type Item = Omit<QueueItem, 'byline'> & { author: AuthorRow | null; inputId: string }
  const [row] = await read<{ tally: RawTally; items: Item[] | null }>(sql`
    WITH chosen AS (
      SELECT rv.id FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id
      JOIN streams s ON s.round_id = d.round_id
      WHERE s.id = ${streamId}::uuid AND d.slug = ${document} AND rv.slug = ${revision}
    ), page AS MATERIALIZED (
      SELECT pt.id AS point_id, i.id AS input_id, pt.number, u.id AS record_id, ${stateOf} AS state
      FROM ${work(sql`(SELECT id FROM chosen)`)}
      WHERE i.stream_id = ${streamId}::uuid AND ${moderatedInput(viewer)} AND ${standingInput}
        AND ${standingPoint}
        ${state === 'undecided' ? sql`AND u.id IS NULL` : state ? sql`AND u.id IS NOT NULL AND ${stateOf} = ${state}` : sql``}
        ${input ? sql`AND i.id >= ${input}::uuid AND (i.id, pt.number) > (${input}::uuid, ${Number(number)}::int)` : sql``}
      ORDER BY i.id, pt.number LIMIT ${limit + 1})
    SELECT ${tally(sql`${streamId}::uuid`, sql`(SELECT id FROM chosen)`)} AS tally,
      (SELECT json_agg(json_build_object('pointId', pg.point_id, 'inputId', pg.input_id, 'number', pg.number,
          'reference', i.reference, 'state', pg.state, 'outcome', u.outcome, 'language', pt.language,
          'statement', CASE WHEN i.attribution <> 'moderators_only' THEN left(pt.statement, 2000) END,
          'author', CASE WHEN i.attribution <> 'moderators_only' THEN ${authorOf(viewer)} END,
          'interested', has_interest(${viewer.member?.id ?? null}::uuid, pt.id),
          'decidedByMe', COALESCE(u.decided_by_id = ${viewer.member?.id ?? null}::uuid, false))
        ORDER BY pg.input_id, pg.number)
        FROM page pg JOIN inputs i ON i.id = pg.input_id JOIN points pt ON pt.id = pg.point_id
        LEFT JOIN uptake_records u ON u.id = pg.record_id) AS items`)
  if (!row || !viewer.moderates.includes(streamId))
    return { tally: tallyOf({ points: 0, states: null }), items: [], next: null }
  const items = row.items ?? []
  const last = items.length > limit ? items[limit - 1] : undefined
  return {
    tally: tallyOf(row.tally),
    items: items.slice(0, limit).map(({ author, inputId: _, ...item }) => ({
      ...item,
      byline: author ? toByline(author) : null,
    })),
    next: last ? `${last.inputId}_${last.number}` : null,
  }
}

/** The first undecided point after this one that the viewer may decide, or null. */
export async function nextUndecided(
  viewer: Viewer,
  { pointId, revisionId }: { pointId: string; revisionId: string },
): Promise<string | null> {
  // Two walks along the index, each to its first find: sorting all of a stream for one point takes seconds.
  const first = (
    onwards: Sql,
  ) => sql`(SELECT pt.id AS "pointId" FROM ${work(sql`${revisionId}::uuid`)}
    WHERE i.stream_id = (SELECT stream_id FROM here) AND ${moderatedInput(viewer)} AND ${standingInput}
      AND ${standingPoint} AND u.id IS NULL AND ${onwards}
      AND NOT has_interest(${viewer.member?.id ?? null}::uuid, pt.id)
    ORDER BY i.id, pt.number LIMIT 1)`
  const [row] = await read<{ pointId: string | null }>(sql`
    WITH here AS (SELECT hi.id, hi.stream_id, hp.number FROM points hp JOIN inputs hi ON hi.id = hp.input_id
      WHERE hp.id = ${pointId}::uuid)
    SELECT COALESCE(
      ${first(sql`i.id >= (SELECT id FROM here)
        AND (i.id, pt.number) > ((SELECT id FROM here), (SELECT number FROM here))`)},
      ${first(sql`pt.id <> ${pointId}::uuid`)}) AS "pointId"`)
  return row?.pointId ?? null
}
