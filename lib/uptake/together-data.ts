import sql from 'sql-template-tag'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { TogetherTarget } from './record-views'

/**
 * Points of one stream that are decided at once in a revision of its round.
 * @returns null where one of them is not the viewer's to decide, or they are of several streams
 */
export async function getTogetherTarget(
  viewer: Viewer,
  where: { points: readonly string[]; revision: string },
): Promise<TogetherTarget | null> {
  const points = [...new Set(where.points)]
  const [found, other] = await read<TogetherTarget>(sql`
    SELECT i.stream_id AS "streamId", rv.id AS "revisionId", r.slug AS "roundSlug", d.slug AS "documentSlug",
      rv.slug AS "revisionSlug", array_agg(pt.id::text) AS "pointIds"
    FROM points pt JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
    JOIN rounds r ON r.id = s.round_id JOIN outcome_documents d ON d.round_id = r.id
    JOIN revisions rv ON rv.document_id = d.id
    WHERE pt.id = ANY(${points}::uuid[]) AND rv.id = ${where.revision}::uuid
      AND ${moderatedInput(viewer)} AND ${standingInput}
    GROUP BY 1, 2, 3, 4, 5`)
  return found && !other && found.pointIds.length === points.length ? found : null
}
