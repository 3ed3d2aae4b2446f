import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from '@/lib/kernel/text'
import { composeObservation, leadingWord, parseObservation } from './observation'

const WORDS = ['reflected', 'partly reflected', 'noted', 'not reflected', 'out of scope', 'not']
const empty = { outcome: '', reason: '', carriedTo: '', paragraphs: '' }

describe('an observation', () => {
  it('is read back as it was written, whatever the reason says', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('Paragraphs: 3', 'Carried to: X', '', 'Noted', '- a'),
    )
    const reason = fc.array(line, { maxLength: 4 }).map((lines) => canonical(lines.join('\n')))
    const cells = fc.record({
      outcome: fc.constantFrom('Reflected', 'Partly reflected', 'Noted', 'Not reflected'),
      reason,
      carriedTo: fc.constantFrom('', 'DTG 2', 'A/80/257, para. 4'),
      paragraphs: fc.constantFrom('', '12', '12; 13(a)'),
    })
    fc.assert(
      fc.property(cells, (written) => {
        expect(parseObservation(composeObservation(written), WORDS)).toEqual(written)
      }),
    )
  })

  it.each([
    ['Noted. The text stays.', { outcome: 'Noted', reason: 'The text stays.' }],
    ['NOT REFLECTED – see 12', { outcome: 'NOT REFLECTED', reason: 'see 12' }],
    [
      'Reflected\nParas: 1; 2\r\nSo be it.',
      { outcome: 'Reflected', paragraphs: '1; 2', reason: 'So be it.' },
    ],
    ['Out of scope\ncarried to: A/1', { outcome: 'Out of scope', carriedTo: 'A/1' }],
    [
      'Reflected in paragraphs 12 and 13 (a)',
      { outcome: 'Reflected', paragraphs: '12 and 13 (a)' },
    ],
    [
      'Reflected. Para. 12. Wording taken.',
      { outcome: 'Reflected', paragraphs: '12', reason: 'Wording taken.' },
    ],
    [
      'Reflected; paras 12 bis–14: as asked',
      { outcome: 'Reflected', paragraphs: '12 bis–14', reason: 'as asked' },
    ],
    ['Noted. Para. 12 already says so.', { outcome: 'Noted', reason: 'Para. 12 already says so.' }],
    ['Notable, but no.', { outcome: 'Notable, but no.' }],
    ['', {}],
  ])('of %j', (text, cells) => {
    expect(parseObservation(text, WORDS)).toEqual({ ...empty, ...cells })
  })

  it('begins with the longest word that fits, and with whole words only', () => {
    expect(leadingWord('Not reflected.', WORDS)).toBe('Not reflected')
    expect(leadingWord('Out-of\u00a0scope', WORDS)).toBe('Out-of\u00a0scope')
    expect(leadingWord('Not at all', WORDS)).toBe('Not')
    expect(leadingWord('Nothing', WORDS)).toBeNull()
  })
})
