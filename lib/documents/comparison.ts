import { foldNumber } from '@/lib/kernel/paragraph-number'
import { type Difference, differencesOf } from './differences'
import { originsOf } from './origins'
import type { ParagraphView } from './views'

type Paragraph = Pick<ParagraphView, 'id' | 'kind' | 'number' | 'label' | 'text' | 'lineageIds'>

/** What became of a paragraph from one revision to another. */
export type Change =
  | 'changed'
  | 'new'
  | 'restored'
  | 'removed'
  | 'split'
  | 'merged'
  | 'moved'
  | 'renumbered'

export type ComparedRow<P> = {
  /** In the later column; null where it is gone. */
  paragraph: P | null
  /** What it goes on from, in the order of the earlier revision; itself where it is gone. */
  origins: P[]
  /** All that became of it, the most telling first; none for the same text in the same place. */
  changes: Change[]
  /** Where it stood before the earlier of the two revisions, where it is not in that one. */
  stood: string | null
  /** Word by word; the parts of a split each their share of the whole. */
  differences: Difference[]
  /** Counted from 1 among those a reader steps through; null for the same and the merely renumbered. */
  step: number | null
}

/**
 * One revision as it differs from another, in its order: each paragraph against those it shares a lineage
 * with, and those that nothing goes on from below what they stood below. Any two revisions of a document
 * may be compared, the earlier with the later or the other way round.
 * @param stood by the id of a later paragraph, where it stood in a revision before both
 */
export function compareRevisions<P extends Paragraph>(
  before: readonly P[],
  after: readonly P[],
  stood: Readonly<Record<string, string>> = {},
): ComparedRow<P>[] {
  const origins = originsOf(before, after)
  const moved = movedOf(origins)
  const texts = wordingsOf(before, after, origins)
  const times = countsOf(origins.flat())
  const goneBelow = placesOfGone(before.length, origins, moved)
  const goneAt = (place: number): Unnumbered<P>[] =>
    (goneBelow.get(place) ?? []).flatMap((at) => {
      const old = before[at]
      if (!old) return []
      const differences = [{ kind: 'removed' as const, text: old.text }]
      return [{ paragraph: null, origins: [old], changes: ['removed'], stood: null, differences }]
    })
  const rows = after.flatMap((paragraph, index): Unnumbered<P>[] => {
    const places = origins[index] ?? []
    const own = places.flatMap((at) => before[at] ?? [])
    const [first] = own
    const same = own.length === 1 && first?.text === paragraph.text
    const split = !same && places.some((at) => (times.get(at) ?? 0) > 1)
    const [only] = own.length === 1 && !split ? own : []
    const back = own.length === 0 ? (stood[paragraph.id] ?? null) : null
    const became: [Change, boolean][] = [
      ['new', own.length === 0 && back === null],
      ['restored', back !== null],
      ['merged', own.length > 1],
      ['split', split],
      ['changed', only !== undefined && only.text !== paragraph.text],
      ['moved', moved.has(index)],
      ['renumbered', only !== undefined && isRenumbered(only, paragraph)],
    ]
    const changes = became.flatMap(([change, so]) => (so ? [change] : []))
    const differences = texts[index] ?? []
    return [{ paragraph, origins: own, changes, stood: back, differences }, ...goneAt(index)]
  })
  return stepped([...goneAt(-1), ...rows])
}

type Unnumbered<P> = Omit<ComparedRow<P>, 'step'>

function stepped<P>(rows: Unnumbered<P>[]): ComparedRow<P>[] {
  let steps = 0
  return rows.map((row) => {
    const steady = row.changes.every((change) => change === 'renumbered')
    if (!steady) steps += 1
    return { ...row, step: steady ? null : steps }
  })
}

/** How many paragraphs came to each, each counted under all that became of it. */
export function changeCounts(rows: readonly ComparedRow<unknown>[]): Record<Change, number> {
  const counts = {
    ...{ changed: 0, new: 0, restored: 0, removed: 0 },
    ...{ split: 0, merged: 0, moved: 0, renumbered: 0 },
  }
  for (const { changes } of rows) for (const change of changes) counts[change] += 1
  return counts
}

