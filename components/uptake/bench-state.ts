// Over 250 lines: one reducer with all that may happen to a point, read together.
import type { Outcome } from '@/lib/generated/prisma/enums'
import { missingOf } from '@/lib/uptake/decision-rules'
import type { RecordState } from '@/lib/uptake/queue-views'
import type { LastAct } from '@/lib/workbench/bench-views'

/** A decision as its fields hold it; no outcome is ''. */
export type Draft = { outcome: string; reason: string; carriedTo: string; paragraphs: string[] }

/** What holds for a point: its record's version, 0 and null where there is none. */
export type Held = { version: number; record: Draft | null; state: RecordState }

/** What a second reader said as they sent a record back. */
export type Returned = { by: string | null; comment: string | null }

export type Trouble = {
  /** A refusal's code; INVALID where fields say what is wrong. */
  code: string
  fields: Record<string, string>
  changed: { field: string; from: string; to: string }[]
  /** The page of the point to decide instead, without its locale. */
  see?: string | undefined
}

/** A point as the browser knows it. Null fields: for moderators only, to be opened by its page. */
export type BenchPoint = {
  id: string
  /** "ABC-12, point 3". */
  name: string
  /** "ABC-12#3". */
  short: string
  interested: boolean
  loaded: null | {
    start: Draft
    /** Why it can't be decided, if it can't. */
    closed: 'interested' | 'replaced' | 'pending' | 'compiled' | null
    /** Another point stands in its place; what is public of it is corrected all the same. */
    replaced: boolean
    /** What is to be said of the suggestions as a whole. */
    notes: readonly string[]
    /** It may be said to be dropped. */
    droppable: boolean
    /** Null unless its record was sent back as it is. */
    returned: Returned | null
    suggestions: { id: string; why: string[]; from: number; to: number }[]
  }
  held: Held
}

type Act = { actId: string; pointId: string; before: Held }

export type BenchState = {
  at: string
  /** Typed and not saved, by point. */
  drafts: Record<string, Draft>
  /** What holds by now where that is no longer what the page was loaded with. */
  held: Record<string, Held>
  /** On their way: what held before. */
  sending: Record<string, Held>
  trouble: Record<string, Trouble>
  /** Counts what is to take the focus. */
  attempt: number
  acts: Act[]
  /** Taken back or lost, so that the page's own last act is not offered again. */
  lastAct: LastAct | null
  /** For a decision on several; of this revision, whatever the page. */
  chosen: string[]
}

export type BenchEvent =
  | { kind: 'go'; to: string }
  | { kind: 'edit'; id: string; draft: Draft }
  /** With what changed since, where the record moved meanwhile. */
  | { kind: 'kept'; drafts: Record<string, Draft>; trouble: Record<string, Trouble> }
  | { kind: 'wrong'; id: string; trouble: Trouble }
  | { kind: 'sent'; id: string; draft: Draft; held: Held; to: string | null }
  /** `before` is what held when it was sent; a point may be saved again before the first answer. */
  | { kind: 'stored'; id: string; version: number; actId: string | null; before?: Held }
  | { kind: 'refused'; id: string; draft: Draft; trouble: Trouble; now: Held | null }
  | { kind: 'undone'; act: Act }
  /** It can't be taken back any more. */
  | { kind: 'spent'; actId: string }
  | { kind: 'choose'; chosen: string[] }

const without = <T>(all: Record<string, T>, id: string): Record<string, T> => {
  const { [id]: _, ...rest } = all
  return rest
}

export const sameDraft = (one: Draft, other: Draft): boolean =>
  one.outcome === other.outcome &&
  one.reason === other.reason &&
  one.carriedTo === other.carriedTo &&
  [...one.paragraphs].sort().join() === [...other.paragraphs].sort().join()

/**
 * What becomes of the workbench. A decision counts as made when it is sent, and is taken back with all that
 * was typed where it is refused; what was typed since stays.
 */
