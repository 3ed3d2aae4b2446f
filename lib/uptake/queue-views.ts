import type { Outcome } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'

/** Counting stops here: beyond, "more than 1,000" is told, and no list grows slower with its stream. */
export const MOST_COUNTED = 1_000

export const STATES = [
  'undecided',
  'decided',
  'returned',
  'agreed',
  'proposed',
  'published',
] as const
export type RecordState = (typeof STATES)[number]

export type Tally = {
  /** Points to decide, counted up to one more than `MOST_COUNTED`. */
  points: number
  /** Those with a record, counted likewise. */
  decided: number
  /** How many stand where; null where there are too many to be counted. */
  states: Record<RecordState, number> | null
}

export type StreamWork = {
  roundSlug: string
  roundTitle: string
  demonstration: string | null
  streamId: string
  pillarKey: string
  pillarTitle: string
  /** The latest of each document; null where the round has none yet. */
  revision: { slug: string; name: string; documentSlug: string; documentTitle: string } | null
  tally: Tally
}

export type QueueItem = {
  pointId: string
  number: number
  reference: string
  byline: Byline | null
  /** Null for an input meant for moderators only: opening it is logged. */
  statement: string | null
  language: string
  state: RecordState
  outcome: Outcome | null
  /** The viewer has an interest in it and can't record or review it. */
  interested: boolean
  decidedByMe: boolean
}

export type Queue = {
  tally: Tally
  items: QueueItem[]
  next: string | null
}