const isRenumbered = (old: Paragraph, now: Paragraph): boolean =>
  (old.number !== '' || now.number !== '') && foldNumber(old.label) !== foldNumber(now.label)

function countsOf(list: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/**
 * Which paragraphs left their place: those outside the longest run that kept its order. Parts of one
 * paragraph keep theirs among each other.
 */
function movedOf(origins: readonly number[][]): Set<number> {
  const sole = new Set(origins.flatMap((own) => (own.length === 1 ? own : [])))
  const placed = origins.flatMap((own, at) => {
    // Of several that which is nobody else's place.
    const first = own.find((one) => !sole.has(one)) ?? own.at(-1)
    return first === undefined ? [] : [{ at, first }]
  })
  // Patience sorting: the smallest end of a run of each length, and what each stands behind.
  const ends: number[] = []
  const behind: number[] = []
  for (const [index, { first }] of placed.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((placed[ends[middle] ?? 0]?.first ?? 0) <= first) low = middle + 1
      else high = middle
    }
    behind[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  }
  const steady = new Set<number>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = behind[index] ?? -1)
    steady.add(placed[index]?.at ?? -1)
  return new Set(placed.flatMap(({ at }) => (steady.has(at) ? [] : [at])))
}

/** Below which later paragraph each one that is gone is shown: -1 is above them all. */
function placesOfGone(
  length: number,
  origins: readonly number[][],
  moved: ReadonlySet<number>,
): Map<number, number[]> {
  const heir = new Map<number, number>()
  for (const [index, own] of origins.entries())
    for (const at of own) if (!moved.has(index) || !heir.has(at)) heir.set(at, index)
  const gone = new Map<number, number[]>()
  let place = -1
  for (let at = 0; at < length; at += 1) {
    const index = heir.get(at)
    if (index === undefined) gone.set(place, [...(gone.get(place) ?? []), at])
    else if (!moved.has(index)) place = Math.max(place, index)
  }
  return gone
}

/** The words of each later paragraph as they changed, those of a split against the whole of it. */
function wordingsOf(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
  origins: readonly number[][],
): Difference[][] {
  const texts: Difference[][] = []
  const parts = new Map<string, number[]>()
  for (const [index, own] of origins.entries()) {
    const key = own.join(' ')
    parts.set(key, [...(own.length > 0 ? (parts.get(key) ?? []) : []), index])
    if (own.length === 0) texts[index] = [{ kind: 'added', text: after[index]?.text ?? '' }]
  }
  for (const [key, group] of parts) {
    if (key === '') continue
    const old = key
      .split(' ')
      .map((at) => before[Number(at)]?.text ?? '')
      .join(' ')
    const wordings = group.map((index) => after[index]?.text ?? '')
    const whole = differencesOf(old, wordings.join(' '))
    const several = group.length > 1 || key.includes(' ')
    for (const [turn, share] of sharesOf(several ? withoutSeams(whole) : whole, wordings).entries())
      texts[group[turn] ?? 0] = share
  }
  return texts
}

/** A space that joins two paragraphs or no longer does is no change of theirs. */
const withoutSeams = (parts: readonly Difference[]): Difference[] =>
  parts.flatMap(({ kind, text }): Difference[] =>
    kind === 'same' || text.trim()
      ? [{ kind, text }]
      : kind === 'added'
        ? [{ kind: 'same', text }]
        : [],
  )

/** Differences to wordings joined by a space, cut where one wording ends and the next begins. */
function sharesOf(parts: readonly Difference[], wordings: readonly string[]): Difference[][] {
  if (wordings.length === 1) return [[...parts]]
  const shares: Difference[][] = wordings.map(() => [])
  let at = 0
  let left = wordings[0]?.length ?? 0
  for (const { kind, text } of parts) {
    if (kind === 'removed') {
      shares[at]?.push({ kind, text })
      continue
    }
    let rest = text
    while (rest) {
      const own = rest.slice(0, left)
      if (own) shares[at]?.push({ kind, text: own })
      rest = rest.slice(own.length)
      left -= own.length
      if (left > 0 || !rest) continue
      rest = rest.slice(1)
      at += 1
      left = wordings[at]?.length ?? Number.POSITIVE_INFINITY
    }
  }
  return shares
}
