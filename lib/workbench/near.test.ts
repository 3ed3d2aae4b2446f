import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { planAuthors } from '@/prisma/demo/large/authors'
import { planInputs } from '@/prisma/demo/large/inputs'
import { firstDraft } from '@/prisma/demo/large/text'
import { type Apart, type Cluster, clusterPoints, type PointText } from './clusters'
import { ALIKE, likeness, shapesOf } from './likeness'

/** What clusters are, with each text compared to each: the definition. */
function slowly(points: readonly PointText[], apart: readonly Apart[]): Cluster[] {
  const shapes = shapesOf(points.map(({ statement }) => statement))
  const near = points.map((_, at) =>
    points.flatMap((_, other) => {
      const share = likeness(shapes[at] as never, shapes[other] as never)
      return other !== at && share >= ALIKE ? [{ other, share }] : []
    }),
  )
  const weight = (at: number) =>
    near[at]?.reduce((sum, { share }) => sum + Math.round(share * 1e6), 0) ?? 0
  const id = (at: number) => points[at]?.id ?? ''
  const byId = (a: number, b: number) => (id(a) < id(b) ? -1 : 1)
  const parted = (a: number, b: number) =>
    apart.some(([x, y]) => (x === id(a) && y === id(b)) || (x === id(b) && y === id(a)))
  const taken = new Set<number>()
  const clusters: Cluster[] = []
  for (const at of [...points.keys()].sort((a, b) => weight(b) - weight(a) || byId(a, b))) {
    if (taken.has(at)) continue
    const chosen = [{ other: at, share: 1 }]
    const rest = (near[at] ?? []).filter(({ other }) => !taken.has(other))
    for (const one of rest.sort((a, b) => b.share - a.share || byId(a.other, b.other)))
      if (chosen.every(({ other }) => !parted(one.other, other))) chosen.push(one)
    if (chosen.length < 2) continue
    for (const { other } of chosen) taken.add(other)
    clusters.push({
      id: id(at),
      members: chosen.map(({ other, share }) => ({
        pointId: id(other),
        likeness: Math.round(share * 1000) / 1000,
      })),
    })
  }
  return clusters.sort((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1))
}

const word = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
const text = fc.array(word, { maxLength: 24 })
/** Texts of their own, each with some that were made of it. */
const texts = fc
  .array(
    fc.tuple(
      text,
      fc.array(fc.tuple(fc.array(fc.tuple(fc.nat(24), word), { maxLength: 6 }), text), {
        maxLength: 4,
      }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((families) =>
    families.flatMap(([source, made]) => [
      source,
      ...made.map(([edits, added]) => {
        const copy = [...source]
        for (const [at, other] of edits) if (at < copy.length) copy[at] = other
        return added.length % 3 ? copy : [...copy, ...added]
      }),
    ]),
  )

it('finds what comparing each with each does', () => {
  let found = 0
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 3 }),
      (all, parts) => {
        const points = all.map((words, at) => ({
          ...{ id: `p${String(at).padStart(2, '0')}`, statement: words.join(' ') },
          proposedWording: null,
        }))
        const apart = parts.flatMap(([a, b]): Apart[] => {
          const [one, other] = [points[a], points[b]]
          return one && other && one !== other ? [[one.id, other.id]] : []
        })
        const clusters = clusterPoints(points, apart)
        found += clusters.length
        expect(clusters).toEqual(slowly(points, apart))
      },
    ),
    { numRuns: 1000 },
  )
  expect(found).toBeGreaterThan(1000)
})

const plan = (points: number): PointText[] => {
  const cited = firstDraft(5, 250).map((piece, at) => ({ piece, label: String(at) }))
  const authors = planAuthors(seeded(1), 180, '')
  const said = planInputs(5, { inputs: points / 2, points }, authors, cited)
  return said
    .flatMap((input) => input.points)
    .map(({ statement, proposedWording = null }, at) => ({
      ...{ id: `p${String(at).padStart(5, '0')}`, statement, proposedWording },
    }))
}

const comparisonsIn = (points: readonly PointText[]): number => {
  let told = 0
  clusterPoints(points, [], (comparisons) => {
    told = comparisons
  })
  return told
}

it('compares few of 2,000 points in six languages, and none that are the same', () => {
  const points = plan(2000)
  const comparisons = comparisonsIn(points)
  expect(comparisons).toBeGreaterThan(0)
  expect(comparisons / ((points.length * (points.length - 1)) / 2)).toBeLessThan(0.05)
  const campaign = points.map(({ id }) => ({
    ...{ id, statement: 'Name hospitals in the text, since attacks on them cost lives.' },
    proposedWording: null,
  }))
  expect(comparisonsIn(campaign)).toBe(0)
})

it('compares a campaign in thousands of variants with a crowd of them, and finds it whole', () => {
  const said =
    'Name hospitals in the text, since attacks on them cost lives in every one of our towns.'
  const variants = Array.from({ length: 2000 }, (_, at) => ({
    ...{ id: `p${String(at).padStart(5, '0')}`, proposedWording: null },
    statement: `${said.replace('hospitals', `clinic ${at % 40}`)} Signed by member ${at}.`,
  }))
  const clusters = clusterPoints(variants)
  expect(clusters.map(({ members }) => members.length)).toEqual([2000])
  expect(comparisonsIn(variants) / variants.length).toBeLessThan(300)
})
