import type { Outcome } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'
import type { RecordState } from './queue-views'

export const CARRY_STATES = [
  'unchanged',
  'disputed',
  'corrected',
  'changed',
  'unlinked',
  'ended',
] as const
export type CarryState = (typeof CARRY_STATES)[number]

/** Every proposal that somebody has to look at: all but the unchanged ones, as one choice. */
export const RECHECK = 'recheck'

/** What can be accepted as it is proposed: the same decision, or that the point was dropped. */
export const ACCEPTABLE = ['unchanged', 'ended'] as const satisfies readonly CarryState[]
export type AcceptableState = (typeof ACCEPTABLE)[number]

/** So many proposals are accepted in one act at most. */
export const MOST_ACCEPTED = 1_000

/** What stands by now in an earlier revision, of a record that repeats what stood there before. */
export type Contradiction = {
  /** The name of the earlier revision. */
  revision: string
  outcome: Outcome
  reason: string | null
  state: RecordState
  /** On which it was decided. */
  day: string
}

type Wording = { label: string; text: string }

/** What an earlier record proposes for a point in a revision, with its paragraphs then and now. */
export type Carried = {
  state: CarryState
  recordId: string
  version: number
  /** The name of the earlier record's revision, and the language of its text. */
  revision: string
  language: string
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  /** By the rule of `disputedIn`: what its author last answered says otherwise, or a request is open. */
  disputed: boolean
  /** How far the earlier record is. */
  source: RecordState
  /** It corrects what is public and is not public yet. */
  correction: boolean
  /** What it repeats was corrected since. */
  contradicted: Contradiction | null
  /** The name of the revision whose paragraphs are compared: of what was dropped the last that had them. */
  linkedIn: string
  places: { lineageId: string; before: Wording[]; after: Wording[] }[]
}

/** What an earlier record says, before it is known whether it proposes anything. */
export type CarriedRow = Omit<Carried, 'state'> & {
  returned: boolean
  textHeld: boolean
}

export type CarryTally = Record<CarryState, number> & {
  /** Of the unchanged ones those that the viewer has an interest in and can't accept. */
  interested: number
}

/** A stream in one revision that has earlier ones. */
export type CarryWork = {
  streamId: string
  pillarKey: string
  pillarTitle: string
  documentSlug: string
  documentTitle: string
  revisionSlug: string
  revisionName: string
  tally: CarryTally
}

export type CarryItem = Carried & {
  pointId: string
  reference: string
  number: number
  byline: Byline | null
  /** Null for an input meant for moderators only: opening it is logged. */
  statement: string | null
  pointLanguage: string
  interested: boolean
  /**
   * Of an ended one: its proposed wording, or a passage of it, stands in the new text all the same; or it is for
   * moderators only, and whether it does is told where opening it is logged.
   */
  apart: boolean
}

export type CarryList = {
  tally: CarryTally
  items: CarryItem[]
  next: string | null
  /** How many an act accepts at once: all of this state that nothing speaks against, up to `MOST_ACCEPTED`. */
  acceptable: number
  /** Names these very proposals; '' where there is none. */
  digest: string
}

export type CarryTarget = {
  streamId: string
  pillarKey: string
  revisionId: string
  roundId: string
  roundSlug: string
  documentSlug: string
  revisionSlug: string
}

/** A proposal as it is about to be stored. */
type Proposal = {
  pointId: string
  /** The earlier record, and its version. */
  recordId: string
  version: number
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  lineageIds: string[]
}

/** Proposals that a viewer may accept, and what names these very ones. */
export type Acceptable = { proposals: Proposal[]; digest: string }

export type Acceptance = CarryTarget & Acceptable & { pointIds: string[] }
