import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose, type OutcomeFact, type Tally, UNDISCLOSED, type VoiceFact } from './compose'

const PILLARS = [
  { key: 'norms', title: 'Norms' },
  { key: 'cbm', title: 'CBMs' },
]
const voice = (change: Partial<VoiceFact> = {}): VoiceFact => ({
  pillarKey: 'norms',
  organisationId: 'a',
  type: 'academia',
  electoralGroup: 'african',
  groupOnly: false,
  inputs: 1,
  points: 2,
  notReviewed: 2,
  ...change,
})
const voices = (count: number, change: Partial<VoiceFact>) =>
  Array.from({ length: count }, (_, n) => voice({ organisationId: `o${n}`, ...change }))
const figuresOf = (facts: VoiceFact[], outcomes: OutcomeFact[] = []) =>
  compose(facts, outcomes, PILLARS, '2026-11-23')
const row = (tallies: Tally[], key: string) => tallies.find((tally) => tally.key === key)

const anyVoice = fc.record({
  pillarKey: fc.constantFrom('norms', 'cbm'),
  organisationId: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')),
  type: fc.constantFrom('academia' as const, 'state' as const),
  electoralGroup: fc.constantFrom('african' as const, null),
  groupOnly: fc.boolean(),
  inputs: fc.integer({ min: 1, max: 3 }),
  points: fc.integer({ min: 3, max: 9 }),
  notReviewed: fc.integer({ min: 0, max: 3 }),
})

