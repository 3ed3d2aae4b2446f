import type { Outcome } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'

/** Counting stops here: beyond, "more than 5,000" is told, and no list grows slower with its stream. */
export const MOST_COUNTED = 5_000

/**
 * Points that one act may be about. Storing is not what bounds it: 2,000 took less than a second, and 0.6 s to take
 * back (docs/adr/0024). The page that shows each of them does.
 */
export const MOST_CHOSEN = 1_000

export const STATES = [
  'undecided',
  'decided',
  'returned',
  'agreed',
  'proposed',
  'published',
] as const
export type RecordState = (typeof STATES)[number]

/** How far a point is, as its row says it: whoever has an interest in it is told no more than that nothing is published. */
export const toldState = ({ state, interested }: { state: RecordState; interested: boolean }) =>
  interested && state === 'undecided' ? 'withheld' : state

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
  /** Who takes care of it; null for nobody, and for a viewer with an interest in it. */
  assignee: { id: string; name: string | null } | null
  /** Notes among moderators; none is told to a viewer with an interest in it. */
  notes: number
}

export type Queue = {
  /** Points before the filter, counted up to one more than `MOST_COUNTED`. */
  all: number
  /** Of those that the filter leaves, whatever their state. */
  tally: Tally
  items: QueueItem[]
  next: string | null
}

/** What a queue can be filtered by that is the stream's own. */
export type QueueChoices = {
  moderators: { id: string; name: string | null }[]
  /** In whose name inputs were delivered. */
  groups: { id: string; name: string }[]
}
