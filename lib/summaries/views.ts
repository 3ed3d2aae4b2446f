import type { RoundRow } from '@/lib/rounds/views'
import type { Figures } from './compose'
import type { SummaryTexts } from './rules'

/** The text as it was published. */
export type SummaryContent = {
  /** Of the draft that was signed. */
  version: number
  title: string
  introduction: string
  method: string
  sections: {
    pillarKey: string
    pillarTitle: string
    asked: string
    said: string
    did: string
  }[]
}

export type SummaryView = {
  number: number
  content: SummaryContent
  figures: Figures
  /** SHA-256 of the canonical JSON of content and figures. */
  hash: string
  publishedOn: string
  /** How many admins signed. */
  signatures: number
  /** All numbers there are, the latest first. */
  numbers: number[]
}

export type SummaryDraft = {
  round: Pick<
    RoundRow,
    'id' | 'slug' | 'title' | 'symbol' | 'demonstration' | 'provenance' | 'announcedAt'
  >
  /** Null where nothing has been saved yet; then `version` is 0. */
  id: string | null
  version: number
  texts: SummaryTexts
  pillars: { key: string; title: string }[]
  /** Who signed this version. */
  signedBy: string[]
  signedByMe: boolean
  publishedVersions: number[]
  latestNumber: number | null
  /** The database's day (UTC). */
  today: string
}
