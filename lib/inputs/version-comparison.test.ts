import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointChanges, saysTheSame } from './version-comparison'

const point = (number: number, statement = `Statement ${number}`) => ({
  id: `id-${number}-${statement}`,
  number,
  statement,
  proposedWording: null,
  paragraphReference: null,
  ask: null,
  implementation: null,
  linkedSymbol: null,
  topics: [],
})

test('every point of either version is there once, in order', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }))
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const rows = pointChanges(
        one.map((number) => point(number)),
        other.map((number) => point(number)),
      )
      expect(rows.map(({ number }) => number)).toEqual(
        [...new Set([...one, ...other])].sort((a, b) => a - b),
      )
      for (const { number, before, after } of rows) {
        expect(before !== null).toBe(one.includes(number))
        expect(after !== null).toBe(other.includes(number))
      }
    }),
  )
})

test('versions that differ in their points’ ids alone say the same', () => {
  const text = { title: 'T', language: 'en', points: [point(1)] }
  expect(saysTheSame(text, { ...text, points: [{ ...point(1), id: 'other' }] })).toBe(true)
  expect(saysTheSame(text, { ...text, points: [point(1, 'Changed')] })).toBe(false)
  const linked = { ...point(1), linkedSymbol: 'A/80/1' }
  expect(saysTheSame(text, { ...text, points: [linked] })).toBe(false)
  expect(saysTheSame(text, { ...text, title: 'U' })).toBe(false)
  expect(saysTheSame(text, { ...text, language: 'ar' })).toBe(false)
})
