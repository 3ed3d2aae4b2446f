import sql from 'sql-template-tag'
import { moderatedInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { AssignTarget } from './assignment-views'

/**
 * The points named with their streams; null where the viewer may not see one, or they are of two rounds. Whether
 * their authors stand by them still is refused by the act.
 */
export async function getAssignTarget(
  viewer: Viewer,
  pointIds: readonly string[],
): Promise<AssignTarget | null> {
  const rows = await read<AssignTarget>(sql`
    SELECT r.id AS "roundId", r.slug AS "roundSlug", r.title AS "roundTitle", min(p.key) AS "pillarKey",
      array_agg(DISTINCT pt.id::text) AS "pointIds", array_agg(DISTINCT s.id::text) AS "streamIds"
    FROM points pt JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
    JOIN pillars p ON p.id = s.pillar_id JOIN rounds r ON r.id = s.round_id
    WHERE pt.id = ANY(${pointIds}::uuid[]) AND ${moderatedInput(viewer)}
    GROUP BY r.id`)
  const [target] = rows
  const isWhole = rows.length === 1 && target?.pointIds.length === new Set(pointIds).size
  return isWhole && target ? target : null
}
