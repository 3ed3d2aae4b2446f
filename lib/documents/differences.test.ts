import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differencesOf } from './differences'

describe('differencesOf', () => {
  it('names the words that changed', () => {
    expect(differencesOf('States should meet.', 'States shall meet.')).toEqual([
      { kind: 'same', text: 'States ' },
      { kind: 'removed', text: 'should' },
      { kind: 'added', text: 'shall' },
      { kind: 'same', text: ' meet.' },
    ])
  })

  it('takes a space or a short word between long changes for a part of them, and no other word', () => {
    const brief = (before: string, after: string) =>
      differencesOf(before, after).map(({ kind, text }) => `${kind[0]}:${text}`)
    expect(brief('one two three', 'uno dos three')).toEqual(['r:one two', 'a:uno dos', 's: three'])
    expect(brief('established the possibility', 'developing the directories')).toEqual([
      'r:established the possibility',
      'a:developing the directories',
    ])
    expect(brief('每年更新名录', '每季度更新全球名录')).toEqual([
      'r:每年',
      'a:每季度',
      's:更新',
      'a:全球',
      's:名录',
    ])
  })

  it('gives both wordings back, in any script and at any length', () => {
    const text = fc.oneof(
      fc.lorem({ maxCount: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 500 }),
      fc.constant('各国应当合作。'.repeat(80)),
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = differencesOf(before, after)
        const without = (kind: string) =>
          parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
      { numRuns: 60 },
    )
  })

  it('compares long wordings that have nothing in common without looking for the fewest edits', () => {
    const [before, after] = ['ab '.repeat(20_000), 'ba '.repeat(20_000)]
    expect(differencesOf(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  }, 5000)
})
