import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { icalendar } from './calendar'

const entry = {
  uid: 'submission-1@example.org',
  opensAt: new Date('2026-11-01T09:00Z'),
  closesAt: new Date('2026-12-01T18:00Z'),
  summary: 'Submission',
  description: '',
  url: 'https://example.org/en/rounds/x',
  sequence: 2,
}
const file = (change: Partial<typeof entry> = {}) =>
  icalendar([{ ...entry, ...change }], new Date('2026-10-01T00:00:00.123Z'))

describe('icalendar', () => {
  it('tells times in UTC and ends every line with CRLF', () => {
    const lines = file().split('\r\n')
    expect(lines).toContain('DTSTART:20261101T090000Z')
    expect(lines).toContain('DTEND:20261201T180000Z')
    expect(lines).toContain('DTSTAMP:20261001T000000Z')
    expect(lines).toContain('SEQUENCE:2')
    expect(lines.at(-1)).toBe('')
    expect(file().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('escapes what separates', () => {
    expect(file({ summary: 'a, b; c\\d\ne' })).toContain('SUMMARY:a\\, b\\; c\\\\d\\ne\r\n')
  })

  it('folds at 75 octets and unfolds to what was put in, in any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const summary = text.replace(/[\r\n\\;,]/g, ' ')
        const folded = file({ summary })
        for (const line of folded.split('\r\n'))
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(folded.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`)
      }),
    )
  })
})