export function benchAfter(state: BenchState, event: BenchEvent): BenchState {
  switch (event.kind) {
    case 'go':
      return { ...state, at: event.to }
    case 'edit': {
      const { id, draft } = event
      return {
        ...state,
        drafts: { ...state.drafts, [id]: draft },
        trouble: troubleAfter(state.trouble, id, draft),
      }
    }
    case 'kept':
      // What is typed on this page already goes before.
      return {
        ...state,
        drafts: { ...event.drafts, ...state.drafts },
        trouble: {
          ...Object.fromEntries(Object.entries(event.trouble).filter(([id]) => !state.drafts[id])),
          ...state.trouble,
        },
      }
    case 'wrong':
      return {
        ...state,
        attempt: state.attempt + 1,
        trouble: { ...state.trouble, [event.id]: event.trouble },
      }
    case 'sent': {
      const { id, draft, held } = event
      return {
        ...state,
        at: event.to ?? state.at,
        drafts: without(state.drafts, id),
        trouble: without(state.trouble, id),
        held: { ...state.held, [id]: { ...held, record: draft, state: 'decided' } },
        // The last one sent stands last, also where it was sent before.
        sending: { ...without(state.sending, id), [id]: state.sending[id] ?? held },
      }
    }
    case 'stored': {
      const { id, version, actId } = event
      const before = event.before ?? state.sending[id]
      const now = state.held[id]
      return {
        ...state,
        held: now ? { ...state.held, [id]: { ...now, version } } : state.held,
        sending: without(state.sending, id),
        acts: actId && before ? [...state.acts, { actId, pointId: id, before }] : state.acts,
      }
    }
    case 'refused': {
      const { id, draft, trouble, now } = event
      const before = now ?? state.sending[id]
      return {
        ...state,
        attempt: state.attempt + 1,
        held: before ? { ...state.held, [id]: before } : without(state.held, id),
        sending: without(state.sending, id),
        trouble: { ...state.trouble, [id]: trouble },
        drafts: { ...state.drafts, [id]: state.drafts[id] ?? draft },
      }
    }
    case 'undone': {
      const { actId, pointId, before } = event.act
      const version = before.record ? (state.held[pointId]?.version ?? before.version) + 1 : 0
      const now = before.state === 'published' ? before : { ...before, version }
      return {
        ...state,
        at: pointId,
        acts: state.acts.filter((act) => act.actId !== actId),
        held: { ...state.held, [pointId]: now },
        drafts: without(state.drafts, pointId),
        trouble: without(state.trouble, pointId),
        lastAct: null,
      }
    }
    case 'spent':
      return {
        ...state,
        acts: state.acts.filter(({ actId }) => actId !== event.actId),
        lastAct: state.lastAct?.actId === event.actId ? null : state.lastAct,
      }
    case 'choose':
      return { ...state, chosen: event.chosen }
  }
}

/** The chosen points after one is chosen, or not any more. */
export const chosenAfter = (chosen: readonly string[], id: string): string[] =>
  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]

/** @returns what keeps a decision from being saved, or null */
export function troubleOf({ outcome, reason, carriedTo, paragraphs }: Draft): Trouble | null {
  const fields = outcome
    ? missingOf({
        outcome: outcome as Outcome,
        reason: reason.trim(),
        carriedTo: carriedTo.trim(),
        lineageIds: paragraphs,
      })
    : { outcome: ['choose'] }
  const wrong = Object.entries(fields).map(([name, codes]) => [name, codes[0] ?? 'invalid'])
  return wrong.length > 0
    ? { code: 'INVALID', fields: Object.fromEntries(wrong), changed: [] }
    : null
}

/** A field is wrong until it is filled in; what the server refused otherwise, until it is sent anew. */
function troubleAfter(
  trouble: BenchState['trouble'],
  id: string,
  draft: Draft,
): BenchState['trouble'] {
  const own = trouble[id]
  if (own?.code !== 'INVALID') return trouble
  const still = troubleOf(draft)?.fields ?? {}
  const fields = Object.fromEntries(Object.entries(own.fields).filter(([name]) => name in still))
  if (Object.keys(fields).length === 0) return without(trouble, id)
  return { ...trouble, [id]: { ...own, fields } }
}

/** What holds for a point by now. */
export const heldOf = (state: BenchState, point: BenchPoint): Held =>
  state.held[point.id] ?? point.held

/** What the fields of a point hold. */
export const draftOf = (state: BenchState, point: BenchPoint): Draft =>
  state.drafts[point.id] ??
  heldOf(state, point).record ??
  (point.held.record ? NOTHING : (point.loaded?.start ?? NOTHING))

export const NOTHING: Draft = { outcome: '', reason: '', carriedTo: '', paragraphs: [] }

const isToDecide = (state: BenchState, point: BenchPoint) =>
  !point.interested && heldOf(state, point).state === 'undecided'

/** The first point after one that is undecided and may be decided; null where none is loaded. */
export const undecidedAfter = (
  state: BenchState,
  points: readonly BenchPoint[],
  id: string,
): BenchPoint | null =>
  points
    .slice(points.findIndex((point) => point.id === id) + 1)
    .find((point) => isToDecide(state, point)) ?? null

/** How many of the loaded points were decided, less those taken back, since the page was loaded. */
export const decidedSince = (state: BenchState, points: readonly BenchPoint[]): number =>
  points.reduce((sum, point) => {
    const [was, is] = [point.held.state, heldOf(state, point).state].map(
      (one) => one !== 'undecided',
    )
    return sum + Number(is) - Number(was)
  }, 0)
