import { matchRevisions } from './lineage'
import type { ParagraphView } from './views'

type Paragraph = Pick<ParagraphView, 'kind' | 'text' | 'lineageIds'>

/** So sure it is that two wordings in a tangle of lineages are one paragraph. */
const CLEAR = 0.8

/**
 * For each later paragraph the places of those it goes on from. Once a paragraph was split its parts share
 * a lineage for good: where both sides have several of one lineage their words say which is which.
 */
export function originsOf(before: readonly Paragraph[], after: readonly Paragraph[]): number[][] {
  const olds = placesByLineage(before)
  const news = placesByLineage(after)
  const origins = after.map(({ lineageIds }) =>
    [...new Set(lineageIds.flatMap((id) => olds.get(id) ?? []))].sort((a, b) => a - b),
  )
  for (const { at, to, spread } of tangles(olds, news, origins)) {
    const wordings = (places: number[], of: readonly Paragraph[]) =>
      places.flatMap((place) => of[place] ?? [])
    const { matches } = matchRevisions(wordings(to, before), wordings(at, after))
    for (const [index, place] of at.entries()) {
      const own = matches[index] ?? []
      // A merger that was parted again: each part is what it was before, whatever else the lineages say.
      const clear = own.length === 1 && own.every(({ confidence }) => confidence >= CLEAR)
      if (own.length > 0 && (clear || spread.has(place)))
        origins[place] = own.map((match) => to[match.before] ?? 0).sort((x, y) => x - y)
    }
  }
  return origins
}

function placesByLineage(paragraphs: readonly Paragraph[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [at, { lineageIds }] of paragraphs.entries())
    for (const id of lineageIds) {
      const list = places.get(id)
      if (list) list.push(at)
      else places.set(id, [at])
    }
  return places
}

/**
 * Groups that hang together by their lineages and have several paragraphs on either side; `spread` are those
 * of a lineage that has several on either side itself.
 */
function tangles(
  olds: Map<string, number[]>,
  news: Map<string, number[]>,
  origins: readonly number[][],
): { at: number[]; to: number[]; spread: Set<number> }[] {
  const doubled = [...news].filter(([id, at]) => at.length > 1 && (olds.get(id)?.length ?? 0) > 1)
  const spread = new Set(doubled.flatMap(([, at]) => at))
  const heirs = new Map<number, number[]>()
  for (const [at, own] of origins.entries())
    for (const to of own) heirs.set(to, [...(heirs.get(to) ?? []), at])
  const seen = new Set<number>()
  return [...origins.keys()].flatMap((start) => {
    const [at, to] = [new Set<number>(), new Set<number>()]
    const waiting = seen.has(start) ? [] : [start]
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (seen.has(place)) continue
      seen.add(place)
      at.add(place)
      for (const origin of origins[place] ?? []) {
        if (!to.has(origin)) waiting.push(...(heirs.get(origin) ?? []))
        to.add(origin)
      }
    }
    const inOrder = (places: Set<number>) => [...places].sort((x, y) => x - y)
    return at.size > 1 && to.size > 1 ? [{ at: inOrder(at), to: inOrder(to), spread }] : []
  })
}
