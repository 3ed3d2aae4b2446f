import type { ParagraphKind } from '@/lib/generated/prisma/enums'
import type { RefusalCode } from '@/lib/kernel/result'
import type { EarlierWording } from './earlier'
import type { TextOrigin } from './limits'
import type { Past } from './past'
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

/** Who put a revision into a further language and how. */
export type Translation = { language: string; made: TextOrigin; translator: string | null }

/** A translation with what it says in place of each paragraph, by the paragraph's id. */
export type TranslatedText = Translation & {
  paragraphs: Record<string, { number: string; text: string }>
}

/** One that was shown and is not any more. */
export type WithdrawnTranslation = Translation & {
  /** Days (ISO). */
  shownFrom: string
  withdrawnOn: string
  reason: string
}

/** A translation with what became of it, for whoever decides about it. */
export type KeptTranslation = Translation & {
  id: string
  addedBy: string | null
  /** Moments (ISO). */
  addedAt: string
  confirmedBy: string | null
  confirmedAt: string | null
  withdrawnBy: string | null
  withdrawnAt: string | null
  reason: string | null
}

/** A translation of a published revision, in an admin's list. */
export type ListedTranslation = KeptTranslation & { documentTitle: string; revisionName: string }

/** A translation as it is read before it is confirmed or withdrawn. */
export type TranslationToDecide = KeptTranslation & {
  documentTitle: string
  documentId: string
  revision: { id: string; slug: string; name: string; language: string }
  roundId: string
  roundSlug: string
  streamIds: string[]
  /** Of the revision. */
  published: boolean
  confirmed: boolean
  /** The viewer stored it, or belongs to an organisation of whoever did. */
  own: boolean
  paragraphs: { label: string; original: string; number: string; text: string }[]
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
  compared: {
    head: RevisionHead
    paragraphs: ParagraphView[]
    translations: Translation[]
    translated: TranslatedText | null
    /** By what is not in it but was before it, where that stood last: "Zero draft: 3". */
    stood: Record<string, string>
  } | null
  process: string | null
  /** Further languages that the current revision can be read in. */
  translations: Translation[]
  /** Those that were shown once, of a published revision. */
  withdrawn: WithdrawnTranslation[]
  /** The translation that was asked for. */
  translated: TranslatedText | null
  /** By paragraph what it read in revisions before; nothing while two revisions are compared. */
  earlier: Record<string, EarlierWording[]>
}

/** How two revisions are compared: in one text, or each in a column of its own. */
export type ComparisonStyle = 'inline' | 'sides'

/** One of two revisions that are compared; `base` is its own address. */
export type ComparedRevision = { name: string; language: string; base: string }

export type DocumentToKeep = {
  id: string
  slug: string
  title: string
  roundId: string
  roundSlug: string
  streamIds: string[]
  revisions: { name: string; slug: string; ordinal: number; language: string }[]
  /** Of the latest revision, and of earlier ones what ended, to match the next one with: see `pastOf`. */
  paragraphs: Past<ParagraphView>[]
}

/** One revision of a document as its moderators keep it. */
export type RevisionToKeep = {
  /** Of the document. */
  id: string
  title: string
  roundId: string
  roundSlug: string
  streamIds: string[]
  revision: { id: string; slug: string; name: string; ordinal: number; language: string }
  paragraphs: ParagraphView[]
  translations: KeptTranslation[]
}

/** What moderators know of a revision besides its text. Days are ISO dates. */
export type RevisionFactsToKeep = Omit<
  RevisionToKeep,
  'revision' | 'paragraphs' | 'translations'
> & {
  /** Of the document. */
  slug: string
  revision: {
    id: string
    slug: string
    name: string
    symbol: string | null
    issuedOn: string | null
    adoptedBy: string | null
    adoptedOn: string | null
    note: string | null
    published: boolean
    /** Whether something was decided, translated, corrected or published in it, or a later one goes on from it. */
    used: boolean
  }
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

/** How far the reading of a file is, as a script on its page is told line by line; the last one ends it. */
export type ImportStep = { recognised: number } | { to: string } | { code: RefusalCode }

export type RoundToKeep = {
  /** What the round says of its own process, and what its other documents do. */
  processes: string[]
  roundId: string
  roundSlug: string
  streamIds: string[]
  documents: {
    id: string
    slug: string
    title: string
    symbol: string | null
    process: string | null
    revisions: {
      slug: string
      name: string
      paragraphs: number
      published: boolean
      /** That of its text first, then those of its translations that are shown. */
      languages: string[]
      /** How many translations wait to be confirmed. */
      waiting: number
    }[]
  }[]
}
