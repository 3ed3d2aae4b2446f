import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choiceText, endsIn } from './chosen-address'
import { MOST_CHOSEN } from './queue-views'

test('an address names points by the ends of their ids, any number of them', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { maxLength: 40 }), (ids) => {
      const text = choiceText(ids)
      expect(encodeURIComponent(text)).toBe(text)
      expect(endsIn(text)).toEqual(ids.map((id) => id.slice(-10)))
    }),
  )
})

test('as many as one act may be about fit into the shortest address that servers take', () => {
  const id = '0199c0de-0000-7000-8000-ffffffffffff'
  // What else stands in the address is a queue and what it is filtered by.
  expect(choiceText(Array.from({ length: MOST_CHOSEN }, () => id)).length).toBeLessThan(7_000)
})

test('what nobody wrote names none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const end of endsIn(text)) expect(end).toMatch(/^[0-9a-f]{10}$/)
    }),
  )
  for (const text of ['', 'a', 'a+b/', 'ä', 'AAAA']) expect(endsIn(text)).toEqual([])
})
