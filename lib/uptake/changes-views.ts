import type { Outcome } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'

/**
 * What a batch did to a point: corrected its published record, gave it another outcome than the last revision
 * that spoke of it, dropped it from the text, answered it for the first time, or said the same again.
 */
export const CHANGES = ['corrected', 'changed', 'dropped', 'first', 'same'] as const
export type Change = (typeof CHANGES)[number]

export type BatchHead = {
  id: string
  /** Null for a batch that is not published. */
  number: number | null
  documentSlug: string
  documentTitle: string
  revisionSlug: string
  revisionName: string
  /** Null for a batch that waits for signatures. */
  publishedOn: string | null
  signatures: number | null
}

/** One that everybody may know of. */
export type PublicBatch = BatchHead & {
  /** The number before it is of a batch that holds nothing public, and is left out of lists. */
  skips: boolean
}

export type ChangeCount = { change: Change; outcome: Outcome; points: number }

export type ChangeRow = {
  change: Change
  reference: string
  number: number
  byline: Byline | null
  language: string
  /** The texts are null where the viewer may not read the input. */
  statement: string | null
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  /** What stood before, and in which revision; null for a first answer. */
  before: { revision: string; outcome: Outcome; reason: string | null } | null
}

export type BatchChanges = BatchHead & {
  /** Nothing of the round's document was published before it. */
  isFirst: boolean
  counts: ChangeCount[]
  rows: ChangeRow[]
  next: string | null
}
