import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysUntil, instantIn, nextLocalHour, wallClock } from './time'
import { isTimeZone, timeZones } from './time-zones'

describe('instantIn', () => {
  it.each([
    ['America/New_York', '2026-12-07T18:00', '2026-12-07T23:00:00.000Z'],
    ['Asia/Tokyo', '2023-10-10T09:00', '2023-10-10T00:00:00.000Z'],
    // Clocks go forward at 02:00: the skipped half past two is half past three.
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
    // Clocks go back at 02:00: the first half past one counts.
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
  ])('reads %s %s', (zone, local, instant) => {
    expect(instantIn(zone, local).toISOString()).toBe(instant)
  })

  it('is undone by wallClock wherever the clock is not doubled', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 10 })
    fc.assert(
      fc.property(
        minutes,
        fc.constantFrom('UTC', 'Asia/Kathmandu', 'Pacific/Apia'),
        (minute, zone) => {
          const instant = new Date(Date.UTC(2026, 0, 1) + minute * 60_000)
          expect(instantIn(zone, wallClock(zone, instant))).toEqual(instant)
        },
      ),
    )
  })

  it.each(['', '2026-13-01T00:00', 'tomorrow'])('throws for %j', (local) => {
    expect(() => instantIn('UTC', local)).toThrow(RangeError)
  })
})

it('knows zones', () => {
  expect(isTimeZone('Europe/Geneva')).toBe(false)
  expect(isTimeZone('Europe/Zurich')).toBe(true)
})

it('offers zones under the names of today, each of which it knows', () => {
  const zones = timeZones()
  expect(zones[0]).toBe('UTC')
  expect(zones).toEqual(expect.arrayContaining(['Europe/Kyiv', 'Asia/Kolkata', 'America/New_York']))
  expect(zones).not.toContain('Europe/Kiev')
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([])
  expect(new Set(zones).size).toBe(zones.length)
})

it('counts whole days', () => {
  const now = new Date('2026-12-01T12:00Z')
  expect(daysUntil(new Date('2026-12-02T11:59Z'), now)).toBe(0)
  expect(daysUntil(new Date('2026-12-02T12:00Z'), now)).toBe(1)
  expect(daysUntil(new Date('2026-12-01T11:59Z'), now)).toBe(-1)
})

describe('nextLocalHour', () => {
  it.each([
    ['UTC', '2026-12-07T07:59:59Z', '2026-12-07T08:00:00.000Z'],
    ['UTC', '2026-12-07T08:00:00Z', '2026-12-08T08:00:00.000Z'],
    ['America/New_York', '2026-12-07T12:00:00Z', '2026-12-07T13:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-07T12:00:00Z', '2026-12-08T02:15:00.000Z'],
    ['Nowhere/Land', '2026-12-07T12:00:00Z', '2026-12-08T08:00:00.000Z'],
  ])('in %s after %s', (zone, after, next) =>
    expect(nextLocalHour(zone, 8, new Date(after)).toISOString()).toBe(next),
  )

  it('is the first eight o’clock afterwards, in every zone, through changes of clocks', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 3 })
    fc.assert(
      fc.property(minutes, fc.constantFrom(...timeZones()), (minute, zone) => {
        const after = new Date(Date.UTC(2026, 0, 1) + minute * 60_000)
        const next = nextLocalHour(zone, 8, after)
        expect(wallClock(zone, next)).toMatch(/T08:00$/)
        const waits = (next.getTime() - after.getTime()) / 3_600_000
        expect(waits).toBeGreaterThan(0)
        expect(waits).toBeLessThanOrEqual(25)
      }),
    )
  })
})
