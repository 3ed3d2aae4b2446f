import type { SheetNote } from '@/lib/platform/sheet'
import type { DayOrder, Defaults, ForeignFormat, Mapping } from './foreign-schema'
import type { RecordingView } from './on-behalf-views'

export type ForeignRow = { row: number; cells: string[] }

/** A table of another system as it was read. */
export type ForeignTable = {
  format: ForeignFormat
  head: string[]
  rows: ForeignRow[]
  notes: SheetNote[]
  /** What the file says of itself: what it is about, and when it was written, where that can be told. */
  source: string
  day: string
}

type Chosen = {
  columns: Mapping
  defaults: Partial<Defaults & { day_order: DayOrder }>
}

/** What somebody chose for a table, with its headings. */
export type KeptColumns = Chosen & { head: string[]; together: boolean }

/** What somebody chose for headings like these. */
export type RememberedColumns = Chosen & {
  /** For a table of the same headings. */
  whole: boolean
  /** The columns whose headings they met before, read or not. */
  seen: number[]
  /** Null where they said so of no table like this. */
  together: boolean | null
}

/** A table that was read, until its columns are named: for a day, seen by who sent it alone. */
export type TableView = RecordingView &
  ForeignTable & {
    id: string
    fileName: string
    remembered: RememberedColumns | null
  }
