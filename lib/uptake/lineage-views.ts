import type { Consequences, TiedRevision, TouchedRecord } from '@/lib/documents/correction-rules'

/** A document's revisions with what their paragraphs go on from, for who may correct it. */
export type LineagesToCorrect = {
  /** Of the document. */
  id: string
  title: string
  roundId: string
  roundSlug: string
  streamIds: string[]
  revisions: TiedRevision[]
  /** The latest first. */
  corrections: {
    id: string
    revision: string
    label: string
    before: string[]
    after: string[]
    reason: string
    by: string
    day: string
  }[]
}

export type TouchedByViewer = TouchedRecord & {
  reference: string
  number: number
  /** The viewer has an interest in its input. */
  interested: boolean
  /** In a stream that the viewer moderates, and published where they have an interest; of others no reference is told. */
  named: boolean
}

/** What a correction does to recorded uptake, as one viewer confirms it. */
export type Judged = Consequences & {
  /** What the form sends back, so that nobody confirms other consequences than they saw. */
  seen: string
  /** Whether the viewer has an interest in a record that it touches. */
  interested: boolean
  /** The points whose published record is no longer read at the paragraph, in the viewer's own streams. */
  losing: { reference: string; number: number }[]
}
