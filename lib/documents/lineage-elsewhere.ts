import type { Entry } from './lineage-entries'
import { inCommon } from './words'

/** A part has so much of its words in its whole, and so much more than where it is compared. */
const PART = 0.9
const MORE = 0.1

/**
 * Of a paragraph and one of `entries` that it is like: whether it rather is a part of another, longer one of these,
 * which has nearly all of its words where this one clearly has fewer.
 * @param copied entries that are accounted for word by word
 */
export function elsewhereIn(entries: readonly Entry[], copied: ReadonlySet<number>) {
  const places = new Map<string, number[]>()
  for (const [at, { words }] of entries.entries()) {
    if (copied.has(at)) continue
    for (const word of words.keys()) {
      const list = places.get(word)
      if (list) list.push(at)
      else places.set(word, [at])
    }
  }
  return (part: Entry | undefined, here: number): boolean => {
    const compared = entries[here]
    if (!part || !compared) return false
    const own = inCommon(part.words, compared.words) / part.size
    // So many of its words may be missing in what it is a part of.
    const spare = part.size - Math.ceil(Math.max(PART, own + MORE) * part.size)
    if (spare < 0) return false
    const rarest = [...part.words]
      .map(([word, count]) => ({ word, count, at: places.get(word) ?? [] }))
      .sort((a, b) => a.at.length - b.at.length)
    const holds = (whole: Entry | undefined): boolean => {
      if (!whole || whole.size <= part.size) return false
      let missing = 0
      for (const { word, count } of rarest) {
        missing += Math.max(0, count - (whole.words.get(word) ?? 0))
        if (missing > spare) return false
      }
      return true
    }
    // Of the rarest words it can't lack all but some: only where one of those is, it may be a part.
    const candidates = new Set<number>()
    let lacking = 0
    for (const { at, count } of rarest) {
      for (const place of at) candidates.add(place)
      lacking += count
      if (lacking > spare) break
    }
    candidates.delete(here)
    return [...candidates].some((at) => holds(entries[at]))
  }
}
