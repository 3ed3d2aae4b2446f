import { likeness, type Shape, shaper } from './likeness'

export type PointText = { id: string; statement: string; proposedWording: string | null }
export type Cluster = {
  /** The point whose text is the most like all others: the cluster is called by it. */
  id: string
  /** The most like it first, itself among them with 1. */
  members: { pointId: string; likeness: number }[]
}
/** Two points that a moderator said are not the same. */
export type Apart = readonly [string, string]

/** Measured in clusters.test.ts: edited by up to 30 % found, others on the same topic not. */
const ALIKE = 0.62
const FEWEST_PAIRS = 0.15

/**
 * Points that say the same, with changes: campaigns and near-duplicates. Around each point that is like most
 * others stand those that are like it and nearer to no earlier one; a point that is like none is in no cluster.
 * The order of the points makes no difference.
 */
export function clusterPoints(
  points: readonly PointText[],
  apart: readonly Apart[] = [],
): Cluster[] {
  const shape = shaper()
  const sorted = [...points].sort((a, b) => (a.id < b.id ? -1 : 1))
  const shapes = sorted.map(({ statement, proposedWording }) =>
    shape(`${statement}\n${proposedWording ?? ''}`),
  )
  const near = neighboursOf(shapes)
  const together = (list: readonly Neighbour[]) => list.reduce((sum, { share }) => sum + share, 0)
  const order = near
    .map((list, at) => ({ at, list, weight: Math.round(together(list) * 1e6) }))
    .filter(({ list }) => list.length > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
  const parted = partedBy(apart)
  const taken = new Set<number>()
  const clusters: Cluster[] = []
  for (const { at, list } of order) {
    if (taken.has(at)) continue
    const free = list.filter((other) => !taken.has(other.at))
    const chosen: Neighbour[] = [{ at, share: 1 }]
    for (const one of free.sort((a, b) => b.share - a.share || a.at - b.at)) {
      const id = sorted[one.at]?.id ?? ''
      if (chosen.every((other) => !parted(id, sorted[other.at]?.id ?? ''))) chosen.push(one)
    }
    if (chosen.length < 2) continue
    for (const one of chosen) taken.add(one.at)
    const members = chosen.map((one) => ({
      pointId: sorted[one.at]?.id ?? '',
      likeness: Math.round(one.share * 1000) / 1000,
    }))
    clusters.push({ id: members[0]?.pointId ?? '', members })
  }
  return clusters.sort((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1))
}

type Neighbour = { at: number; share: number }

/** Of each text those that are alike. Only such are compared as have some pairs of words in common. */
function neighboursOf(shapes: readonly Shape[]): Neighbour[][] {
  const places = new Map<number, number[]>()
  const texts = new Map<string, number[]>()
  const found: Neighbour[][] = shapes.map(() => [])
  for (const [at, shape] of shapes.entries()) {
    const common = new Map<number, number>()
    for (const pair of new Set(shape.pairs))
      for (const other of noted(places, pair, at)) common.set(other, (common.get(other) ?? 0) + 1)
    for (const other of noted(texts, shape.text, at)) common.set(other, Number.POSITIVE_INFINITY)
    for (const [other, count] of common) {
      const one = shapes[other] as Shape
      // Texts with hardly a pair in common are alike by their commonest words only.
      if (count < Math.min(shape.pairs.length, one.pairs.length) * FEWEST_PAIRS) continue
      const share = likeness(shape, one)
      if (share < ALIKE) continue
      found[at]?.push({ at: other, share })
      found[other]?.push({ at, share })
    }
  }
  return found
}

/** Who was noted under a key before; notes this one as well. */
function noted<Key>(places: Map<Key, number[]>, key: Key, at: number): number[] {
  const list = places.get(key)
  const before = list ? [...list] : []
  if (list) list.push(at)
  else places.set(key, [at])
  return before
}

function partedBy(apart: readonly Apart[]): (one: string, other: string) => boolean {
  const pairs = new Set(apart.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]))
  return (one, other) => pairs.has(`${one} ${other}`)
}
