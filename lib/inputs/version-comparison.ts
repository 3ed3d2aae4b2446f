import type { PointView } from './views'

/** The words of one version, for setting it beside another. */
export type VersionText = { title: string; language: string; points: PointView[] }

type PointChange = { number: number; before: PointView | null; after: PointView | null }

/** Points of two versions by their number, in order; one that only one of them has stands alone. */
export function pointChanges(before: PointView[], after: PointView[]): PointChange[] {
  const numbers = [...new Set([...before, ...after].map(({ number }) => number))]
  const find = (points: PointView[], wanted: number) =>
    points.find(({ number }) => number === wanted) ?? null
  return numbers
    .sort((a, b) => a - b)
    .map((number) => ({ number, before: find(before, number), after: find(after, number) }))
}

/** A point's topics as one line of text. */
export const topicLine = (point: PointView | null): string =>
  point?.topics.map(({ title }) => title).join('; ') ?? ''

/** Do two versions say the very same, whatever ids their points have? */
export const saysTheSame = (before: VersionText, after: VersionText): boolean =>
  wordsOf(before) === wordsOf(after)

const wordsOf = ({ title, language, points }: VersionText): string =>
  JSON.stringify([
    title,
    language,
    points.map((point) => [
      point.number,
      point.statement,
      point.proposedWording ?? '',
      point.paragraphReference ?? '',
      point.ask,
      point.implementation ?? '',
      point.linkedSymbol ?? '',
      topicLine(point),
    ]),
  ])
