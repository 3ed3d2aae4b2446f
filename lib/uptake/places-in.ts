import { paragraphNamed } from '@/lib/documents/cited'

type Place = { id: string; label: string; number: string; depth: number }

const BETWEEN = /[;,،、\n&]|\s(?:and|et|y|e|и)\s|\sو\s*|[和及]/iu
const RANGE = /^(.*\S)\s*(?:[-–—]|\s(?:to|à|al?|по|إلى)\s|[至到])\s*(\S.*)$/iu

/**
 * The paragraphs of a revision that somebody names in one cell, once each: "paras 12 and 13 (a)", "§ 12 et 13",
 * "12–14" with all between them of the same level, "12(a)-(c)".
 * @returns with what names none of them, as it is written
 */
export function placesIn<P extends Place>(
  cell: string,
  paragraphs: readonly P[],
): { places: P[]; unknown: string[] } {
  const unknown: string[] = []
  const places = new Set<P>()
  for (const part of cell.split(BETWEEN)) {
    const named = part.trim().replace(/\.$/, '')
    if (!named) continue
    const one = paragraphNamed(named, paragraphs)
    const found = one ? [one] : rangeOf(named, paragraphs)
    if (found.length === 0) unknown.push(named)
    for (const place of found) places.add(place)
  }
  return { places: [...places], unknown }
}

function rangeOf<P extends Place>(named: string, paragraphs: readonly P[]): P[] {
  const [, first = '', last = ''] = RANGE.exec(named) ?? []
  const from = first && paragraphNamed(first, paragraphs)
  if (!from) return []
  // "12(a)-(c)" leaves out what both begin with.
  const beside = paragraphNamed(from.label.replace(/\([^()]*\)$/, '') + last, paragraphs)
  const to = beside?.depth === from.depth ? beside : paragraphNamed(last, paragraphs)
  const [start, end] = [paragraphs.indexOf(from), to ? paragraphs.indexOf(to) : -1]
  if (end <= start || to?.depth !== from.depth) return []
  return paragraphs
    .slice(start, end + 1)
    .filter(({ depth, number }) => depth === from.depth && number !== '')
}
