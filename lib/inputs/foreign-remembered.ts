import { suggestedColumns } from './foreign-columns'
import type { ForeignFormat, Mapping, Target } from './foreign-schema'
import type { KeptColumns, RememberedColumns } from './foreign-views'

/** Headings as they are remembered: their words, and which of those that say the same. */
export function headingsOf(head: readonly string[]): string[] {
  const times = new Map<string, number>()
  return head.map((heading) => {
    const words = heading.trim().replace(/\s+/g, ' ').toLowerCase()
    const time = (times.get(words) ?? 0) + 1
    times.set(words, time)
    return time === 1 ? words : `${words}\n${time}`
  })
}

/** What is the same for the same headings in any order; columns without a heading don't count. */
export const setOfHeadings = (head: readonly string[]): string[] =>
  headingsOf(head)
    .filter((heading) => heading.trim() !== '' && !heading.startsWith('\n'))
    .sort()

/**
 * What somebody chose before, for a table with these headings: as they chose for all of them, in whatever order they
 * stood, or else for each as they chose last where it occurred. What holds for all rows comes from the table of the
 * same headings, or the one with most of them if that is more than half.
 * @param kept what they chose, latest first
 * @returns null where none of the headings was seen before
 */
export function rememberedFor(
  head: readonly string[],
  kept: readonly KeptColumns[],
): RememberedColumns | null {
  const headings = headingsOf(head)
  const set = JSON.stringify(setOfHeadings(head))
  const whole = kept.find((one) => JSON.stringify(setOfHeadings(one.head)) === set)
  const columns: Mapping = {}
  const seen = new Set<number>()
  for (const one of whole ? [whole] : kept) {
    const places = headingsOf(one.head).map((heading) => headings.indexOf(heading))
    const fresh = new Set(places.filter((at) => at >= 0 && named(head[at]) && !seen.has(at)))
    for (const [target, from] of Object.entries(one.columns) as [Target, number][]) {
      const at = places[from] ?? -1
      const isFree = columns[target] === undefined
      if (isFree && (fresh.has(at) || (whole && at >= 0))) columns[target] = at
    }
    for (const at of fresh) seen.add(at)
  }
  const shared = (one: KeptColumns) =>
    headingsOf(one.head).filter((heading) => named(heading) && headings.includes(heading)).length
  const [nearest] = kept.toSorted((a, b) => shared(b) - shared(a))
  if (!whole && seen.size === 0) return null
  const isNear = nearest && shared(nearest) * 2 > head.filter(named).length
  const rest = whole ?? (isNear ? nearest : null)
  return {
    columns,
    seen: [...seen],
    whole: whole !== undefined,
    defaults: rest?.defaults ?? {},
    together: rest?.together ?? null,
  }
}

const named = (heading: string | undefined): boolean => (heading ?? '').trim() !== ''

/** Which column is what: as somebody chose before, and as far as headings that they never met tell. */
export function columnsFor(
  format: ForeignFormat,
  head: readonly string[],
  remembered: RememberedColumns | null,
): Mapping {
  const columns = { ...remembered?.columns }
  if (remembered?.whole) return columns
  const seen = new Set(remembered?.seen)
  const suggested = Object.entries(suggestedColumns(format, head)) as [Target, number][]
  for (const [target, at] of suggested)
    if (columns[target] === undefined && !seen.has(at)) columns[target] = at
  return columns
}
