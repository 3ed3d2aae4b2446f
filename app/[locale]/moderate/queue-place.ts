import type { QueueAddress } from '@/components/uptake/queue-address'
import type { RoundView, StreamView } from '@/lib/rounds/views'
import { filterOf } from '@/lib/uptake/filter-views'
import { one } from './desk'

type Query = Record<string, string | string[] | undefined>

/**
 * The queue that an address names, or the first stream in the latest revision of the first document; null
 * where the round has no document with a revision yet.
 */
export function queuePlace(query: Query, round: RoundView, streams: StreamView[]) {
  const stream = streams.find(({ pillarKey }) => pillarKey === one(query.stream)) ?? streams[0]
  const documents = round.documents.filter(({ revisions }) => revisions.length > 0)
  const document =
    documents.find((candidate) => candidate.slug === one(query.document)) ?? documents[0]
  const revision =
    document?.revisions.find((candidate) => candidate.slug === one(query.revision)) ??
    document?.revisions.at(-1)
  if (!stream || !document || !revision) return null
  const at: QueueAddress = {
    stream: stream.pillarKey,
    document: document.slug,
    revision: revision.slug,
    filter: filterOf(query),
  }
  return { stream, documents, at }
}
