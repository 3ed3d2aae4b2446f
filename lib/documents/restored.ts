import { comparableText } from '@/lib/kernel/comparable-text'
import { type Match, matchRevisions, type Wording } from './lineage'
import type { Past } from './past'
import { inCommon, total, wordCounts } from './words'

/** So much alike a text is to one that ended where it counts as that one, come back. */
const BACK = 0.75
/** Fewer words may be in any text by chance ("[Deleted]"): a heading apart, nothing is told from these. */
const FEWEST = 4

/**
 * What each paragraph goes on from, in the revision before or, over a gap, in an earlier one where its text had
 * ended: word for word before anything else, very similar where nothing of the revision before fits.
 */
export function matchPast(before: readonly Past<Wording>[], after: readonly Wording[]): Match[][] {
  const places = [...before.keys()]
  const last = places.filter((at) => !before[at]?.gone)
  const ended = places.filter((at) => before[at]?.gone)
  const matches: Match[][] = after.map(() => [])
  const match = (olds: number[], news: number[], fits: (one: Match, at: number) => boolean) => {
    const of = (list: readonly Wording[], at: readonly number[]) =>
      at.flatMap((place) => list[place] ?? [])
    const { matches: found } = matchRevisions(of(before, olds), of(after, news))
    for (const [index, at] of news.entries())
      matches[at] = (found[index] ?? []).flatMap((one) => {
        const own = { ...one, before: olds[one.before] ?? 0 }
        return fits(own, at) ? [own] : []
      })
  }
  const open = () => [...after.keys()].filter((at) => matches[at]?.length === 0)
  if (ended.length > 0) {
    const there = new Set(last.map((at) => comparableText(before[at]?.text ?? '')))
    const news = open().filter(
      (at) => tells(after[at]) && !there.has(comparableText(after[at]?.text ?? '')),
    )
    match(ended, news, ({ method }) => method === 'identical')
  }
  match(last, open(), () => true)
  const taken = new Set(matches.flatMap((list) => list.map((one) => one.before)))
  const left = ended.filter((at) => !taken.has(at))
  const news = open().filter((at) => tells(after[at]))
  if (left.length > 0 && news.length > 0)
    match(left, news, (one, at) => alike(before[one.before], after[at]) >= BACK)
  return matches
}

const tells = (one: Wording | undefined): boolean =>
  one !== undefined && (one.kind === 'heading' || total(wordCounts(one.text)) >= FEWEST)

/** Dice's measure of their words, 0 to 1: a part of what ended is not what ended. */
function alike(one: Wording | undefined, other: Wording | undefined): number {
  const [mine, its] = [wordCounts(one?.text ?? ''), wordCounts(other?.text ?? '')]
  return (2 * inCommon(mine, its)) / (total(mine) + total(its) || 1)
}
