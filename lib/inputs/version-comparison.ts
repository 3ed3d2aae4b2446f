import type { DraftView } from './draft-views'
import { ASKS } from './point-tags'
import type { PointView } from './views'

/** A file of a version; its name is null for who is not told who spoke. */
export type VersionFile = { number: number; name: string | null; hash: string }

/** The words and files of one version, for setting it beside another. */
export type VersionText = {
  title: string
  language: string
  points: PointView[]
  attachments: VersionFile[]
}

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

type FileChange = {
  change: 'same' | 'renamed' | 'added' | 'removed'
  file: VersionFile
  /** What it was called before, where that was something else. */
  was?: string
}

/**
 * Files of two versions: those of the later one, then what it no longer has. Known by what they hold: the
 * same name with other content is one removed and one added.
 */
export function fileChanges(before: VersionFile[], after: VersionFile[]): FileChange[] {
  const held = (files: VersionFile[], { hash }: VersionFile) =>
    files.find((file) => file.hash === hash)
  return [
    ...after.map((file): FileChange => {
      const earlier = held(before, file)
      if (!earlier) return { change: 'added', file }
      const was = earlier.name ?? undefined
      return earlier.name === file.name
        ? { change: 'same', file }
        : { change: 'renamed', file, was }
    }),
    ...before
      .filter((file) => !held(after, file))
      .map((file): FileChange => ({ change: 'removed', file })),
  ]
}

/** A point's topics as one line of text. */
export const topicLine = (point: PointView | null): string =>
  point?.topics.map(({ title }) => title).join('; ') ?? ''

/** Do two versions say the very same, whatever ids their points and files have? */
export const saysTheSame = (before: VersionText, after: VersionText): boolean =>
  before.title === after.title &&
  before.language === after.language &&
  pointChanges(before.points, after.points).every((point) => isSamePoint(point)) &&
  fileChanges(before.attachments, after.attachments).every(({ change }) => change === 'same')

/** Does a point say the same in both versions? */
export const isSamePoint = ({ before, after }: Omit<PointChange, 'number'>): boolean =>
  before !== null && after !== null && wordsOf(before) === wordsOf(after)

const wordsOf = (point: PointView): string =>
  JSON.stringify([
    point.statement,
    point.proposedWording ?? '',
    point.paragraphReference ?? '',
    point.ask,
    point.implementation ?? '',
    point.linkedSymbol ?? '',
    topicLine(point),
  ])

/** What a draft would say as a version. */
export function draftText({ content, topics, attachments }: DraftView): VersionText {
  const { title, language, points } = content
  return {
    title,
    language,
    points: points.map((point, index) => ({
      ...{ id: `${index + 1}`, number: index + 1, statement: point.statement },
      proposedWording: point.proposedWording,
      paragraphReference: point.paragraphReference,
      ask: ASKS.find((ask) => ask === point.ask) ?? null,
      implementation: point.implementation || null,
      linkedSymbol: point.linkedSymbol || null,
      topics: topics.filter(({ key }) => point.topics.includes(key)),
    })),
    attachments: attachments.map(({ name, hash }, index) => ({ number: index + 1, name, hash })),
  }
}
