import sql, { join, type Sql } from 'sql-template-tag'
import { authorOf, toByline } from '@/lib/inputs/data'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { DIGITS, endOf } from './chosen-address'
import type { Chosen, ChosenPoint } from './chosen-views'
import { assigneeOf, queueFilter } from './filter-data'
import type { QueueFilter, QueueOrder } from './filter-views'
import { orderOf } from './order-data'
import type { DecisionSubject, StreamSubject } from './policy'
import { inState, work } from './queue-data'
import { MOST_CHOSEN } from './queue-views'
import { stateOf } from './standing-data'

type Row = Omit<Chosen, 'points' | 'more'> & {
  points: (Omit<ChosenPoint, 'byline'> & { author: AuthorRow | null })[] | null
}

/**
 * Points of one stream and revision with their records: those named, by their ids or the `ends` of these, or all
 * that a filter leaves, what is undecided first, each in the order of their queue. One statement; what an input for
 * moderators only says is left out.
 * @returns null where the viewer does not moderate the stream, or there is no such revision
 */
export async function getChosen(
  viewer: Viewer,
  where: { streamId: string; document: string; revision: string } & (
    | { points: readonly string[]; ends?: readonly string[]; order?: QueueOrder | undefined }
    | { filter: QueueFilter }
  ),
): Promise<Chosen | null> {
  if (!viewer.moderates.includes(where.streamId)) return null
  const me = sql`${viewer.member?.id ?? null}::uuid`
  const revision = sql`(SELECT id FROM chosen)`
  const [wanted, states] =
    'points' in where
      ? [namedIn(where), [sql``]]
      : [queueFilter(viewer, where.filter, revision), statesOf(where.filter)]
  const order = orderOf('points' in where ? where.order : where.filter.order, {
    ...{ viewer, stream: sql`${where.streamId}::uuid`, revision },
  })
  const walk = order.walk({})
  const part = (
    state: Sql,
    rank: number,
  ) => sql`(SELECT ${rank}::int AS rank, pt.id AS point_id, i.id AS input_id,
      pt.number, u.id AS record_id, ${stateOf} AS state
    FROM ${work(viewer, revision, wanted, walk)}
    WHERE i.stream_id = ${where.streamId}::uuid AND ${moderatedInput(viewer)} AND ${standingInput} ${state}
    ORDER BY ${walk.by} LIMIT ${MOST_CHOSEN + 1})`
  const [row] = await read<Row>(sql`
    WITH chosen AS (
      SELECT rv.id, rv.name, rv.language, d.title FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id
      JOIN streams s ON s.round_id = d.round_id
      WHERE s.id = ${where.streamId}::uuid AND d.slug = ${where.document} AND rv.slug = ${where.revision}
    )${order.ctes}, page AS MATERIALIZED (
      SELECT pg.* FROM (${join(states.map(part), ' UNION ALL ')}) pg JOIN inputs i ON i.id = pg.input_id
      ORDER BY pg.rank, ${order.ofPage} LIMIT ${MOST_CHOSEN + 1})
    SELECT c.id AS "revisionId", c.title AS "documentTitle", c.name AS "revisionName", c.language,
      COALESCE((SELECT json_agg(json_build_object('id', p.id, 'label', p.label, 'number', p.number,
          'kind', p.kind, 'text', p.text) ORDER BY p.ordinal)
        FROM paragraphs p WHERE p.revision_id = c.id), '[]') AS paragraphs,
      (SELECT json_agg(json_build_object('pointId', pg.point_id, 'number', pg.number, 'reference', i.reference,
          'state', pg.state, 'outcome', u.outcome, 'version', COALESCE(u.version, 0),
          'compiled', u.rated_by IS NOT NULL, 'language', pt.language,
          'statement', CASE WHEN i.attribution <> 'moderators_only' THEN left(pt.statement, 2000) END,
          'author', CASE WHEN i.attribution <> 'moderators_only' THEN ${authorOf(viewer)} END,
          'interested', k.interested, 'assignee', CASE WHEN NOT k.interested THEN ${assigneeOf} END)
        ORDER BY pg.rank, ${order.ofPage})
        FROM page pg JOIN inputs i ON i.id = pg.input_id JOIN points pt ON pt.id = pg.point_id
        CROSS JOIN LATERAL (SELECT has_interest(${me}, pt.id) AS interested) k
        LEFT JOIN uptake_records u ON u.id = pg.record_id) AS points
    FROM chosen c`)
  if (!row) return null
  const points = row.points ?? []
  const named = 'points' in where ? where.points.length + (where.ends?.length ?? 0) : points.length
  return {
    ...row,
    more: named > MOST_CHOSEN,
    points: points.slice(0, MOST_CHOSEN).map(({ author, ...point }) => ({
      ...point,
      byline: author ? toByline(author) : null,
    })),
  }
}

/** SQL: points `pt` that somebody named, as many as one act may be about. */
function namedIn({ points, ends = [] }: { points: readonly string[]; ends?: readonly string[] }) {
  if (ends.length === 0) return sql`AND pt.id = ANY(${points.slice(0, MOST_CHOSEN)}::uuid[])`
  const all = [...points.map(endOf), ...ends].slice(0, MOST_CHOSEN)
  return sql`AND right(pt.id::text, ${DIGITS}::int) = ANY(${all}::text[])`
}

/** SQL: of all that a filter leaves what is undecided first, each found along the inputs' order. */
const statesOf = ({ state }: QueueFilter): Sql[] =>
  state ? [inState(state)] : [inState('undecided'), sql`AND u.id IS NOT NULL`]

export type ChosenTarget = DecisionSubject &
  StreamSubject & {
    roundId: string
    roundSlug: string
    pillarKey: string
    documentSlug: string
    revisionSlug: string
  }

/**
 * What a decision on many points is about; null unless all are the viewer's to decide, of one stream of the
 * revision's round. Whether their authors stand by them still is refused by the act, by name.
 */
export async function getChosenTarget(
  viewer: Viewer,
  where: { revision: string; points: readonly string[] },
): Promise<ChosenTarget | null> {
  const rows = await read<ChosenTarget>(sql`
    SELECT rv.id AS "revisionId", s.id AS "streamId", r.id AS "roundId", r.slug AS "roundSlug",
      p.key AS "pillarKey", d.slug AS "documentSlug", rv.slug AS "revisionSlug",
      array_agg(pt.id::text) AS "pointIds"
    FROM points pt JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
    JOIN pillars p ON p.id = s.pillar_id JOIN rounds r ON r.id = s.round_id
    JOIN outcome_documents d ON d.round_id = r.id JOIN revisions rv ON rv.document_id = d.id
    WHERE pt.id = ANY(${where.points}::uuid[]) AND rv.id = ${where.revision}::uuid
      AND ${moderatedInput(viewer)}
    GROUP BY rv.id, s.id, r.id, p.key, d.slug`)
  const [target] = rows
  const isWhole = rows.length === 1 && target?.pointIds.length === where.points.length
  return isWhole && target ? target : null
}
