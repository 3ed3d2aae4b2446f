import type { Outcome } from '@/lib/generated/prisma/enums'
import type { KeySettings } from '@/lib/members/key-views'
import type { RoundRow } from '@/lib/rounds/views'
import type { RecordState, Tally } from '@/lib/uptake/queue-views'
import type { OtherText, PointWork, WorkParagraph } from '@/lib/uptake/record-views'

/** Points of the queue on either side of the one that is decided, loaded with its page. */
export const WINDOW = { before: 10, after: 40 }

/** A row of the queue beside the point that is decided. */
export type BenchItem = {
  pointId: string
  reference: string
  number: number
  state: RecordState
  outcome: Outcome | null
  interested: boolean
  moderatorsOnly: boolean
  /** Of how many points that say the same it is one; null where it is alone. */
  similar: number | null
}

/** A paragraph with what those of the revision before said that it goes on from; null where it has none. */
export type BenchParagraph = WorkParagraph & { before: string | null }

/** What the viewer did last in this revision and has not taken back. */
export type LastAct = {
  actId: string
  points: number
  reference: string
  number: number
}

export type Bench = {
  round: Pick<
    RoundRow,
    'slug' | 'title' | 'symbol' | 'demonstration' | 'provenance' | 'announcedAt'
  > & { sourceUrl: string | null }
  pillarKey: string
  pillarTitle: string
  revision: PointWork['revision']
  /** The name of the revision before, whose text is held; null where there is none. */
  previous: string | null
  paragraphs: BenchParagraph[]
  /** What it reads in further languages that points on the page are in, by language and paragraph. */
  otherTexts: Record<string, OtherText>
  /** Of all that the queue's filter leaves. */
  tally: Tally
  /** In the order of the queue; that of the address is among them, whatever the filter. */
  items: BenchItem[]
  /**
   * All of an item, but of those beyond the window and of those for moderators only that are not that of the
   * address: opening them is logged.
   */
  works: Record<string, PointWork>
  /** The first undecided one after that of the address that the viewer may decide; null where there is none. */
  undecided: string | null
  lastAct: LastAct | null
  keys: KeySettings
}
