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
  /** Records that it was published without, or would be now. */
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
  /** Points of these, like "ABC-12#3": those that their authors no longer stand by, */
  outdated: string[]
  /** and those whose decider or reviewer has an interest in them: others decide first. */
  interested: string[]
}

export type BatchRecord = {
  id: string
  pointId: string
  reference: string
  number: number
  /** These are null where the viewer may not read the input: who signs it sees metadata only. */
  statement: string | null
  reason: string | null
  language: string
  /** False where the viewer has an interest in it: then they are told nothing of what was decided, nor by whom. */
  told: boolean
  outcome: Outcome | null
  carriedTo: string | null
  labels: string[]
  decidedBy: string | null
  reviewedBy: string | null
  corrects: boolean
  /** Why it would not be published with the batch now; null where it would. */
  leftOut: 'outdated' | 'interested' | null
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
  /** When this was read, by the database's clock. */
  now: Date
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
