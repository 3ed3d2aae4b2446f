import type { Outcome } from '@/lib/generated/prisma/enums'

export type PublicationHead = {
  id: string
  /** Null until it is published. */
  number: number | null
  roundId: string
  roundSlug: string
  roundTitle: string
  documentSlug: string
  documentTitle: string
  revisionSlug: string
  revisionName: string
  streamIds: string[]
  /** Without those left out. */
  records: number
  /** Records whose input was withdrawn, or whose point revised, between proposal and publication (or now). */
  leftOut: number
  proposedById: string | null
  proposedBy: string | null
  proposedAt: Date
  publishedAt: Date | null
  withdrawnAt: Date | null
  /** Who signed it as it stands. */
  signedBy: string[]
  signedByMe: boolean
  signatures: number | null
  /** While it waits: points in it that their authors no longer stand by, like "ABC-12#3". They are left out. */
  outdated: string[]
}

export type BatchRecord = {
  id: string
  reference: string
  number: number
  /** These are null where the viewer may not read the input: who signs it sees metadata only. */
  statement: string | null
  reason: string | null
  language: string
  outcome: Outcome
  carriedTo: string | null
  labels: string[]
  decidedBy: string | null
  reviewedBy: string | null
  corrects: boolean
  /** Its input was withdrawn, or its point revised, since: it is not published with the batch. */
  leftOut: boolean
}

export type Publishable = {
  id: string
  slug: string
  name: string
  documentSlug: string
  documentTitle: string
  roundId: string
  roundSlug: string
  streamIds: string[]
  /** Agreed as they stand, in the streams that the viewer moderates, and in no batch. */
  ready: number
  /** Points whose record is agreed, and whose decider or reviewer has an interest in it by now. */
  interested: { reference: string; number: number; pointId: string }[]
  /**
   * Points whose record is agreed, but whose author wrote a newer version that nothing is recorded of yet: with the
   * point of that version, which is to be decided.
   */
  replaced: { reference: string; number: number; pointId: string }[]
}
