import sql, { type Sql } from 'sql-template-tag'
import { noteOpening } from '@/lib/inputs/data'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import { keysOf, storedKeys } from '@/lib/members/key-data'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { stillStands } from '@/lib/uptake/act-data'
import { queueFilter } from '@/lib/uptake/filter-data'
import type { QueueFilter } from '@/lib/uptake/filter-views'
import { orderOf, type Walk } from '@/lib/uptake/order-data'
import {
  AT_HERE,
  inState,
  type RawTally,
  tally,
  tallyOf,
  undecidedAfter,
  work,
} from '@/lib/uptake/queue-data'
import {
  paragraphsOf,
  type WorkRow,
  workColumns,
  workOf,
  workTables,
} from '@/lib/uptake/record-data'
import type { WorkParagraph } from '@/lib/uptake/record-views'
import { interestIn, knownRecord, stateOf } from '@/lib/uptake/standing-data'
import { type Bench, WINDOW } from './bench-views'
import { similarPoints } from './cluster-data'
import { textsIn } from './text-data'

type Row = Omit<Bench, 'paragraphs' | 'revision' | 'tally' | 'works' | 'keys'> & {
  here: string
  streamId: string
  tally: RawTally
  paragraphs: WorkParagraph[]
  before: Record<string, string>
  works: WorkRow[] | null
  keys: Parameters<typeof keysOf>[0]
}

const HERE = sql`(SELECT revision_id FROM here)`

/** SQL: json of each paragraph's text in the revision before, by its id. */
const before = sql`COALESCE((SELECT json_object_agg(id, text) FROM (
  SELECT pg.id, string_agg(pp.text, E'\\n' ORDER BY pp.ordinal) AS text
  FROM paragraphs pg JOIN LATERAL (SELECT DISTINCT pp.id, pp.ordinal, pp.text FROM lineage_paragraphs own
      JOIN lineage_paragraphs lp ON lp.lineage_id = own.lineage_id JOIN paragraphs pp ON pp.id = lp.paragraph_id
      WHERE own.paragraph_id = pg.id AND pp.revision_id = (SELECT id FROM previous)) pp ON true
  WHERE pg.revision_id = ${HERE} GROUP BY pg.id) went), '{}')`

/** SQL: what the revision reads in the further languages of the points on the page. */
const otherTexts = textsIn(
  HERE,
  sql`SELECT lp.language FROM page lg JOIN points lp ON lp.id = lg.point_id`,
)

/** SQL: json of the viewer's last act in the revision that still can be taken back. */
const lastAct = (me: Sql): Sql => sql`(SELECT json_build_object('actId', a.id,
    'points', (SELECT count(*)::int FROM decision_steps st WHERE st.act_id = a.id),
    'reference', i.reference, 'number', pt.number)
  FROM (SELECT id, revision_id FROM decision_acts WHERE member_id = ${me} AND revision_id = ${HERE}
      AND undone_at IS NULL ORDER BY id DESC LIMIT 1) a
  CROSS JOIN LATERAL (SELECT st.point_id FROM decision_steps st JOIN uptake_records u ON u.id = st.record_id
    WHERE st.act_id = a.id AND ${stillStands(me)} ORDER BY st.point_id LIMIT 1) st
  JOIN points pt ON pt.id = st.point_id JOIN inputs i ON i.id = pt.input_id)`

/**
 * A point with its neighbours in the queue, all that a moderator decides by, and the revision's text: one
 * statement, whatever the rows. That an input meant for moderators only was opened is logged.
 * @returns null where the viewer does not moderate the stream, or point and revision are of two rounds
 */
