import type { SheetNote } from '@/lib/platform/sheet'
import type { Organised } from '@/lib/platform/viewer'
import type { Facts } from './on-behalf-judgement'
import type { Line } from './on-behalf-schema'

/** Where somebody records: the round, and the streams of it that they may record in. */
export type RecordingView = {
  roundId: string
  roundSlug: string
  roundCode: string
  roundTitle: string
  limits: Facts['limits']
  today: string
  streamIds: string[]
  streams: (Facts['streams'][number] & {
    publishes: 'on_submission' | 'by_moderator'
    /** As the organiser of what they record there; empty for moderators. */
    organised: Organised[]
  })[]
}

export type StoredKey = { key: string; reference: string }

/** An answer that a foreign table holds, to be put before a moderator as a decision. */
export type ForeignAnswer = {
  row: number
  /** Of a line of the batch and its point; or of an input that was recorded before. */
  key: string | null
  reference: string | null
  number: number
  /** A key of an outcome; '' where `observation` begins with it, if at all. */
  outcome: string
  observation: string
}

/** Answers that came with the lines of a foreign table, all of one pillar. */
export type BatchAnswers = { pillar: string; rows: ForeignAnswer[] }

export type BatchView = RecordingView & {
  id: string
  recordedById: string
  fileName: string | null
  lines: Line[]
  notes: SheetNote[]
  answers: BatchAnswers | null
  /** Of a foreign table: the batches of its source that it was compared with; null for any other. */
  seenBatches: string[] | null
  stored: StoredKey[] | null
  /** References of its inputs that its recorder may open: an organiser's wait for a moderator first. */
  readable: string[]
  /** References of those that are for moderators only, for good. */
  restricted: string[]
  /** Streams of its inputs; none before they are stored. */
  storedStreamIds: string[]
  storedAt: Date | null
  undoneAt: Date | null
  /** Something of it was answered, claimed or disowned: it can't be undone as a whole. */
  inUse: boolean
  organisations: Facts['organisations']
}

/** A round in which somebody records as the organiser of consultations. */
export type OrganisedRound = { roundSlug: string; roundTitle: string; consultations: string[] }

export type BatchRow = {
  id: string
  fileName: string | null
  day: string
  lines: number
  stored: number | null
  undone: boolean
  /** Who recorded it, where that was somebody else. */
  recorder: string | null
}
