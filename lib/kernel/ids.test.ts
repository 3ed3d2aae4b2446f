import { expect, it } from 'vitest'
import { isDay, isUuid } from './ids'

it('tells an id from what is as long', () => {
  expect(isUuid('0197f1a0-7c3e-7000-8000-00000000000a')).toBe(true)
  for (const other of ['-'.repeat(36), '0'.repeat(36), '0197f1a0-7c3e-7000-8000-00000000000A', ''])
    expect(isUuid(other)).toBe(false)
})

it('tells a day from what only looks like one', () => {
  expect(isDay('2028-02-29')).toBe(true)
  for (const other of ['2026-02-29', '2026-02-30', '2026-13-01', '0000-01-01', '2026-1-1', ''])
    expect(isDay(other)).toBe(false)
})
