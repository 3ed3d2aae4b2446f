import { describe, expect, test } from 'vitest'
import { nextAttempt } from './rules'

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
