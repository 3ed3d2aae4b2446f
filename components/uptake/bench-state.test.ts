import { describe, expect, it } from 'vitest'
import {
  type BenchEvent,
  type BenchPoint,
  type BenchState,
  benchAfter,
  type Draft,
  decidedSince,
  draftOf,
  heldOf,
  NOTHING,
  troubleOf,
  undecidedAfter,
} from './bench-state'

const point = (id: string, more: Partial<BenchPoint> = {}): BenchPoint => ({
  id,
  name: id,
  short: id,
  interested: false,
  loaded: {
    start: NOTHING,
    closed: null,
    replaced: false,
    droppable: false,
    returned: null,
    notes: [],
    suggestions: [],
  },
  held: { version: 0, record: null, state: 'undecided' },
  ...more,
})
const points = [point('a'), point('b', { interested: true }), point('c')]
const [a, , c] = points as [BenchPoint, BenchPoint, BenchPoint]

const start: BenchState = {
  at: 'a',
  drafts: {},
  held: {},
  sending: {},
  trouble: {},
  attempt: 0,
  acts: [],
  lastAct: null,
  chosen: [],
}
const played = (...events: BenchEvent[]) => events.reduce(benchAfter, start)
const noted: Draft = { outcome: 'noted', reason: 'Heard.', carriedTo: '', paragraphs: ['p'] }
const sent: BenchEvent = { kind: 'sent', id: 'a', draft: noted, held: a.held, to: 'c' }
const stored: BenchEvent = { kind: 'stored', id: 'a', version: 1, actId: 'act' }
const trouble = { code: 'CONFLICT', fields: {}, changed: [] }

describe('a decision', () => {
  it('that is sent again while others are on their way is the last one sent', () => {
    const other: BenchEvent = { ...sent, id: 'c', held: c.held }
    expect(Object.keys(played(sent, other, sent).sending)).toEqual(['c', 'a'])
  })

  it('counts when it is sent, and leads to the next undecided point that is not one’s own', () => {
    expect(undecidedAfter(start, points, 'a')?.id).toBe('c')
    const state = played({ kind: 'edit', id: 'a', draft: noted }, sent)
    expect(state.at).toBe('c')
    expect(state.drafts).toEqual({})
    expect(draftOf(state, a)).toEqual(noted)
    expect(decidedSince(state, points)).toBe(1)
    expect(undecidedAfter(state, points, 'c')).toBeNull()
  })

  it('is changed by its version once it is stored', () => {
    const state = played(sent, stored)
    expect(heldOf(state, a)).toMatchObject({ version: 1, state: 'decided' })
    expect(state.acts).toEqual([{ actId: 'act', pointId: 'a', before: a.held }])
    expect(state.sending).toEqual({})
  })

  it('comes back with all that was typed where it is refused', () => {
    const state = played(sent, { kind: 'refused', id: 'a', draft: noted, trouble, now: null })
    expect(heldOf(state, a)).toEqual(a.held)
    expect(draftOf(state, a)).toEqual(noted)
    expect(state.trouble.a).toEqual(trouble)
    expect(decidedSince(state, points)).toBe(0)
  })

  it('is compared anew with what somebody else stored, and what was typed since stays', () => {
    const now = { version: 4, record: { ...noted, reason: 'Theirs.' }, state: 'decided' } as const
    const later = { ...noted, reason: 'Typed since.' }
    const state = played(
      sent,
      { kind: 'edit', id: 'a', draft: later },
      { kind: 'refused', id: 'a', draft: noted, trouble, now },
    )
    expect(heldOf(state, a)).toEqual(now)
    expect(draftOf(state, a)).toEqual(later)
  })

  it('is taken back: a new record goes, a changed one is another version, a corrected one as it was', () => {
    const undone = (held: BenchPoint['held']) => {
      const before = played({ ...sent, held }, { ...stored, version: held.version + 1 })
      const [act] = before.acts
      if (!act) throw new Error('no act')
      const state = benchAfter(before, { kind: 'undone', act })
      expect(state.at).toBe('a')
      expect(state.acts).toEqual([])
      return heldOf(state, a)
    }
    expect(undone(a.held)).toEqual(a.held)
    const decided = { version: 2, record: noted, state: 'decided' } as const
    expect(undone(decided)).toEqual({ ...decided, version: 4 })
    const published = { version: 2, record: noted, state: 'published' } as const
    expect(undone(published)).toEqual(published)
  })
})

describe('an act that can’t be taken back any more', () => {
  it('stands in the way of none before it', () => {
    const lastAct = { actId: 'old', points: 1, reference: 'R', number: 1, outcome: null }
    const state = [sent, stored, { kind: 'spent', actId: 'act' } as const].reduce(benchAfter, {
      ...start,
      lastAct,
    })
    expect(state).toMatchObject({ acts: [], lastAct })
    expect(benchAfter(state, { kind: 'spent', actId: 'old' }).lastAct).toBeNull()
  })
})

describe('what a decision lacks', () => {
  const lacks = troubleOf({ ...NOTHING, outcome: 'partly_reflected' })

  it('is told field by field, until it is filled in', () => {
    expect(lacks?.fields).toEqual({ reason: 'required', paragraphs: 'paragraphs_required' })
    expect(troubleOf(NOTHING)?.fields).toEqual({ outcome: 'choose' })
    if (!lacks) throw new Error('nothing is lacking')
    const wrong: BenchEvent = { kind: 'wrong', id: 'a', trouble: lacks }
    const draft = { ...NOTHING, outcome: 'partly_reflected', paragraphs: ['p'] }
    const state = played(wrong, { kind: 'edit', id: 'a', draft })
    expect(state.trouble.a?.fields).toEqual({ reason: 'required' })
    const whole = { ...draft, reason: 'In part.' }
    expect(benchAfter(state, { kind: 'edit', id: 'a', draft: whole }).trouble).toEqual({})
  })

  it('is no conflict: that stays until it is saved', () => {
    const state = played(
      { kind: 'wrong', id: 'a', trouble },
      { kind: 'edit', id: 'a', draft: noted },
    )
    expect(state.trouble.a).toEqual(trouble)
  })
})

describe('what is typed', () => {
  it('is kept for each point, and what the browser kept gives way to it', () => {
    const state = played(
      { kind: 'edit', id: 'c', draft: noted },
      { kind: 'kept', drafts: { a: noted, c: NOTHING }, trouble: { a: trouble, c: trouble } },
    )
    expect(draftOf(state, a)).toEqual(noted)
    expect(state.trouble).toEqual({ a: trouble })
    expect(draftOf(state, c)).toEqual(noted)
  })
})
