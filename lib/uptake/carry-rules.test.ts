import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriedOf, carryOf } from './carry-rules'
import { DECIDABLE } from './schema'

const facts = { returned: false, disputed: false, corrected: false, textHeld: true }
const same = { before: ['A'], after: ['A'] }
const other = { before: ['A'], after: ['B'] }
const gone = { before: ['A'], after: [] }
const split = { before: ['A B'], after: ['A', 'B'] }
const merged = { before: ['A', 'B'], after: ['A B'] }
const turned = { before: ['A', 'B'], after: ['B', 'A'] }

describe('carryOf', () => {
  it.each([
    ['unchanged', [same], 'unchanged'],
    ['typed otherwise', [{ before: ['“A” b'], after: ['"A"\u00a0b'] }], 'unchanged'],
    ['changed', [other], 'changed'],
    ['one of two changed', [same, other], 'changed'],
    ['one of two gone', [same, gone], 'changed'],
    ['split', [split], 'changed'],
    ['merged', [merged], 'changed'],
    ['in another order', [turned], 'changed'],
    ['all gone', [gone, gone], 'ended'],
    ['never there and not there', [{ before: [], after: [] }], 'ended'],
  ] as const)('of paragraphs %s', (_, lineages, state) => {
    for (const outcome of ['reflected', 'partly_reflected'] as const)
      expect(carryOf({ ...facts, outcome, lineages })).toBe(state)
  })

  it('calls nothing dropped that was not in the text', () => {
    for (const outcome of ['noted', 'not_reflected', 'out_of_scope', 'carried_elsewhere'] as const)
      expect(carryOf({ ...facts, outcome, lineages: [gone] })).toBe('changed')
  })

  it('without links, carries what no text bears on and says of the rest that nothing can be compared', () => {
    expect(
      Object.fromEntries(
        DECIDABLE.map((outcome) => [outcome, carryOf({ ...facts, outcome, lineages: [] })]),
      ),
    ).toEqual({
      reflected: 'unlinked',
      partly_reflected: 'unlinked',
      noted: 'unlinked',
      not_reflected: 'unlinked',
      out_of_scope: 'unchanged',
      carried_elsewhere: 'unchanged',
    })
  })

  it('sets apart what would be carried on and its author does not agree with, and nothing else', () => {
    const disputed = { ...facts, disputed: true }
    const states = ([same, other, gone] as const).map((one) =>
      carryOf({ ...disputed, outcome: 'reflected', lineages: [one] }),
    )
    expect(states).toEqual(['disputed', 'changed', 'ended'])
    expect(carryOf({ ...disputed, outcome: 'out_of_scope', lineages: [] })).toBe('disputed')
    expect(carryOf({ ...disputed, outcome: 'noted', lineages: [] })).toBe('unlinked')
  })

  it('sets apart what would be carried on and says otherwise than what it rests on, after what is disputed', () => {
    const corrected = { ...facts, corrected: true, outcome: 'reflected' as const }
    const states = ([same, other, gone] as const).map((one) =>
      carryOf({ ...corrected, lineages: [one] }),
    )
    expect(states).toEqual(['corrected', 'changed', 'ended'])
    expect(carryOf({ ...corrected, disputed: true, lineages: [same] })).toBe('disputed')
  })

  it('has what was dropped ended still, or changed where any of its paragraphs came back', () => {
    const dropped = { ...facts, outcome: 'dropped' as const }
    const states = [[gone], [gone, same], [same], [other], []].map((lineages) =>
      carryOf({ ...dropped, lineages }),
    )
    expect(states).toEqual(['ended', 'changed', 'changed', 'changed', 'unlinked'])
  })

  it('proposes nothing that a reviewer returned, and nothing for a text that is not held', () => {
    const texts = fc.array(fc.constantFrom('A', 'B'), { maxLength: 2 })
    const lineages = fc.array(fc.record({ before: texts, after: texts }), { maxLength: 3 })
    fc.assert(
      fc.property(fc.constantFrom(...DECIDABLE), lineages, (outcome, found) => {
        expect(carryOf({ ...facts, outcome, lineages: found, returned: true })).toBeNull()
        expect(carryOf({ ...facts, outcome, lineages: found, textHeld: false })).toBeNull()
        expect(carryOf({ outcome, lineages: found, ...facts })).not.toBeNull()
      }),
    )
  })
})

describe('carriedOf', () => {
  it('keeps what was said, with its state', () => {
    const row = {
      recordId: 'r',
      version: 2,
      revision: 'Rev.1',
      language: 'en',
      outcome: 'reflected' as const,
      reason: null,
      carriedTo: null,
      disputed: false,
      source: 'published' as const,
      correction: false,
      contradicted: null,
      linkedIn: 'Rev.1',
      places: [
        {
          lineageId: 'l',
          before: [{ label: '12', text: 'A' }],
          after: [{ label: '14', text: 'A' }],
        },
      ],
    }
    expect(carriedOf({ ...row, returned: false, textHeld: true })).toEqual({
      ...row,
      state: 'unchanged',
    })
    expect(carriedOf({ ...row, returned: true, textHeld: true })).toBeNull()
    const shown = { ...row, returned: false, textHeld: true }
    expect(carriedOf({ ...shown, correction: true })?.state).toBe('corrected')
  })
})
