import type { SheetNote } from '@/lib/platform/sheet'
import type { Facts } from './on-behalf-judgement'
import type { Line } from './on-behalf-schema'

/** Where somebody records: the round, and the streams of it that they may record in. */
export type RecordingView = {
  roundId: string
  roundSlug: string
  roundCode: string
  roundTitle: string
  today: string
  streamIds: string[]
  streams: (Facts['streams'][number] & { publishes: 'on_submission' | 'by_moderator' })[]
}

export type StoredKey = { key: string; reference: string }

export type BatchView = RecordingView & {
  id: string
  recordedById: string
  fileName: string | null
  lines: Line[]
  notes: SheetNote[]
  stored: StoredKey[] | null
  storedAt: Date | null
  undoneAt: Date | null
  /** Something of it was answered, claimed or disowned: it can't be undone as a whole. */
  inUse: boolean
  organisations: Facts['organisations']
}

export type BatchRow = {
  id: string
  fileName: string | null
  day: string
  lines: number
  stored: number | null
  undone: boolean
}
