import sql, { join, type Sql } from 'sql-template-tag'
import { isDay, UUID } from '@/lib/kernel/ids'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { EventView } from './describe'
import { namedEvents, visibleEvents } from './policy'

const day = sql`((e.at AT TIME ZONE 'UTC')::date)`

// Of an event told by its day alone, the id would tell the minute (uuidv7), and so would its place among
// the others: such events stand at the end of their day, ordered by a hash of the id.
const veiled = sql`md5(e.id::text)`

type Row = EventView & { key: string; onDay: string }

/** SQL: a page of one kind of events, with its own keyset; each reads one index from where it left off. */
const branch = (viewer: Viewer, named: boolean, where: Sql[], limit: number) => sql`(
  SELECT ${named ? sql`true` : sql`false`} AS named, ${named ? sql`e.at` : sql`${day}::timestamp AT TIME ZONE 'UTC'`} AS at,
    ${named ? sql`e.id::text` : veiled} AS key, ${day} AS day, e.kind, e.facts, e.round_id, e.stream_id,
    ${named ? sql`e.actor_id` : sql`NULL::uuid`} AS actor_id
  FROM audit_events e
  WHERE ${join([visibleEvents(viewer), sql`${namedEvents(viewer)} = ${named ? sql`true` : sql`false`}`, ...where], ' AND ')}
  ORDER BY ${named ? sql`e.at DESC, e.id DESC` : sql`${day} DESC, ${veiled} DESC`} LIMIT ${limit + 1})`

const cursor = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)_(?:(${UUID})|([0-9a-f]{32}))$`)

/** SQL: what stands after the row that a cursor names: of the named events, and of the others. */
function after(from: string): { named: Sql[]; others: Sql[] } {
  const [, onDay, id, hash] = cursor.exec(from) ?? []
  if (!onDay || !isDay(onDay)) return { named: [], others: [] }
  if (id)
    return {
      named: [
        sql`(e.at, e.id) < ((SELECT c.at FROM audit_events c WHERE c.id = ${id}::uuid), ${id}::uuid)`,
      ],
      others: [sql`${day} <= ${onDay}::date`],
    }
  return {
    named: [sql`e.at < ${onDay}::date::timestamp AT TIME ZONE 'UTC'`],
    others: [sql`(${day}, ${veiled}) < (${onDay}::date, ${hash})`],
  }
}

/**
 * The log, latest day first, as far as the viewer may read it: on each day first what they are told in
 * full, latest first, then what they are told by its day alone, in an order that tells no time. A page by
 * keyset. One statement.
 */
export async function listEvents(
  viewer: Viewer,
  { after: from = '', limit = 50 }: { after?: string | null; limit?: number } = {},
): Promise<{ items: EventView[]; next: string | null }> {
  const { named, others } = after(from ?? '')
  const rows = await read<Row>(sql`
    SELECT e.named, e.at, e.key, to_char(e.day, 'YYYY-MM-DD') AS "onDay", e.kind, e.facts,
      m.name AS actor, e.actor_id IS NULL AS "bySystem",
      r.title AS "roundTitle", r.slug AS "roundSlug", p.title AS "pillarTitle"
    FROM (${branch(viewer, true, named, limit)} UNION ALL ${branch(viewer, false, others, limit)}) e
    LEFT JOIN members m ON m.id = e.actor_id LEFT JOIN rounds r ON r.id = e.round_id
    LEFT JOIN streams s ON s.id = e.stream_id LEFT JOIN pillars p ON p.id = s.pillar_id
    ORDER BY e.day DESC, e.named DESC, e.at DESC, e.key DESC LIMIT ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ key: _key, onDay: _onDay, ...event }) => event),
    next: rows.length > limit && last ? `${last.onDay}_${last.key}` : null,
  }
}
