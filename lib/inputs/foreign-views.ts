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

/** What somebody chose for columns like these. */
export type RememberedColumns = {
  columns: Mapping
  defaults: Partial<Defaults & { day_order: DayOrder }>
  together: boolean
}

/** A table that was read, until its columns are named: for a day, seen by who sent it alone. */
export type TableView = RecordingView &
  ForeignTable & {
    id: string
    fileName: string
    remembered: RememberedColumns | null
  }
