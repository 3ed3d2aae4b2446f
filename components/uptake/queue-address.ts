import type { QueueFilter } from '@/lib/uptake/filter-views'

/** Which queue is looked at: a stream in a revision, and what is left out. */
export type QueueAddress = {
  stream: string
  document: string
  revision: string
  filter: QueueFilter
}

const partsOf = (at: QueueAddress): [string, string][] => [
  ['stream', at.stream],
  ['document', at.document],
  ['revision', at.revision],
  ...Object.entries(at.filter).filter(([, value]) => value !== undefined),
]

/** The query of a queue's address; what is not filtered by is left out. */
export const queueQuery = (at: QueueAddress): string => new URLSearchParams(partsOf(at)).toString()

/** The address of a queue, or of a page of it. */
export const queueHref = (base: string, at: QueueAddress, after?: string): string =>
  `${base}?${queueQuery(at)}${after ? `&after=${after}` : ''}`

/** The address of a point in a queue: what is next there follows the queue's filter. */
export const pointHref = (base: string, at: QueueAddress, point: string): string =>
  `${base}/records/${point}?${queueQuery(at)}`