describe('figures', () => {
  it('lose no input and no point, whatever is hidden', () => {
    fc.assert(
      fc.property(fc.array(anyVoice, { maxLength: 40 }), (facts) => {
        const { totals, pillars, types, groups } = figuresOf(facts)
        for (const tallies of [pillars, types, groups])
          for (const measure of ['inputs', 'points'] as const)
            expect(tallies.reduce((sum, tally) => sum + tally[measure], 0)).toBe(totals[measure])
      }),
    )
  })

  it('show nobody told by type and group alone in a cell of fewer than five', () => {
    fc.assert(
      fc.property(fc.array(anyVoice, { maxLength: 40 }), (facts) => {
        for (const name of ['types', 'groups'] as const)
          for (const tally of figuresOf(facts)[name]) {
            if (tally.key === UNDISCLOSED) continue
            // The same figures without those told by type and group: the difference is what they add.
            const named = facts.filter(({ groupOnly }) => !groupOnly)
            const without = row(figuresOf(named)[name], tally.key)?.inputs ?? 0
            const hidden = facts.filter(
              (fact) =>
                fact.groupOnly &&
                fact.organisationId &&
                (name === 'types' ? fact.type : (fact.electoralGroup ?? 'no_group')) === tally.key,
            )
            if (tally.inputs > without)
              expect(
                new Set(hidden.map(({ organisationId }) => organisationId)).size,
              ).toBeGreaterThanOrEqual(5)
          }
      }),
    )
  })

  it('show them where five organisations of one type and group spoke so', () => {
    const { types } = figuresOf(voices(5, { groupOnly: true }))
    expect(row(types, 'academia')).toMatchObject({ inputs: 5, points: 10, organisations: 5 })
    expect(row(types, UNDISCLOSED)).toBeUndefined()
  })

  it('put four of them under "not shown", without telling how many organisations', () => {
    const { types, groups, pillars } = figuresOf([
      ...voices(4, { groupOnly: true }),
      voice({ organisationId: 'named' }),
    ])
    for (const tallies of [types, groups]) {
      expect(row(tallies, UNDISCLOSED)).toMatchObject({ inputs: 4, organisations: null })
    }
    expect(row(types, 'academia')).toMatchObject({ inputs: 1, organisations: 1 })
    expect(row(pillars, 'norms')).toMatchObject({ inputs: 5, organisations: 5 })
  })

  it('count an organisation once in a row, and persons apart', () => {
    const { types, totals } = figuresOf([
      voice(),
      voice({ pillarKey: 'cbm' }),
      voice({ organisationId: null, type: null, electoralGroup: null }),
    ])
    expect(row(types, 'academia')).toMatchObject({ inputs: 2, organisations: 1 })
    expect(row(types, 'own_capacity')).toMatchObject({ inputs: 1, organisations: 0 })
    expect(totals).toEqual({ inputs: 3, points: 6, organisations: 1 })
  })

  it('hide small cells of outcomes as well', () => {
    const outcome = (points: number, groupOnly: boolean): OutcomeFact => ({
      pillarKey: 'norms',
      type: 'academia',
      electoralGroup: 'african',
      groupOnly,
      outcome: 'noted',
      verdict: null,
      points,
    })
    const few = figuresOf(voices(6, { groupOnly: true, notReviewed: 0 }), [
      outcome(4, true),
      outcome(2, false),
    ])
    expect(row(few.types, 'academia')?.outcomes).toEqual({ noted: 2 })
    expect(row(few.types, UNDISCLOSED)?.outcomes).toEqual({ noted: 4 })
    const many = figuresOf(voices(6, { groupOnly: true, notReviewed: 0 }), [outcome(5, true)])
    expect(row(many.types, 'academia')?.outcomes).toEqual({ noted: 5 })
  })

  it('count gaps by pillar and type, hide small cells of them, and lose no point', () => {
    const outcome = (change: Partial<OutcomeFact> = {}): OutcomeFact => ({
      pillarKey: 'norms',
      type: 'academia',
      electoralGroup: 'african',
      groupOnly: false,
      outcome: 'reflected',
      verdict: 'partly',
      points: 3,
      ...change,
    })
    const { gaps } = figuresOf(
      [],
      [
        outcome(),
        outcome({ verdict: 'fully', points: 2 }),
        outcome({ pillarKey: 'cbm', type: 'state', outcome: 'noted', verdict: 'not' }),
        outcome({ groupOnly: true, points: 4 }),
        outcome({ groupOnly: true, verdict: null, points: 5 }),
      ],
    )
    expect(gaps).toEqual({
      pillars: [
        { key: 'norms', gaps: { agree: 2, higher: 7, unanswered: 5 } },
        { key: 'cbm', gaps: { apart: 3 } },
      ],
      types: [
        { key: 'academia', gaps: { agree: 2, higher: 3, unanswered: 5 } },
        { key: 'state', gaps: { apart: 3 } },
        { key: UNDISCLOSED, gaps: { higher: 4 } },
      ],
      cells: [
        {
          pillar: 'norms',
          types: [
            { key: 'academia', gaps: { agree: 2, higher: 3, unanswered: 5 } },
            { key: UNDISCLOSED, gaps: { higher: 4 } },
          ],
        },
        { pillar: 'cbm', types: [{ key: 'state', gaps: { apart: 3 } }] },
      ],
    })
  })

  it('of gaps by type are the sums of those by pillar and type: no difference tells a small cell', () => {
    const anyOutcome = fc.record({
      pillarKey: fc.constantFrom('norms', 'cbm'),
      type: fc.constantFrom('academia' as const, 'state' as const, null),
      electoralGroup: fc.constant(null),
      groupOnly: fc.boolean(),
      outcome: fc.constantFrom('reflected' as const, 'noted' as const),
      verdict: fc.constantFrom('fully' as const, 'not' as const, null),
      points: fc.integer({ min: 1, max: 7 }),
    })
    fc.assert(
      fc.property(fc.array(anyOutcome), (outcomes) => {
        const { gaps } = figuresOf([], outcomes)
        for (const { key, gaps: counted } of gaps?.types ?? [])
          for (const [gap, points] of Object.entries(counted)) {
            const within = (gaps?.cells ?? []).flatMap(({ types }) =>
              types.filter((type) => type.key === key),
            )
            expect(within.reduce((all, one) => all + (one.gaps[gap as 'agree'] ?? 0), 0)).toBe(
              points,
            )
          }
      }),
    )
  })

  it('give every pillar its row and its verdicts', () => {
    const fact = {
      pillarKey: 'cbm',
      type: 'state' as const,
      electoralGroup: null,
      groupOnly: false,
      outcome: 'reflected' as const,
    }
    const { pillars } = figuresOf(
      [],
      [
        { ...fact, verdict: 'fully', points: 2 },
        { ...fact, verdict: null, points: 1 },
      ],
    )
    expect(pillars).toMatchObject([
      { key: 'norms', inputs: 0, verdicts: {} },
      { key: 'cbm', outcomes: { reflected: 3 }, verdicts: { fully: 2, none: 1 } },
    ])
  })
})
