import { expect, test } from 'vitest'
import { countText } from './count-text'

test('counts words as a language divides them', () => {
  expect(countText('States should share threat data.', 'en').words).toBe(5)
  expect(countText('各国应当分享信息', 'zh').words).toBeGreaterThan(2)
  expect(countText('  \n ', 'en').words).toBe(0)
})

test('counts a character outside the basic plane once', () => {
  expect(countText('a😀b', 'en').characters).toBe(3)
})

test('a very long run without spaces stays countable', () => {
  expect(countText('信'.repeat(100_000), 'zh').characters).toBe(100_000)
})
