import type { LineageMethod, ParagraphKind } from '@/lib/generated/prisma/enums'
import { inCommon, total, wordCounts } from './words'

/** From here on two wordings count as the same paragraph wherever they stand. */
const ALIKE = 0.55
/** Enough where the paragraphs before and after are matched already. */
const ALIKE_IN_PLACE = 0.3
/** So much of a part's words must be in the whole for a split or a merger. */
const CONTAINED = 0.75
/** Fewer words are in anything. */
const FEWEST_WORDS = 5

export type Wording = { kind: ParagraphKind; text: string }
export type Match = { before: number; method: LineageMethod; confidence: number }
export type Lineages = {
  /** For each paragraph of the new revision those of the old one that it goes on from; none: new. */
  matches: Match[][]
  /** Old paragraphs that nothing goes on from. */
  removed: number[]
}

type Entry = { text: string; heading: boolean; words: Map<string, number>; size: number }

/**
 * Which paragraph of the revision before each one goes on from, by wording and never by number: first
 * identical ones, then the most similar, then what stands in the same place, then splits and mergers.
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
  for (const [at, to, confidence] of bestFirst(old, fresh, open(), left(), ALIKE))
    tie(at, to, 'similar', confidence)
  for (const { at, to } of gaps(matches, old.length))
    for (const [one, other, confidence] of bestFirst(old, fresh, at, to, ALIKE_IN_PLACE))
      if (!taken.has(other)) tie(one, other, 'order', confidence)
  for (const [at, to, confidence] of splits(old, fresh, matches, open()))
    tie(at, to, 'similar', confidence)
  for (const [at, to, confidence] of mergers(old, fresh, matches, left()))
    tie(at, to, 'similar', confidence)
  return { matches, removed: left() }
}

const entry = ({ kind, text }: Wording): Entry => {
  const words = wordCounts(text)
  return {
    text: text.normalize('NFC').replace(/\s+/g, ' ').trim(),
    heading: kind === 'heading',
    words,
    size: total(words),
  }
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

type Pair = [at: number, to: number, confidence: number]

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

/**
 * How many words an entry has in common with each of many, by their place among these. It asks word by word
 * and not entry by entry: hundreds of long paragraphs on either side are compared in a moment.
 */
function commonWords(entries: readonly Entry[]) {
  const places = new Map<string, { index: number; count: number }[]>()
  for (const [index, { words }] of entries.entries())
    for (const [word, count] of words) {
      const list = places.get(word)
      if (list) list.push({ index, count })
      else places.set(word, [{ index, count }])
    }
  return ({ words }: Entry): [index: number, common: number][] => {
    const found = new Float64Array(entries.length)
    for (const [word, mine] of words)
      for (const { index, count } of places.get(word) ?? [])
        found[index] = (found[index] ?? 0) + Math.min(mine, count)
    return [...found.entries()]
  }
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

const contained = (part?: Entry, whole?: Entry): number =>
  part && whole && part.size >= FEWEST_WORDS && part.heading === whole.heading
    ? inCommon(part.words, whole.words) / part.size
    : 0

/** A new paragraph beside one that is matched, whose words were in the old paragraph of that one. */
const splits = (old: Entry[], fresh: Entry[], matches: Match[][], open: number[]): Pair[] =>
  open.flatMap((at): Pair[] => {
    const candidates = [matches[at - 1], matches[at + 1]].flatMap((near) =>
      (near ?? [])
        .filter(({ confidence }) => confidence < 1)
        .map(({ before }): Pair => [at, before, contained(fresh[at], old[before])]),
    )
    return best(candidates)
  })

/** An old paragraph beside one that is matched, whose words went into the new paragraph of that one. */
function mergers(old: Entry[], fresh: Entry[], matches: Match[][], left: number[]): Pair[] {
  const into = new Map<number, number>()
  for (const [at, list] of matches.entries())
    for (const { before, confidence } of list) if (confidence < 1) into.set(before, at)
  return left.flatMap((to): Pair[] => {
    const candidates = [to - 1, to + 1].flatMap((near): Pair[] => {
      const at = into.get(near)
      return at === undefined ? [] : [[at, to, contained(old[to], fresh[at])]]
    })
    return best(candidates)
  })
}

const best = (candidates: Pair[]): Pair[] =>
  candidates
    .filter(([, , confidence]) => confidence >= CONTAINED)
    .sort((a, b) => b[2] - a[2])
    .slice(0, 1)
