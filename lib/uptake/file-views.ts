import type { OrganisationType, Outcome, VerdictAnswer } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'
import type { RecordState } from './queue-views'

/** The record that holds for a point in a revision, as far as a file tells and takes it. */
export type DecisionRecord = {
  id: string
  version: number
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  /** Of the paragraphs of this revision that it is linked to, in their order. */
  labels: string[]
  state: RecordState
  /** Who rated it, where no moderator of this platform did. */
  ratedBy: string | null
  decidedBy: string | null
  /** Minutes in UTC, such as 2026-07-20T14:02Z; null where it is not published. */
  decidedAt: string
  publishedAt: string | null
}

/** A standing point with its record in one revision. */
export type DecisionLine = {
  pointId: string
  reference: string
  number: number
  /** For moderators only: nothing of what it says or who says it is here; its page logs the opening. */
  moderatorsOnly: boolean
  language: string | null
  statement: string | null
  proposedWording: string | null
  paragraphReference: string | null
  ask: string | null
  topics: string[]
  byline: Byline | null
  type: OrganisationType | null
  /** The viewer has an interest in it: what is not published of it is not told. */
  interested: boolean
  record: DecisionRecord | null
  /** The author's latest answer, and to which published outcome: it may have been corrected since. */
  verdict: { answer: VerdictAnswer; wouldNeed: string | null; to: Outcome } | null
}

export type DecisionTable = {
  roundSlug: string
  roundTitle: string
  pillarTitle: string
  document: { slug: string; title: string }
  revision: { id: string; slug: string; name: string; symbol: string | null; language: string }
  /** The database's day. */
  today: string
  lines: DecisionLine[]
}
