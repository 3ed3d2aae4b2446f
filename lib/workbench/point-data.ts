import sql from 'sql-template-tag'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { attending, othersOn } from './presence-data'
import { shareOf } from './share-data'
import { templatesOf } from './template-data'
import type { BenchDesk } from './views'

/**
 * What moderators share on points in a revision besides their records, and who else is on the one of the
 * address; that the viewer is on it is noted. Nothing is told of points whose stream the viewer does not
 * moderate, or in which they have an interest. One statement.
 * @param where.point of the address
 * @param where.points all to be shown, that one among them; of one stream
 */
export async function getBenchDesk(
  viewer: Viewer,
  where: { streamId: string; revisionId: string; point: string; points: readonly string[] },
): Promise<BenchDesk> {
  const revision = sql`${where.revisionId}::uuid`
  const at = sql`points pt WHERE pt.id = (SELECT id FROM near WHERE id = ${where.point}::uuid)`
  const [desk] = await read<BenchDesk>(sql`
    WITH near AS MATERIALIZED (
      SELECT pt.id FROM points pt JOIN inputs i ON i.id = pt.input_id
      WHERE pt.id = ANY(${where.points}::uuid[]) AND i.stream_id = ${where.streamId}::uuid
        AND ${moderatedInput(viewer)} AND ${standingInput}
        AND NOT has_interest(${viewer.member?.id ?? null}::uuid, pt.id)
    ), ${attending(viewer, revision, at)}
    SELECT COALESCE((SELECT json_object_agg(pt.id, ${shareOf(viewer)})
        FROM near JOIN points pt ON pt.id = near.id JOIN inputs i ON i.id = pt.input_id), '{}') AS shares,
      COALESCE((SELECT ${othersOn(viewer, revision)} FROM ${at}), '[]') AS others,
      (SELECT ${templatesOf(sql`s.round_id`, sql`s.id`)} FROM streams s WHERE s.id = ${where.streamId}::uuid
        AND s.id = ANY(${viewer.moderates}::uuid[])) AS templates`)
  return { shares: {}, others: [], ...desk, templates: desk?.templates ?? [] }
}
