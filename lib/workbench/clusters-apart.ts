import { apart as inThread } from '@/lib/platform/apart'
import { type Apart, type Cluster, clusterPoints, type PointText } from './clusters'

/** Looking through so many characters takes less than starting a thread does. */
const FEW_CHARACTERS = 100_000
/** Ten thousand points, alike or not, take some ten seconds; beyond this something is wrong. */
const SECONDS = 120

/** What `clusterPoints` does, beside the server's own thread where there is much to look through. */
export async function clustersApart(
  points: readonly PointText[],
  apart: readonly Apart[],
): Promise<Cluster[]> {
  const characters = points.reduce(
    (sum, { statement, proposedWording }) =>
      sum + statement.length + (proposedWording?.length ?? 0),
    0,
  )
  if (characters < FEW_CHARACTERS) return clusterPoints(points, apart)
  const found = await inThread<Cluster[]>(
    'lib/workbench/cluster-thread.mjs',
    { points, apart },
    SECONDS,
  )
  if ('fault' in found) throw new Error(`similar points were not looked for: ${found.fault}`)
  return found.value
}
