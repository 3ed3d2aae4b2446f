import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { assigneeOf, moderating } from '@/lib/uptake/filter-data'
import { similarPoints } from './cluster-data'
import type { PointDesk } from './views'

/**
 * What moderators share on a point besides its record; null for who does not moderate its stream or has an
 * interest in it, who is told nothing of it. One statement.
 */
export async function getPointDesk(viewer: Viewer, pointId: string): Promise<PointDesk | null> {
  const me = sql`${viewer.member?.id ?? null}::uuid`
  const [desk] = await read<PointDesk>(sql`
    SELECT ${me} AS "memberId", ${assigneeOf} AS assignee, ${similarPoints} AS similar,
      COALESCE((SELECT json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name, m.id)
        FROM members m WHERE m.id IN (SELECT g.member_id FROM role_grants g WHERE ${moderating(sql`i.stream_id`)})
          AND NOT has_interest(m.id, pt.id)), '[]') AS moderators
    FROM points pt JOIN inputs i ON i.id = pt.input_id
    WHERE pt.id = ${pointId}::uuid AND i.stream_id = ANY(${viewer.moderates}::uuid[])
      AND NOT has_interest(${me}, pt.id)`)
  return desk ?? null
}
