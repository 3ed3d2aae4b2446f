import { describe, expect, test } from 'vitest'
import { NOTICE_KINDS, NOTICES } from '@/lib/platform/notices'
import english from '@/messages/en.json'
import { deliveries, digestDay, groupByAbout, kindsToEnd, nextAttempt } from './rules'

const now = new Date('2026-12-07T12:00:00Z')
const mail = (attempts: number, key = 'input.submitted:1', createdAt = now) => ({
  key,
  createdAt,
  attempts,
})
const minutes = (date: Date | null) => date && (date.getTime() - now.getTime()) / 60_000

describe('a mail that was not taken', () => {
  test.each([
    [1, 1],
    [2, 5],
    [3, 30],
    [4, 120],
    [7, 1440],
    [11, 1440],
  ])('after attempt %i waits %i minutes', (attempts, wait) =>
    expect(minutes(nextAttempt(mail(attempts), now))).toBe(wait),
  )
  test('is given up after twelve attempts', () => expect(nextAttempt(mail(12), now)).toBeNull())
  test('is given up at a permanent refusal, not at a passing one', () => {
    expect(nextAttempt(mail(1), now, 550)).toBeNull()
    expect(nextAttempt(mail(1), now, 451)).not.toBeNull()
  })
  test('is given up when its link would be dead', () => {
    expect(minutes(nextAttempt(mail(2, 'session.asked:1'), now))).toBe(5)
    expect(nextAttempt(mail(3, 'session.asked:1'), now)).toBeNull()
  })
})

describe('a daily mail', () => {
  test.each([
    ['UTC', '2026-12-07T07:59:00Z', '2026-12-06'],
    ['UTC', '2026-12-07T08:00:00Z', '2026-12-07'],
    ['Asia/Tokyo', '2026-12-06T23:00:00Z', '2026-12-07'],
    ['America/New_York', '2026-12-07T12:59:00Z', '2026-12-06'],
    ['Nowhere/Land', '2026-12-07T08:00:00Z', '2026-12-07'],
  ])('in %s at %s is that of %s', (zone, at, day) =>
    expect(digestDay(zone, new Date(at), 8)).toBe(day),
  )

  test('keeps the lines of a round together, in the order in which they came', () => {
    const line = (about: string, subject: string) => ({ about, subject, path: '/' })
    const lines = [line('B', '1'), line('A', '2'), line('B', '3')]
    expect(groupByAbout(lines)).toEqual([
      { about: 'B', lines: [lines[0], lines[2]] },
      { about: 'A', lines: [lines[1]] },
    ])
    expect(groupByAbout([])).toEqual([])
  })
})

describe('preferences', () => {
  test('stand in for nothing but what was chosen, of kinds that exist', () => {
    const defaults = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, NOTICES[kind].delivery]))
    expect(deliveries([])).toEqual(defaults)
    expect(
      deliveries([
        { kind: 'role_changed', delivery: 'list' },
        { kind: 'gone_since', delivery: 'list' },
      ]),
    ).toEqual({ ...defaults, role_changed: 'list' })
  })

  test('are ended kind by kind, or for all that comes in the daily mail', () => {
    const now = deliveries([
      { kind: 'role_changed', delivery: 'digest' },
      { kind: 'phase_extended', delivery: 'list' },
    ])
    expect(kindsToEnd('uptake_published', now)).toEqual(['uptake_published'])
    expect(kindsToEnd('phase_extended', now)).toEqual([])
    expect(kindsToEnd('digest', now)).toEqual(['role_changed'])
  })

  test('have a name for every kind, and no name is left of an earlier one', () =>
    expect(Object.keys(english.notifications.kinds).sort()).toEqual([...NOTICE_KINDS].sort()))
})
