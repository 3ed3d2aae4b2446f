import type { Author } from './draft-views'
import type { DraftContent, Dropped } from './schema'

/** A stream that a copy may go to, as far as its text is concerned. */
export type CopyTarget = { roundId: string; topics: readonly string[] }

export type CopySource = Pick<Author, 'roundId' | 'organisationId'> & {
  content: DraftContent
  /** Of the source's pillar, by key. */
  topicTitles: Record<string, string>
  /** Whether who copies is its author. */
  isAuthor: boolean
}

/**
 * The draft that an input's text makes in another stream, with what did not come along: topics that the
 * pillar does not have, and references to paragraphs of another round's documents. Texts stay whole, also
 * over the limits of the round. Nobody but the author names a person; no level shows more than before.
 */
export function copyOf(source: CopySource, target: CopyTarget): DraftContent {
  const { content, topicTitles, isAuthor } = source
  const sameDocuments = source.roundId === target.roundId
  const split = content.points.map((point, index) => {
    const topics = point.topics.filter((key) => target.topics.includes(key))
    const paragraph = sameDocuments ? '' : point.paragraphReference
    const lost = point.topics.filter((key) => !topics.includes(key))
    return {
      point: {
        ...point,
        topics,
        paragraphReference: sameDocuments ? point.paragraphReference : '',
      },
      dropped: { point: index + 1, topics: lost.map((key) => topicTitles[key] ?? key), paragraph },
    }
  })
  const { base: _, ...text } = content
  return {
    ...text,
    channel: 'direct',
    attribution:
      !isAuthor && content.attribution === 'person_and_organisation'
        ? 'organisation'
        : content.attribution,
    points: split.map(({ point }) => point),
    dropped: split.map(({ dropped }) => dropped).filter(isLoss),
  }
}

const isLoss = ({ topics, paragraph }: Dropped) => topics.length > 0 || paragraph !== ''
