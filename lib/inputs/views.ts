import type { AttachmentView } from '@/lib/attachments/views'
import type {
  Attribution,
  Channel,
  PointAsk,
  TranscriptQuality,
  VersionKind,
} from '@/lib/generated/prisma/enums'
import type { Audience, AuthorFacts, Byline } from './attribution'

/** What `bylineColumns` reads; only `toByline` may look into it. */
export type AuthorRow = AuthorFacts & { audience: Audience }

export type InputRow = {
  /** For other reads on the server; it holds the time of submission, so it never goes into a page. */
  id: string
  reference: string
  roundSlug: string
  byline: Byline | null
  channel: Channel
  /** Null where it was withdrawn, and for moderators where it is for them only until they open it. */
  title: string | null
  language: string
  pointCount: number
  sponsors: number
  /** The day (UTC) on which it was submitted; where it was given elsewhere, on which it was given. */
  day: string | null
  withdrawnOn: string | null
  /** Recorded on its author's behalf, and taken back by who recorded it. */
  inError: boolean
  published: boolean
}

/** A row of one's own, with how many of its points have a published answer. */
export type MyInputRow = InputRow & {
  roundTitle: string
  attribution: Attribution
  answered: number
  /** Given elsewhere and recorded here; `authored` once somebody of its author's side has claimed it. */
  recordedOnBehalf: boolean
  authored: boolean
  /** What the rules ask of it; neither goes into a page. */
  organisationId: string | null
  authorId: string | null
}

/** A draft in its member's list. */
export type DraftRow = {
  id: string
  roundSlug: string
  roundTitle: string
  pillarTitle: string
  timeZone: string
  title: string
  organisation: string | null
  group: string | null
  reference: string | null
  savedAt: string
  closesAt: string | null
  /** For a focal point: who asks them to clear it as it is now. */
  toClear: { askedBy: string | null; askedAt: string } | null
}

/** A row that waits for a moderator; `interested` where the viewer may not be the one. */
export type HeldRow = InputRow & { streamId: string; pillarTitle: string; interested: boolean }

export type PointView = {
  id: string
  number: number
  statement: string
  proposedWording: string | null
  paragraphReference: string | null
  ask: PointAsk | null
  implementation: string | null
  linkedSymbol: string | null
  topics: { key: string; title: string }[]
}

export type VersionView = {
  number: number
  kind: VersionKind
  day: string
  hash: string
  /** The exact time; for the author's own side only. */
  submittedAt: Date | null
}

/** How an input that was given elsewhere came here, and what its author named says of it. */
export type RecordingFacts = {
  quality: TranscriptQuality | null
  place: string | null
  /** By name for insiders only. */
  recorder: string | null
  /** False for what came with the installation. */
  byModerator: boolean
  /** As the organiser of which consultation, where it was no moderator; as much told as the source is. */
  consultation: string | null
  claimed: boolean
  /** Does a claim of the viewer's stand or wait? */
  asked: boolean
  /** Its whole batch was taken back. */
  inError: boolean
  disowned: { day: string; reason: string | null } | null
}

export type InputView = InputRow & {
  round: {
    slug: string
    title: string
    symbol: string | null
    demonstration: string | null
    provenance: string | null
    sourceUrl: string | null
    announcedAt: Date | null
    timeZone: string
  }
  streamId: string
  roundId: string
  pillarKey: string
  pillarTitle: string
  own: boolean
  moderated: boolean
  /** For moderators only; its author lets the viewer read it as focal point. */
  shared: boolean
  /** What the public is told, for those who are told more; null where that is nothing. */
  publicByline: Byline | null
  organisationId: string | null
  authorId: string | null
  /** Null for the public: which level was chosen is told by the byline only. */
  attribution: Attribution | null
  version: VersionView & { title: string; language: string }
  versions: VersionView[]
  points: PointView[]
  attachments: AttachmentView[]
  /** The exact time; for the author's own side only. */
  submittedAt: Date | null
  recordedOnBehalf: boolean
  recording: RecordingFacts
  /** Recorded for nobody in the directory: a person may say that it is theirs. */
  openToClaims: boolean
  /** Where it was given; null for the public where its author is not named. */
  source: string | null
  locator: string | null
  sourceUrls: string[]
  note: string | null
  sponsorNames: string[]
}
