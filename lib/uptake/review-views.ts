import { Outcome } from '@/lib/generated/prisma/enums'
import { isUuid } from '@/lib/kernel/ids'
import { filterOf, type QueueFilter } from './filter-views'
import type { CorrectedRecord } from './record-views'

/** Of a queue's filter what asks of points and their inputs alone. */
export const SHARED_PARTS = [
  'topic',
  'type',
  'region',
  'channel',
  'language',
  'q',
] as const satisfies readonly (keyof QueueFilter)[]

/** What the list of records to review leaves out; undefined leaves out nothing. All of it stands in the address. */
export type ReviewFilter = Pick<QueueFilter, (typeof SHARED_PARTS)[number]> & {
  /** The key of a pillar. */
  stream?: string
  /** Slugs of a document and its revision: "outcome/rev-1". */
  revision?: string
  outcome?: Outcome
  /** The id of who decided. */
  decider?: string
  /** The label or number of a linked paragraph. */
  paragraph?: string
  /** Leaves what is no correction of a published record. */
  corrections?: 'only'
}

const OWN: Record<
  Exclude<keyof ReviewFilter, (typeof SHARED_PARTS)[number]>,
  (value: string) => boolean
> = {
  stream: (value) => /^[\w-]{1,60}$/.test(value),
  revision: (value) => /^[\w-]{1,100}\/[\w-]{1,100}$/.test(value),
  outcome: (value) => Object.values<string>(Outcome).includes(value),
  decider: isUuid,
  paragraph: (value) => value.length <= 60 && !/\p{Cc}/u.test(value),
  corrections: (value) => value === 'only',
}
export type ReviewPart = keyof ReviewFilter
export const REVIEW_PARTS = [...Object.keys(OWN), ...SHARED_PARTS] as ReviewPart[]

/** The filter in the query of an address; what is no filter, or no value of one, is left out. */
export function reviewFilterOf(query: Record<string, string | string[] | undefined>): ReviewFilter {
  const shared = filterOf(Object.fromEntries(SHARED_PARTS.map((part) => [part, query[part]])))
  const own = Object.entries(OWN).flatMap(([part, takes]) => {
    const value = query[part]
    const text = typeof value === 'string' ? value.normalize('NFC').trim() : ''
    return text && takes(text) ? [[part, text] as const] : []
  })
  return { ...Object.fromEntries(own), ...shared }
}

/** The same from the text of a query, as forms hold it. */
export const reviewFilterOfText = (text = ''): ReviewFilter =>
  reviewFilterOf(Object.fromEntries(new URLSearchParams(text)))

/** The text of a query that holds the filter; '' for one that leaves out nothing. */
export const reviewText = (filter: ReviewFilter): string =>
  new URLSearchParams(
    REVIEW_PARTS.flatMap((part) => (filter[part] ? [[part, filter[part]]] : [])),
  ).toString()

export type ToReview = {
  recordId: string
  version: number
  pointId: string
  number: number
  reference: string
  /** For moderators only: neither what it says nor why it was decided so is told; its page logs the opening. */
  moderatorsOnly: boolean
  statement: string | null
  proposedWording: string | null
  language: string
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  /** The linked paragraphs of the revision, in their order. */
  paragraphs: { label: string; text: string }[]
  /** What is public now and it is to take the place of. */
  corrects: CorrectedRecord | null
  documentSlug: string
  documentTitle: string
  revisionSlug: string
  revisionName: string
  /** Of its text. */
  revisionLanguage: string
  decidedBy: string | null
  comments: number
}

/** What waits for a viewer's review, and by whom and in which revisions something does, whatever the filter. */
export type ReviewList = {
  records: ToReview[]
  deciders: { id: string; name: string | null }[]
  revisions: { document: string; title: string; revision: string; name: string }[]
}
