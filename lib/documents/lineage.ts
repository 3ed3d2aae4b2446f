import type { LineageMethod } from '@/lib/generated/prisma/enums'
import { elsewhereIn } from './lineage-elsewhere'
import { commonWords, type Entry, entry, type Pair, type Wording } from './lineage-entries'
import { partsOf, type Wholes } from './lineage-parts'
import { alike, weightsOf } from './word-weights'

/** From here on two wordings count as the same paragraph wherever they stand. */
const ALIKE = 0.55
/** Enough where the paragraphs before and after are matched already. */
const ALIKE_IN_PLACE = 0.3
/** So much alike by the words that tell texts apart two must be: in the same place, and anywhere. */
const TELLING = 0.2
const TELLING_ANYWHERE = 0.3
const NONE: Entry['words'] = new Map()

export type { Wording } from './lineage-entries'
export type Match = { before: number; method: LineageMethod; confidence: number }
export type Lineages = {
  /** For each paragraph of the new revision those of the old one that it goes on from; none: new. */
  matches: Match[][]
  /** Old paragraphs that nothing goes on from. */
  removed: number[]
}

/**
 * Which paragraph of the revision before each one goes on from, by wording and never by number: first
 * identical ones, then the most similar, then what stands in the same place and has telling words in common, then
 * the parts of splits and mergers.
 */
export function matchRevisions(before: readonly Wording[], after: readonly Wording[]): Lineages {
  const old = before.map(entry)
  const fresh = after.map(entry)
  const matches: Match[][] = fresh.map(() => [])
  const taken = new Set<number>()
  const tie = (at: number, to: number, method: LineageMethod, confidence: number) => {
    matches[at]?.push({ before: to, method, confidence })
    taken.add(to)
  }
  const open = () => fresh.flatMap((_, at) => (matches[at]?.length ? [] : [at]))
  const left = () => old.flatMap((_, at) => (taken.has(at) ? [] : [at]))

  identical(old, fresh, tie)
  const weigh = weightsOf([...old, ...fresh].map(({ words }) => words))
  const tells = (at: number, to: number, least: number) =>
    alike(fresh[at]?.words ?? NONE, old[to]?.words ?? NONE, weigh) >= least
  // What begins alike ("Everyone has the right to …") is told from what is a part of something else.
  const inOld = elsewhereIn(old, new Set(taken))
  const inFresh = elsewhereIn(
    fresh,
    new Set(matches.flatMap((list, at) => (list.length > 0 ? [at] : []))),
  )
  const isPart = (at: number, to: number) => inOld(fresh[at], to) || inFresh(old[to], at)
  for (const [at, to, confidence] of bestFirst(old, fresh, open(), left(), ALIKE))
    if (tells(at, to, TELLING_ANYWHERE) && !isPart(at, to)) tie(at, to, 'similar', confidence)
  for (const { at, to } of gaps(matches, old.length))
    for (const [one, other, confidence] of bestFirst(old, fresh, at, to, ALIKE_IN_PLACE)) {
      if (!taken.has(other) && tells(one, other, TELLING) && !isPart(one, other))
        tie(one, other, 'order', confidence)
    }
  for (const [at, to, confidence] of partsOf(fresh, old, open(), splitsOf(matches), weigh))
    tie(at, to, 'similar', confidence)
  for (const [to, at, confidence] of partsOf(old, fresh, left(), mergersOf(matches), weigh))
    tie(at, to, 'similar', confidence)
  return { matches, removed: left() }
}

/** Old paragraphs as wholes: their parts are what goes on from them. */
function splitsOf(matches: readonly Match[][]): Wholes {
  const wholes: Wholes = { parts: [], copied: new Set() }
  for (const [at, list] of matches.entries())
    for (const { before, method } of list) {
      wholes.parts.push([at, before])
      if (method === 'identical') wholes.copied.add(before)
    }
  return wholes
}

/** New paragraphs as wholes: their parts are what they go on from. */
function mergersOf(matches: readonly Match[][]): Wholes {
  const wholes: Wholes = { parts: [], copied: new Set() }
  for (const [at, list] of matches.entries())
    for (const { before, method } of list) {
      wholes.parts.push([before, at])
      if (method === 'identical') wholes.copied.add(at)
    }
  return wholes
}

function identical(
  old: Entry[],
  fresh: Entry[],
  tie: (at: number, to: number, method: LineageMethod, confidence: number) => void,
) {
  const places = new Map<string, number[]>()
  for (const [at, { text }] of old.entries()) places.set(text, [...(places.get(text) ?? []), at])
  for (const [at, { text }] of fresh.entries()) {
    const to = text && places.get(text)?.shift()
    if (typeof to === 'number') tie(at, to, 'identical', 1)
  }
}

/** Pairs at or above `least`, the most similar first and then the nearest, each paragraph once. */
function bestFirst(old: Entry[], fresh: Entry[], ats: number[], tos: number[], least: number) {
  const pairs: Pair[] = []
  const common = commonWords(tos.flatMap((to) => old[to] ?? []))
  for (const at of ats) {
    const one = fresh[at]
    if (!one) continue
    for (const [index, count] of common(one)) {
      const to = tos[index] ?? 0
      const other = old[to]
      if (!other || one.heading !== other.heading) continue
      // 0 for nothing in common, 1 for the same words (Dice, Ecology 26:297, 1945).
      const alike = (2 * count) / (one.size + other.size)
      if (alike >= least) pairs.push([at, to, alike])
    }
  }
  pairs.sort((a, b) => b[2] - a[2] || Math.abs(a[0] - a[1]) - Math.abs(b[0] - b[1]) || a[0] - b[0])
  const used = { at: new Set<number>(), to: new Set<number>() }
  return pairs.filter(([at, to]) => {
    if (used.at.has(at) || used.to.has(to)) return false
    used.at.add(at)
    used.to.add(to)
    return true
  })
}

/** Runs of unmatched paragraphs between matched neighbours, with what the old text had between those. */
function gaps(matches: Match[][], length: number): { at: number[]; to: number[] }[] {
  const found: { at: number[]; to: number[] }[] = []
  const known = new Set(matches.flatMap((list) => list.map(({ before }) => before)))
  let previous = -1
  let run: number[] = []
  for (let at = 0; at <= matches.length; at += 1) {
    const match = at === matches.length ? length : matches[at]?.[0]?.before
    if (match === undefined) {
      run.push(at)
      continue
    }
    const to = Array.from({ length: Math.max(0, match - previous - 1) }, (_, i) => previous + 1 + i)
    const free = to.filter((index) => !known.has(index))
    if (run.length > 0 && free.length > 0) found.push({ at: run, to: free })
    previous = match
    run = []
  }
  return found
}
