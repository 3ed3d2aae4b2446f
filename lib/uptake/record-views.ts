import type { Outcome, PointAsk, ReviewFinding } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'
import type { Carried, Contradiction } from './carry-views'
import type { NamedIn } from './named-places'
import type { DecisionSubject } from './policy'
import type { RecordState } from './queue-views'
import type { ReconsiderationToAnswer } from './reconsideration-views'
import type { VerdictView } from './trail'

/** A revision as it reads in another language: its translation, and the texts by paragraph. */
export type OtherText = { id: string; texts: Record<string, string> }

export type WorkParagraph = {
  id: string
  label: string
  number: string
  kind: 'heading' | 'paragraph' | 'subparagraph'
  depth: number
  text: string
  lineageIds: string[]
}

export type WorkRecord = {
  id: string
  version: number
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  lineageIds: string[]
  state: RecordState
  decidedBy: string | null
  decidedAt: string
  /** On which day and as which of the revision's publications; null until it is. */
  published: { day: string; number: number } | null
  ratedBy: string | null
  /** It stands beside this published record, to take its place; null where it corrects none. */
  corrects: CorrectedRecord | null
  /** Of the paragraphs of this revision that it is linked to, in their order. */
  labels: string[]
  /** What it repeats of an earlier revision was corrected since. */
  contradicted: Contradiction | null
  reviews: {
    finding: ReviewFinding
    comment: string | null
    reviewer: string | null
    day: string
    current: boolean
  }[]
  /** What moderators of the stream wrote about it and what it corrects, the first first. */
  comments: { id: string; text: string; by: string | null; at: string }[]
}

/** What is public of a point and an unpublished record is to take the place of. */
export type CorrectedRecord = {
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  /** Of the paragraphs of this revision that it is linked to, in their order. */
  labels: string[]
  published: { day: string; number: number } | null
}

/** A record as the workbench compares it with what it was shown. */
export type RecordNow = {
  version: number
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  state: RecordState
  paragraphs: string[]
}

/** The revision in which points are decided. */
export type WorkRevision = {
  id: string
  slug: string
  name: string
  language: string
  documentSlug: string
  documentTitle: string
}

/** What a point says, in the words of its author. */
export type PointWords = {
  statement: string
  proposedWording: string | null
  paragraphReference: string | null
  ask: PointAsk | null
  implementation: string | null
  linkedSymbol: string | null
  /** By name, in the order of the pillar. */
  topics: string[]
  language: string
}

/** The published record that a verdict is about, which a correction may already stand beside. */
type Answered = {
  recordId: string
  outcome: Outcome
  published: { day: string; number: number } | null
}

/** A point with its record in one revision and all that is decided by but the revision's text. */
export type PointWork = PointWords & {
  pointId: string
  inputId: string
  streamId: string
  roundId: string
  roundSlug: string
  organisationId: string | null
  reference: string
  pillarKey: string
  number: number
  title: string
  byline: Byline | null
  moderatorsOnly: boolean
  /** The same point in a correction that stands beside it. */
  correction: PointWords | null
  interested: boolean
  decidedByMe: boolean
  /** With who decided; such a record is another moderator's to review. */
  sameOrganisation: boolean
  revision: WorkRevision
  record: WorkRecord | null
  /** The author's latest verdict on it in this revision, and their request, where there is one. */
  verdict: (VerdictView & Answered) | null
  reconsideration: ReconsiderationToAnswer | null
  /** What the last earlier record proposes; null where there is a record, or nothing is proposed. */
  carried: Carried | null
  /** It was in an earlier revision's text and no paragraph of it goes on in this one. */
  ended: boolean
  /** The point in its place where its author wrote a newer version; null where this one is in force. */
  successor: string | null
  /** What is recorded in this revision of points of its input's earlier versions. */
  ofOlderVersions: {
    pointId: string
    number: number
    version: number
    outcome: Outcome
    state: RecordState
  }[]
  /** What its author names, as it stood in the revision that they read; null where they name nothing. */
  named: NamedIn | null
  /** What was recorded of it in earlier revisions of the document. */
  earlier: {
    revision: string
    slug: string
    outcome: Outcome
    reason: string | null
    carriedTo: string | null
    state: RecordState
    /** What is public meanwhile, where this corrects it and is not published yet. */
    public: Outcome | null
    /** What its author answered last in that revision, and asked. */
    verdict: VerdictView | null
    reconsideration: ReconsiderationToAnswer | null
    labels: string[]
    lineageIds: string[]
  }[]
}

export type WorkPoint = PointWork & { paragraphs: WorkParagraph[] }

export type UptakeTarget = DecisionSubject & {
  pointId: string
  streamId: string
  roundId: string
  roundSlug: string
  documentSlug: string
  revisionSlug: string
  reference: string
}

/** Records to agree to at once, of one round, with those taken back meanwhile. */
export type AgreeTarget = {
  roundId: string
  roundSlug: string
  streamIds: string[]
  records: { recordId: string; streamId: string; reference: string; number: number }[]
}

export type ReviewTarget = UptakeTarget & {
  recordId: string
  number: number
  roundTitle: string
  documentTitle: string
  revisionName: string
}
