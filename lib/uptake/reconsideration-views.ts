import type { OrganisationType, Outcome, VerdictAnswer } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'
import type { Dispute, Gap } from './gap-rules'

/** A request and its answer, as everybody who reads the record reads them. */
export type ReconsiderationView = {
  reason: string
  askedOn: string
  /** That it is kept as it is, and why. */
  kept: { reason: string; day: string } | null
}

/** A request as its moderators see it. */
export type ReconsiderationToAnswer = ReconsiderationView & {
  id: string
  /** A correction of the record that it is about is published, which answers it. */
  corrected: boolean
  /** A correction is recorded and not published yet; not told to a viewer with an interest in the input. */
  correcting: boolean
  /** Whoever decided that record is the viewer or shares an organisation with them. */
  sameOrganisation: boolean
}

export type KeepTarget = {
  reconsiderationId: string
  recordId: string
  streamId: string
  roundId: string
  roundSlug: string
  roundTitle: string
  reference: string
  number: number
}

export type Disagreement = {
  recordId: string
  pointId: string
  reference: string
  number: number
  pillarTitle: string
  byline: Byline | null
  /** Null for an input meant for moderators only: opening it is logged. */
  statement: string | null
  language: string
  documentSlug: string
  revisionSlug: string
  documentTitle: string
  revisionName: string
  outcome: Outcome
  verdict: VerdictAnswer
  gap: Gap
  verdictOn: string
  /** The day of an open request. */
  askedOn: string | null
  interested: boolean
  /** A correction is recorded and not published yet; not told to a viewer with an interest in the input. */
  correcting: boolean
}

export type DisagreementWish = {
  streamId?: string
  type?: OrganisationType
  gap?: Dispute
  after?: string
}

export type Disagreements = { open: number; records: Disagreement[]; next: string | null }
