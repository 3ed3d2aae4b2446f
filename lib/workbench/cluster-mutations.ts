import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { ExclusionTarget } from './cluster-views'
import type { Cluster } from './clusters'

/**
 * Stores what was found in a stream in place of what was found before, in one statement. Of two that looked at
 * once the second waits for the first; what is out of date is looked for again when it is next shown.
 */
export const storeClusters = (
  tx: Transaction,
  found: { streamId: string; stamp: string; points: number; clusters: readonly Cluster[] },
): Promise<unknown> => {
  const rows = found.clusters.flatMap(({ id, members }) =>
    members.map(({ pointId, likeness }) => ({ pointId, clusterId: id, likeness })),
  )
  return readIn(
    tx,
    sql`WITH search AS (
        INSERT INTO cluster_searches (stream_id, stamp, points)
        VALUES (${found.streamId}::uuid, ${found.stamp}, ${found.points}::int)
        ON CONFLICT (stream_id) DO UPDATE SET stamp = EXCLUDED.stamp, points = EXCLUDED.points,
          searched_at = clock_timestamp() RETURNING stream_id
      ), found AS MATERIALIZED (
        SELECT f.* FROM search, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS f("pointId" uuid, "clusterId" uuid, likeness float8) ORDER BY f."pointId"
      ), gone AS (
        DELETE FROM point_clusters pc USING search WHERE pc.stream_id = search.stream_id
          AND NOT EXISTS (SELECT FROM found WHERE found."pointId" = pc.point_id) RETURNING 1
      ), kept AS (
        INSERT INTO point_clusters (point_id, cluster_id, stream_id, likeness)
        SELECT f."pointId", f."clusterId", search.stream_id, f.likeness FROM found f, search
        ON CONFLICT (point_id) DO UPDATE SET cluster_id = EXCLUDED.cluster_id, likeness = EXCLUDED.likeness RETURNING 1
      ) SELECT (SELECT count(*)::int FROM gone) AS gone, (SELECT count(*)::int FROM kept) AS kept`,
  )
}

/** Remembers that a point is not the same as any of the others that it stands with. */
export async function storeParting(
  tx: Transaction,
  permit: Permit<Rule<'cluster.part', ExclusionTarget>>,
): Promise<void> {
  const { pointId, others, streamId } = permit.subject
  const memberId = actor(permit).id
  await tx.clusterExclusion.createMany({
    data: others.map((otherId) => ({ pointId, otherId, streamId, memberId })),
    skipDuplicates: true,
  })
}

/** Forgets what was said of a point. @returns how much that was */
export async function storeRejoining(
  tx: Transaction,
  permit: Permit<Rule<'cluster.rejoin', ExclusionTarget>>,
): Promise<number> {
  const { pointId } = permit.subject
  return (await tx.clusterExclusion.deleteMany({ where: { pointId } })).count
}
