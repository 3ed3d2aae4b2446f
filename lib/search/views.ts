import type { Byline } from '@/lib/inputs/attribution'
import type { Segment } from './rules'
import type { SearchType } from './schema'

/** What a hit is where it is no input of this platform, as its round's pages say at length. */
export type Provenance = 'demonstration' | 'paraphrase' | null

export type InputHit = {
  type: 'inputs'
  reference: string
  roundSlug: string
  roundTitle: string
  provenance: Provenance
  pillarTitle: string
  title: string
  language: string
  point: number
  byline: Byline | null
  /** How many organisations co-sponsor it. */
  sponsors: number
  /** The day of submission (UTC); null where it was given elsewhere on a day not recorded. */
  day: string | null
  /** False where only the author's side or the stream's moderators read it. */
  published: boolean
  passage: Segment[]
}

export type ParagraphHit = {
  type: 'paragraphs'
  roundSlug: string
  roundTitle: string
  provenance: Provenance
  documentSlug: string
  documentTitle: string
  revisionSlug: string
  revisionName: string
  label: string
  number: string
  language: string
  passage: Segment[]
}

export type SearchView = {
  /** The query as it was searched for. */
  text: string
  /** The query was longer than what is searched for. */
  cut: boolean
  /** False for a query without a word to find, such as "?!" or "-this". */
  searchable: boolean
  /** `COUNT_CAP + 1` stands for more than that. */
  counts: Record<SearchType, number>
  rounds: { slug: string; title: string }[]
  /** The input whose reference was typed. */
  exact: { reference: string; roundSlug: string } | null
  hits: (InputHit | ParagraphHit)[]
  next: string | null
}

export type FoundParagraph = Pick<ParagraphHit, 'label' | 'number' | 'language' | 'passage'>

/** What was found in the text of one revision. */
export type FoundInRevision = {
  /** The query as it was searched for. */
  text: string
  hits: FoundParagraph[]
  /** There are more than are shown. */
  more: boolean
}
