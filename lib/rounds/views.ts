import type {
  Admission,
  InputPublicationPolicy,
  PhaseKind,
  TakesFrom,
} from '@/lib/generated/prisma/enums'

export type Extension = {
  from: Date
  to: Date
  reason: string
  effectiveAt: Date
  /** How many admins signed; 1 is said wherever the change is shown. */
  signatures: number
}
export type PhaseView = {
  id: string
  kind: PhaseKind
  opensAt: Date
  closesAt: Date
  /** In force; what is still waiting for a signature is admin's. */
  extensions: Extension[]
}
/** What an input of the round may hold; of words there need be no limit. */
export type InputLimits = {
  statementWords: number | null
  statementCharacters: number
  wordingCharacters: number
  mostPoints: number
}
export type StreamView = {
  id: string
  pillarKey: string
  pillarTitle: string
  ordinal: number
  question: string | null
  publishes: InputPublicationPolicy
  phases: PhaseView[]
  /** As the framework's documents list them. */
  topics: { key: string; title: string; source: string | null }[]
  /** Public inputs that were not withdrawn, counted up to 1,001: above 1,000 say "more than 1,000". */
  inputCount: number
}
export type RoundView = {
  id: string
  slug: string
  code: string
  title: string
  symbol: string | null
  purpose: string
  process: string
  timeZone: string
  admission: Admission
  takesFrom: TakesFrom
  graceMinutes: number
  limits: InputLimits
  demonstration: string | null
  provenance: string | null
  sourceUrl: string | null
  closingNote: string | null
  announcedAt: Date | null
  version: number
  /** The database's clock, which decides what is in time. */
  now: Date
  streams: StreamView[]
  documents: {
    slug: string
    title: string
    symbol: string | null
    revisions: { slug: string; name: string; symbol: string | null; published: boolean }[]
  }[]
  summaryNumber: number | null
  /** Polls that have opened. */
  pollCount: number
  references: { symbol: string; title: string; date: string; statusOfCheck: string }[]
}

export type RoundRow = Pick<
  RoundView,
  | 'id'
  | 'slug'
  | 'title'
  | 'symbol'
  | 'process'
  | 'timeZone'
  | 'graceMinutes'
  | 'demonstration'
  | 'provenance'
  | 'closingNote'
  | 'announcedAt'
  | 'now'
  | 'streams'
>

export type StreamFigures = {
  streamId: string
  submitted: number
  published: number
  held: number
  restricted: number
  withdrawn: number
  /** References of what waits for a moderator, 20 at most; for moderators only ones are not named. */
  waiting: string[]
}
