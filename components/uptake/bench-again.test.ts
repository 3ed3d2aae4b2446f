import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesSince, type Kept, takenUp } from './bench-again'
import type { BenchPoint, Draft, Held } from './bench-state'
import { NOTHING } from './bench-state'

const noted: Draft = { outcome: 'noted', reason: 'Heard.', carriedTo: '', paragraphs: ['a'] }
const theirs: Draft = { ...noted, outcome: 'not_reflected', reason: 'Theirs.', paragraphs: ['b'] }
const held = (version: number, record: Draft | null): Held => ({
  version,
  record,
  state: record ? 'decided' : 'undecided',
})
const point = (now: Held, closed: NonNullable<BenchPoint['loaded']>['closed'] = null) =>
  ({
    id: 'p',
    name: 'p',
    short: 'p',
    interested: false,
    loaded: {
      start: NOTHING,
      closed,
      replaced: false,
      droppable: false,
      returned: null,
      notes: [],
      suggestions: [],
    },
    held: now,
  }) satisfies BenchPoint
const nameOf = (id: string) => ({ a: '1', b: '2' })[id]
const again = (kept: Kept, of: BenchPoint) => takenUp(kept, of, of.held.record ?? NOTHING, nameOf)
const mine: Draft = { ...NOTHING, outcome: 'noted', reason: 'Mine.' }

describe('a draft that the browser kept', () => {
  it('is as it was where nobody changed the record meanwhile', () => {
    expect(again({ draft: mine, was: held(0, null) }, point(held(0, null)))).toEqual({
      draft: mine,
      trouble: null,
    })
    expect(again({ draft: mine, was: held(3, noted) }, point(held(3, noted)))?.trouble).toBeNull()
  })

  it('stands beside what somebody else recorded meanwhile, before it can be saved over that', () => {
    const told = again({ draft: mine, was: held(0, null) }, point(held(1, theirs)))
    expect(told?.draft).toEqual(mine)
    expect(told?.trouble).toEqual({
      code: 'CONFLICT',
      fields: {},
      changed: [
        { field: 'outcome', from: '', to: 'not_reflected' },
        { field: 'reason', from: '', to: 'Theirs.' },
        { field: 'paragraphs', from: '', to: '2' },
      ],
    })
    const gone = again({ draft: mine, was: held(2, noted) }, point(held(0, null)))
    expect(gone?.trouble?.changed).toContainEqual({ field: 'reason', from: 'Heard.', to: '' })
  })

  it('is dropped where it is recorded already, can’t be recorded, or says nothing by itself', () => {
    const was = held(0, null)
    expect(again({ draft: theirs, was }, point(held(1, theirs)))).toBeNull()
    expect(again({ draft: mine, was }, point(held(0, null), 'interested'))).toBeNull()
    expect(again({ draft: mine, was }, point(held(1, theirs), 'compiled'))).toBeNull()
    expect(again({ draft: { ...mine, reason: ' ' }, was }, point(held(1, theirs)))).toBeNull()
    const seen = held(1, noted)
    expect(
      again({ draft: { ...noted, outcome: 'out_of_scope' }, was: seen }, point(held(2, theirs))),
    ).toBeNull()
  })

  it('waits for its own page where the point is not loaded', () => {
    const unknown = { ...point(held(0, null)), loaded: null }
    expect(again({ draft: mine, was: held(4, noted) }, unknown)).toEqual({
      draft: mine,
      trouble: null,
    })
  })

  it('never loses a reason that stands nowhere else, and is never saved unseen over another record', () => {
    const draft = fc.record({
      outcome: fc.constantFrom('noted', 'out_of_scope'),
      reason: fc.constantFrom('', 'Mine.', 'Theirs.', 'Heard.'),
      carriedTo: fc.constantFrom('', 'Elsewhere'),
      paragraphs: fc.subarray(['a', 'b']),
    })
    const record = fc.tuple(fc.nat(3), fc.option(draft))
    fc.assert(
      fc.property(draft, record, record, (typed, [seen, was], [version, now]) => {
        const told = again({ draft: typed, was: held(seen, was) }, point(held(version, now)))
        const known = [was, now].map((one) => one?.reason)
        if (!told) return typed.reason === '' || known.includes(typed.reason)
        const moved = seen !== version && changesSince(was, now, nameOf).length > 0
        return told.draft === typed && (told.trouble !== null) === moved
      }),
    )
  })
})
