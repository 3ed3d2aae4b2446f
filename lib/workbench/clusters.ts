import { type Shape, shapesOf } from './likeness'
import { Near } from './near'

export type PointText = { id: string; statement: string; proposedWording: string | null }
export type Cluster = {
  /** The point whose text is the most like all others: the cluster is called by it. */
  id: string
  /** The most like it first, itself among them with 1. */
  members: { pointId: string; likeness: number }[]
}
/** Two points that a moderator said are not the same. */
export type Apart = readonly [string, string]

/** Likeness is summed in millionths: in whatever order, the sum is the same. */
const WHOLE = 1_000_000
const millionths = (share: number) => Math.round(share * WHOLE)

/** A text that is like so many others is in the crowd of a campaign; what comes after is compared with those. */
const CROWD = 200

/** Points whose texts are the same but for how they are typed. */
type Group = { shape: Shape; ids: string[] }

/**
 * Points that say the same, with changes: campaigns and near-duplicates. Around each point that is like most
 * others stand those that are like it and nearer to no earlier one; a point that is like none is in no cluster. Where
 * more than 200 are alike, that point is one of the first 200: else thousands would each be compared with each.
 * The order of the points makes no difference.
 * @param told is told how many texts were compared
 */
export function clusterPoints(
  points: readonly PointText[],
  apart: readonly Apart[] = [],
  told: (comparisons: number) => void = () => {},
): Cluster[] {
  const groups = groupsOf(points)
  const near = new Near(groups.map(({ shape }) => shape))
  const order = byWeight(groups, near)
  const partedFrom = partedBy(apart)
  const taken = new Set<string>()
  const clusters: Cluster[] = []
  for (const { id, at } of order) {
    if (taken.has(id)) continue
    const free: { pointId: string; share: number }[] = []
    const take = (group: number, share: number) => {
      for (const pointId of groups[group]?.ids ?? [])
        if (pointId !== id && !taken.has(pointId)) free.push({ pointId, share })
    }
    take(at, 1)
    near.each(at, take)
    const chosen = new Map([[id, 1]])
    for (const { pointId, share } of free.sort(
      (a, b) => b.share - a.share || compare(a.pointId, b.pointId),
    ))
      if (!partedFrom(pointId).some((other) => chosen.has(other))) chosen.set(pointId, share)
    if (chosen.size < 2) continue
    for (const pointId of chosen.keys()) taken.add(pointId)
    const members = [...chosen].map(([pointId, share]) => ({
      pointId,
      likeness: Math.round(share * 1000) / 1000,
    }))
    clusters.push({ id, members })
  }
  told(near.comparisons)
  return clusters.sort((a, b) => b.members.length - a.members.length || compare(a.id, b.id))
}

const compare = (one: string, other: string) => (one < other ? -1 : 1)

function groupsOf(points: readonly PointText[]): Group[] {
  const sorted = [...points].sort((a, b) => compare(a.id, b.id))
  const shapes = shapesOf(
    sorted.map(({ statement, proposedWording }) => `${statement}\n${proposedWording ?? ''}`),
  )
  const groups = new Map<string, Group>()
  for (const [at, shape] of shapes.entries()) {
    const id = sorted[at]?.id ?? ''
    const group = groups.get(shape.text)
    if (group) group.ids.push(id)
    // Where there is no word, nothing is the same.
    else if (shape.text) groups.set(shape.text, { shape, ids: [id] })
  }
  return [...groups.values()]
}

/**
 * The points that are like any other, those first that are the most like the most; notes all groups in `near`.
 * A text that is like a whole crowd before it weighs less than those of the crowd, which are compared with all.
 */
function byWeight(groups: readonly Group[], near: Near): { id: string; at: number }[] {
  const weights = groups.map(({ ids }) => (ids.length - 1) * WHOLE)
  const add = (at: number, by: number) => {
    weights[at] = (weights[at] ?? 0) + by
  }
  const late: number[] = []
  for (const [at, { ids }] of groups.entries()) {
    let alike = 0
    near.each(at, (other, share) => {
      alike += 1
      add(at, millionths(share) * (groups[other]?.ids.length ?? 0))
      add(other, millionths(share) * ids.length)
    })
    if (alike < CROWD) near.add(at)
    else late.push(at)
  }
  for (const at of late) near.add(at)
  return groups
    .flatMap(({ ids }, at) => ids.map((id) => ({ id, at, weight: weights[at] ?? 0 })))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || compare(a.id, b.id))
}

function partedBy(apart: readonly Apart[]): (id: string) => readonly string[] {
  const from = new Map<string, string[]>()
  const note = (one: string, other: string) => from.set(one, [...(from.get(one) ?? []), other])
  for (const [one, other] of apart) {
    note(one, other)
    note(other, one)
  }
  return (id) => from.get(id) ?? []
}