export async function getBench(
  viewer: Viewer,
  where: { round: string; point: string; document?: string; revision?: string },
  filter: QueueFilter = {},
): Promise<Bench | null> {
  const me = sql`${viewer.member?.id ?? null}::uuid`
  const wanted = queueFilter(viewer, filter, HERE)
  const stream = sql`(SELECT stream_id FROM here)`
  const order = orderOf(filter.order, { viewer, stream, revision: HERE })
  const neighbours = (walk: Walk, limit: number) => sql`
    SELECT pt.id AS point_id, i.id AS input_id, pt.number, u.id AS record_id, ${stateOf} AS state
    FROM ${work(viewer, HERE, wanted, walk)}
    WHERE i.stream_id = ${stream} AND ${moderatedInput(viewer)} AND ${standingInput}
      ${inState(filter.state)} AND ${walk.where}
    ORDER BY ${walk.by} LIMIT ${limit}`
  const [row] = await read<Row>(sql`
    WITH here AS MATERIALIZED (
      SELECT pt.id, i.id AS input_id, i.stream_id, pt.number, rv.id AS revision_id, rv.document_id, rv.ordinal,
        r.id AS round_id, p.key, p.title
      FROM ${workTables(viewer)}
      WHERE pt.id = ${where.point}::uuid AND r.slug = ${where.round} AND d.slug = ${where.document ?? ''}
        AND rv.slug = ${where.revision ?? ''} AND ${moderatedInput(viewer)} AND ${standingInput}
    ), previous AS (
      SELECT n.id, n.name FROM revisions n, here h WHERE n.document_id = h.document_id AND n.ordinal < h.ordinal
        AND n.text_hash IS NOT NULL ORDER BY n.ordinal DESC LIMIT 1
    )${order.ctes}, earlier AS MATERIALIZED (
      ${neighbours(order.walk({ before: AT_HERE }), WINDOW.before + 1)}
    ), later AS MATERIALIZED (
      ${neighbours(order.walk({ after: AT_HERE }), WINDOW.after + 1)}
    ), page AS MATERIALIZED (
      SELECT * FROM earlier UNION ALL SELECT * FROM later UNION ALL
      SELECT h.id, h.input_id, h.number, u.id, ${stateOf} FROM here h
        LEFT JOIN LATERAL (SELECT u.* FROM uptake_records u WHERE u.point_id = h.id AND u.revision_id = h.revision_id
          AND ${knownRecord(viewer)}) u ON true
    )
    SELECT h.id AS here, h.stream_id AS "streamId", h.key AS "pillarKey", h.title AS "pillarTitle",
      (SELECT json_build_object('slug', r.slug, 'title', r.title, 'symbol', r.symbol, 'demonstration', r.demonstration,
        'provenance', r.provenance, 'announcedAt', r.announced_at, 'sourceUrl', r.source_url)
        FROM rounds r WHERE r.id = h.round_id) AS round,
      (SELECT name FROM previous) AS previous,
      ${paragraphsOf(sql`h.revision_id`)} AS paragraphs, ${before} AS before,
      ${otherTexts} AS "otherTexts",
      ${tally(viewer, sql`h.stream_id`, sql`h.revision_id`, wanted)} AS tally,
      (SELECT json_agg(json_build_object('pointId', pg.point_id, 'reference', i.reference, 'number', pg.number,
          'state', pg.state, 'outcome', u.outcome, 'interested', ${interestIn(viewer, sql`pg.point_id`)},
          'moderatorsOnly', i.attribution = 'moderators_only', 'similar', ${similarPoints}) ORDER BY ${order.ofPage})
        FROM page pg JOIN inputs i ON i.id = pg.input_id JOIN points pt ON pt.id = pg.point_id
        LEFT JOIN uptake_records u ON u.id = pg.record_id) AS items,
      (SELECT json_agg(w) FROM (SELECT ${workColumns(viewer)}
        FROM page pg CROSS JOIN ${workTables(viewer)}
        WHERE pt.id = pg.point_id AND rv.id = h.revision_id AND (i.attribution <> 'moderators_only' OR pt.id = h.id)) w) AS works,
      ${undecidedAfter(viewer, HERE, filter, order)} AS undecided, ${lastAct(me)} AS "lastAct", ${storedKeys(viewer)} AS keys
    FROM here h`)
  if (!row) return null
  return benchOf(viewer, row)
}

async function benchOf(viewer: Viewer, row: Row): Promise<Bench | null> {
  const { here, streamId, before, keys, works: read, ...bench } = row
  const { items } = bench
  const works = Object.fromEntries((read ?? []).map((one) => [one.pointId, workOf(one)]))
  const open = works[here]
  if (!open) return null
  if (open.moderatorsOnly) await noteOpening(viewer, { id: open.inputId, streamId })
  const at = items.findIndex(({ pointId }) => pointId === here)
  // Beyond the window one is known by name, so that there is a way to it.
  for (const beyond of [items[at - WINDOW.before - 1], items[at + WINDOW.after + 1]])
    if (beyond) delete works[beyond.pointId]
  return {
    ...bench,
    revision: open.revision,
    paragraphs: bench.paragraphs.map((one) => ({ ...one, before: before[one.id] ?? null })),
    tally: tallyOf(row.tally),
    works,
    keys: keysOf(keys),
  }
}
