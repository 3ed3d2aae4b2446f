import { commonWords, type Entry, type Pair } from './lineage-entries'
import { share, type Weigh } from './word-weights'

/** So much of a part's words must be in the whole. */
const CONTAINED = 0.6
/** Of what the other parts leave of the whole so much must be the part's: beside one of these, and anywhere. */
const LEFT = { near: 0.4, far: 0.55 }
/** Fewer words are in anything: beside another part all of them must be there, elsewhere none is taken. */
const FEWEST = { near: 4, far: 7 }
/** A part may stand so many paragraphs from the next one, with new ones between. */
const REACH = 3

type Words = Map<string, number>

/** What is known of wholes: pairs of a part and its whole, and the wholes of which one part is all. */
export type Wholes = { parts: [part: number, whole: number][]; copied: Set<number> }

/**
 * Paragraphs that are parts of a whole in the other text: of one that was split, or that several were
 * merged into, beside its other parts or anywhere. It goes on until no further one is found.
 * @param open parts that nothing is known of
 */
export function partsOf(
  parts: readonly Entry[],
  wholes: readonly Entry[],
  open: readonly number[],
  known: Wholes,
  weigh: Weigh,
): Pair[] {
  const left = wholes.map(({ words }) => new Map(words))
  const wholeOf = new Map<number, number[]>()
  // Before the first one of either text nothing stands, nor after the last.
  const edges = [
    [-1, -1],
    [parts.length, wholes.length],
  ] as const
  for (const [part, whole] of edges) wholeOf.set(part, [whole])
  const take = (part: number, whole: number) => {
    wholeOf.set(part, [...(wholeOf.get(part) ?? []), whole])
    const rest = left[whole]
    for (const [word, count] of parts[part]?.words ?? [])
      rest?.set(word, Math.max(0, (rest.get(word) ?? 0) - count))
  }
  for (const [part, whole] of known.parts) take(part, whole)
  const candidates = candidatesOf(parts, wholes, open, known.copied)
  const found: Pair[] = []
  /** How well a part fits what is left of a whole; null for not at all. */
  const rankOf = ([part, whole]: Pair): number | null => {
    const own = parts[part] as Entry
    const near = isNear(part, whole, wholeOf)
    if (wholeOf.has(part) || (!near && own.size < FEWEST.far)) return null
    const rest = share(own.words, left[whole] as Words, weigh)
    const least = own.size < FEWEST.near ? 0.6 : near ? LEFT.near : LEFT.far
    return rest >= least ? rest + (near ? 1 : 0) : null
  }
  for (;;) {
    const rated = candidates.flatMap((pair) => {
      const rank = rankOf(pair)
      return rank === null ? [] : [{ pair, rank }]
    })
    if (rated.length === 0) return found
    rated.sort((a, b) => b.rank - a.rank || a.pair[0] - b.pair[0])
    for (const { pair } of rated) {
      // What was taken of its whole meanwhile is not this one's.
      if (rankOf(pair) === null) continue
      take(pair[0], pair[1])
      found.push(pair)
    }
  }
}

/** Parts and the wholes that hold enough of their words, whatever else these hold. */
function candidatesOf(
  parts: readonly Entry[],
  wholes: readonly Entry[],
  open: readonly number[],
  copied: ReadonlySet<number>,
): Pair[] {
  const places = wholes.flatMap((_, at) => (copied.has(at) ? [] : [at]))
  const common = commonWords(places.flatMap((at) => wholes[at] ?? []))
  return open.flatMap((part) => {
    const own = parts[part]
    if (!own || own.size < 2) return []
    return common(own).flatMap(([index, count]): Pair[] => {
      const at = places[index] ?? 0
      const whole = wholes[at] as Entry
      const contained = count / own.size
      const fits = whole.heading === own.heading && whole.size > own.size
      return fits && contained >= CONTAINED ? [[part, at, contained]] : []
    })
  })
}

/**
 * Whether a part stands beside another one of its whole, or where the whole stood: after what came before
 * that, and before what came after it, wherever its other parts went.
 */
function isNear(part: number, whole: number, wholeOf: ReadonlyMap<number, number[]>): boolean {
  const [before, after] = [nearest(part, -1, wholeOf), nearest(part, 1, wholeOf)]
  if (before.includes(whole) || after.includes(whole)) return true
  const [above, below] = [Math.max(...before), Math.min(...after)]
  return above < whole && whole < below && below - above <= REACH
}

/** The wholes of the nearest known part on one side. */
function nearest(part: number, step: 1 | -1, wholeOf: ReadonlyMap<number, number[]>): number[] {
  for (let far = 1; far <= REACH; far += 1) {
    const wholes = wholeOf.get(part + far * step)
    if (wholes) return wholes
  }
  return []
}
