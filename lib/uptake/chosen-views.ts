import { canonical } from '@/lib/kernel/text'
import type { QueueItem } from './queue-views'
import type { WorkParagraph } from './record-views'

/** A point of many that are decided at once, with its record as it is. */
export type DecidablePoint = Pick<
  QueueItem,
  'pointId' | 'number' | 'reference' | 'byline' | 'state' | 'outcome' | 'interested'
> & {
  /** The record's version, 0 where there is none. */
  version: number
  /** Rated by a source. */
  compiled: boolean
}

/** A point that was chosen in a queue. */
export type ChosenPoint = DecidablePoint & Pick<QueueItem, 'statement' | 'language' | 'assignee'>

export type Chosen = {
  revisionId: string
  documentTitle: string
  revisionName: string
  language: string
  paragraphs: Pick<WorkParagraph, 'id' | 'label' | 'number' | 'kind' | 'text'>[]
  points: ChosenPoint[]
  /** True where more was asked for than one act may be about. */
  more: boolean
}

/** What the form of a decision holds; compared to tell whether it is what was previewed. */
export type ChosenFields = {
  outcome?: unknown
  reason?: unknown
  carriedTo?: unknown
  paragraphs?: unknown
  seen?: unknown
}

/** Names a decision and the points it is on; the same for the same. */
export const previewKey = ({
  outcome,
  reason,
  carriedTo,
  paragraphs,
  seen,
}: ChosenFields): string => {
  const list = (value: unknown) => [value ?? []].flat().map(String).sort()
  const text = (value: unknown) => canonical(String(value ?? ''))
  const parts = [text(outcome), text(reason), text(carriedTo), list(paragraphs), list(seen)]
  let hash = 0
  for (const char of JSON.stringify(parts))
    hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0
  return `${list(seen).length}.${hash >>> 0}`
}
