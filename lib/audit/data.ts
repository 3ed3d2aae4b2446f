import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { EventView } from './describe'
import { namedEvents, visibleEvents } from './policy'

/** The log, latest first, as far as the viewer may read it; a page by keyset. One statement. */
export async function listEvents(
  viewer: Viewer,
  { after = null, limit = 50 }: { after?: string | null; limit?: number } = {},
): Promise<{ items: EventView[]; next: string | null }> {
  const rows = await read<EventView>(sql`
    SELECT e.id, e.kind, CASE WHEN named THEN e.at ELSE date_trunc('day', e.at, 'UTC') END AS at, named,
      CASE WHEN named THEN COALESCE(m.name, m.email) END AS actor, e.subject_id AS "subjectId",
      e.facts, r.title AS "roundTitle", r.slug AS "roundSlug", p.title AS "pillarTitle"
    FROM audit_events e CROSS JOIN LATERAL (SELECT ${namedEvents(viewer)} AS named) seen
    LEFT JOIN members m ON m.id = e.actor_id AND named
    LEFT JOIN rounds r ON r.id = e.round_id
    LEFT JOIN streams s ON s.id = e.stream_id LEFT JOIN pillars p ON p.id = s.pillar_id
    WHERE ${visibleEvents(viewer)} AND (${after}::uuid IS NULL OR e.id < ${after}::uuid)
    ORDER BY e.id DESC LIMIT ${limit + 1}`)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
