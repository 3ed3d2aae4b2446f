import type { ParagraphKind } from '@/lib/generated/prisma/enums'
import type { EarlierWording } from './earlier'
import type { ImportFields } from './schema'
import type { Note } from './word-text'

export type ParagraphView = {
  id: string
  kind: ParagraphKind
  number: string
  label: string
  depth: number
  text: string
  lineageIds: string[]
}

export type RevisionHead = {
  id: string
  slug: string
  name: string
  symbol: string | null
  ordinal: number
  language: string
  issuedOn: string | null
  adoptedBy: string | null
  adoptedOn: string | null
  note: string | null
  /** False where only the uptake in it is recorded, from sources. */
  textHeld: boolean
  /** How many admins signed its latest publication; null for none, or one compiled from sources. */
  signatures: number | null
  published: boolean
}

export type DocumentView = {
  id: string
  slug: string
  title: string
  symbol: string | null
  revisions: RevisionHead[]
  /** The revision asked for, or the latest that the viewer may read. */
  current: RevisionHead
  paragraphs: ParagraphView[]
  /** The revision to compare with and its text, where one was asked for. */
  compared: { head: RevisionHead; paragraphs: ParagraphView[] } | null
  /** By paragraph what it read in revisions before; nothing while two revisions are compared. */
  earlier: Record<string, EarlierWording[]>
}

/** How two revisions are compared: in one text, or each in a column of its own. */
export type ComparisonStyle = 'inline' | 'sides'

/** One of two revisions that are compared; `base` is its own address. */
export type ComparedRevision = { name: string; language: string; base: string }

export type DocumentToKeep = {
  id: string
  title: string
  roundId: string
  roundSlug: string
  streamIds: string[]
  revisions: { name: string; slug: string; ordinal: number }[]
  /** Of the latest revision, to match the next one with. */
  paragraphs: ParagraphView[]
}

/** What was read from a file, to be looked through. */
export type ImportView = {
  fields: ImportFields
  text: string
  /** With its tracked changes rejected, where that is another text. */
  rejected: string | null
  notes: Note[]
  fault: string | null
}

export type RoundToKeep = {
  roundId: string
  roundSlug: string
  streamIds: string[]
  documents: {
    id: string
    slug: string
    title: string
    symbol: string | null
    revisions: { slug: string; name: string; paragraphs: number; published: boolean }[]
  }[]
}
