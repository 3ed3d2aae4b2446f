import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, cutText, hasBidiControls, isOneLine, isStorable, slugOf } from './text'

describe('cutText', () => {
  it('is storable whatever it is cut from, and no longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (text, most) => {
        expect(isStorable(cutText(`\0${text}\ud800`, most))).toBe(true)
        expect(cutText(text, most).length).toBeLessThanOrEqual(most)
      }),
    )
    expect(cutText('𠮷𠮷', 3)).toBe('𠮷')
  })
})

describe('canonical', () => {
  it('leaves out what XML can not hold', () => {
    expect(canonical('a\ufffeb\uffffc')).toBe('abc')
  })
  it('is the same for every way to write the same text', () => {
    expect(canonical(' cafe\u0301 \r\nnext\rlast  ')).toBe('café\nnext\nlast')
  })
  it('takes a million spaces no longer than a million letters', () => {
    const spaces = ' \t'.repeat(500_000)
    expect(canonical(`a${spaces}b${spaces}\nc`)).toBe(`a${spaces}b\nc`)
  }, 2000)
  it('keeps nothing of what Word pastes that nobody can read', () => {
    expect(canonical('\ufeffone\vtwo\u0007\r\n\uf0b7\tthree')).toBe('one\ntwo\n•\tthree')
    // Signs that join or part letters are part of how a language is written.
    expect(canonical('می\u200cخواهم')).toBe('می\u200cخواهم')
  })
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(canonical(canonical(text))).toBe(canonical(text))
      }),
    )
  })
})

it('refuses what PostgreSQL would refuse or alter', () => {
  expect(['a\0b', '\ud800', 'ok 😀'].map(isStorable)).toEqual([false, false, true])
})

it('sees controls that reorder text', () => {
  expect(hasBidiControls('A\u202eB')).toBe(true)
  expect(hasBidiControls('الدورة')).toBe(false)
  expect(['الدورة', 'A B', 'A\nB', 'A\tB', 'A\u202eB'].map(isOneLine)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

it.each([
  ['IGF 2023 Open Forum #84: a “POA”', 'igf-2023-open-forum-84-a-poa'],
  ['Élément — Çà', 'element-ca'],
  ['全球机制', ''],
])('makes %s an address', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})
