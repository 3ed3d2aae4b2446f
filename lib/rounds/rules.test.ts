import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantIn } from '@/lib/kernel/time'
import {
  changedSince,
  decideCalendar,
  decideExtension,
  nextDate,
  phaseState,
  roundState,
} from './rules'

const at = (text: string) => new Date(text)
const phase = { opensAt: at('2026-11-01T09:00Z'), closesAt: at('2026-12-01T18:00Z') }

describe('phaseState', () => {
  it.each([
    ['2026-11-01T08:59:59.999Z', 0, 'forthcoming'],
    ['2026-11-01T09:00:00.000Z', 0, 'open'],
    ['2026-12-01T17:59:59.999Z', 0, 'open'],
    ['2026-12-01T18:00:00.000Z', 0, 'closed'],
    ['2026-12-01T18:00:00.000Z', 15, 'grace'],
    ['2026-12-01T18:14:59.999Z', 15, 'grace'],
    ['2026-12-01T18:15:00.000Z', 15, 'closed'],
  ])('at %s with %i minutes of grace is %s', (now, grace, state) => {
    expect(phaseState(phase, grace, at(now))).toBe(state)
  })

  it('is in time exactly between the opening and the close with its grace', () => {
    const minutes = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(minutes, fc.nat(200_000), fc.nat(1440), minutes, (opens, length, grace, now) => {
        const minute = (n: number) => new Date(n * 60_000)
        const span = { opensAt: minute(opens), closesAt: minute(opens + length + 1) }
        const inTime = ['open', 'grace'].includes(phaseState(span, grace, minute(now)))
        expect(inTime).toBe(now >= opens && now < opens + length + 1 + grace)
      }),
    )
  })

  it('never goes back as time passes', () => {
    const order = ['forthcoming', 'open', 'grace', 'closed']
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.nat(), fc.nat(1440), (now, later, grace) => {
        const after = new Date(now.getTime() + later)
        expect(order.indexOf(phaseState(phase, grace, after))).toBeGreaterThanOrEqual(
          order.indexOf(phaseState(phase, grace, now)),
        )
      }),
    )
  })
})

describe('decideCalendar', () => {
  const submission = (opensAt: string, closesAt: string) => [
    { kind: 'submission' as const, opensAt, closesAt },
  ]

  it('takes wall clocks on both sides of a change of clocks', () => {
    // New York leaves daylight-saving time on 1 November 2026.
    const decided = decideCalendar(
      'America/New_York',
      submission('2026-10-31T18:00', '2026-11-01T18:00'),
    )
    expect(decided).toEqual({
      ok: true,
      value: [
        {
          kind: 'submission',
          opensAt: at('2026-10-31T22:00Z'),
          closesAt: at('2026-11-01T23:00Z'),
        },
      ],
    })
  })

  it('refuses a close that the skipped hour of spring puts before its opening', () => {
    // 02:30 does not exist on 8 March 2026 in New York and means 03:30.
    const decided = decideCalendar(
      'America/New_York',
      submission('2026-03-08T02:30', '2026-03-08T03:15'),
    )
    expect(decided).toMatchObject({
      code: 'INVALID',
      fieldErrors: { 'calendar.submission.closesAt': ['order'] },
    })
  })

  it('refuses a zone that nobody knows', () => {
    expect(
      decideCalendar('Atlantis/Centre', submission('2026-01-01T00:00', '2026-01-02T00:00')),
    ).toMatchObject({ code: 'INVALID', fieldErrors: { timeZone: ['zone'] } })
  })

  it('keeps a deadline at six in the evening on the clock of the round, whatever the season', () => {
    expect(instantIn('Europe/Zurich', '2026-07-01T18:00')).toEqual(at('2026-07-01T16:00Z'))
    expect(instantIn('Europe/Zurich', '2026-12-01T18:00')).toEqual(at('2026-12-01T17:00Z'))
  })
})

describe('decideExtension', () => {
  const now = at('2026-11-20T00:00Z')
  const closing = { closesAt: phase.closesAt, following: [{ closesAt: at('2026-12-20T18:00Z') }] }
  const to = (text: string, closesFrom = phase.closesAt) =>
    decideExtension(closing, { closesFrom, closesTo: at(text) }, now)

  it('moves the close later', () => {
    expect(to('2026-12-08T18:00Z')).toEqual({
      ok: true,
      value: { closesAt: at('2026-12-08T18:00Z') },
    })
  })

  it.each([
    ['the same close', '2026-12-01T18:00Z'],
    ['an earlier close', '2026-11-25T18:00Z'],
    ['a close after that of the next phase', '2026-12-21T00:00Z'],
  ])('refuses %s', (_what, close) => {
    expect(to(close)).toMatchObject({ code: 'INVALID', fieldErrors: { closesAt: ['order'] } })
  })

  it('refuses a close in the past for a phase that is over', () => {
    const late = decideExtension(
      closing,
      { closesFrom: phase.closesAt, closesTo: at('2026-12-05T00:00Z') },
      at('2026-12-10T00:00Z'),
    )
    expect(late).toMatchObject({ code: 'INVALID' })
  })

  it('is a conflict where the close has moved since it was proposed', () => {
    expect(to('2026-12-08T18:00Z', at('2026-11-30T18:00Z'))).toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a round as a whole', () => {
  const phases = [
    { kind: 'submission' as const, ...phase },
    { kind: 'reply' as const, opensAt: at('2027-01-10T00:00Z'), closesAt: at('2027-01-20T00:00Z') },
  ]

  it.each([
    ['2026-10-01T00:00Z', 'forthcoming', { kind: 'submission', event: 'opens' }],
    ['2026-11-15T00:00Z', 'open', { kind: 'submission', event: 'closes' }],
    ['2026-12-24T00:00Z', 'open', { kind: 'reply', event: 'opens' }],
    ['2027-01-15T00:00Z', 'open', { kind: 'reply', event: 'closes' }],
  ])('at %s is %s', (now, state, next) => {
    expect(roundState(phases, 0, at(now))).toBe(state)
    expect(nextDate(phases, at(now))).toMatchObject(next)
  })

  it('is closed when all is over, and has no date left', () => {
    expect(roundState(phases, 0, at('2027-01-20T00:00Z'))).toBe('closed')
    expect(nextDate(phases, at('2027-01-20T00:00Z'))).toBeNull()
    expect(roundState([], 0, at('2026-01-01T00:00Z'))).toBe('closed')
  })
})

describe('changedSince', () => {
  it('tells what changed, from what, to what', () => {
    expect(changedSince({ title: 'A', method: 'M' }, { title: 'B', method: 'M' })).toEqual([
      { field: 'title', from: 'A', to: 'B' },
    ])
  })
})
