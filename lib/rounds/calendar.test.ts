import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { icalendar } from './calendar'

const entry = {
  uid: 'submission-1@example.org',
  at: new Date('2026-12-01T18:00Z'),
  changedAt: new Date('2026-11-20T08:00Z'),
  summary: 'Submission',
  description: '',
  url: 'https://example.org/en/rounds/x',
  sequence: 2,
}
const file = (change: Partial<typeof entry> = {}) =>
  icalendar([{ ...entry, ...change }], new Date('2026-10-01T00:00:00.123Z'))

/** Read by a program that is not ours. */
const parsed = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('no event')
  return { calendar, component, event: new ICAL.Event(component) }
}

describe('icalendar', () => {
  it('tells times in UTC and ends every line with CRLF', () => {
    const lines = file().split('\r\n')
    expect(lines).toContain('DTSTART:20261201T180000Z')
    expect(lines).toContain('DTSTAMP:20261001T000000Z')
    expect(lines).toContain('LAST-MODIFIED:20261120T080000Z')
    expect(lines).toContain('SEQUENCE:2')
    expect(lines.at(-1)).toBe('')
    expect(file().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('escapes what separates', () => {
    expect(file({ summary: 'a, b; c\\d\ne' })).toContain('SUMMARY:a\\, b\\; c\\\\d\\ne\r\n')
  })

  it('is read by a calendar program: a moment, its identity, no alarm', () => {
    const { calendar, component, event } = parsed(file())
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(event.uid).toBe(entry.uid)
    expect(event.sequence).toBe(2)
    expect(event.startDate.toJSDate()).toEqual(entry.at)
    expect(event.startDate.zone.tzid).toBe('UTC')
    expect(event.duration.toSeconds()).toBe(0)
    expect(component.getFirstSubcomponent('valarm')).toBeNull()
  })

  it.each([
    ['Arabic', 'تقديم المدخلات: معايير السلوك المسؤول للدول؛ الجولة الأولى، الآلية العالمية'],
    [
      'Chinese',
      '提交意见：负责任国家行为规范（全球机制）；第一轮，关于能力建设和建立信任措施的问题清单草案',
    ],
    ['mixed', 'Norms; 规范, المعايير \\ “quoted”\nand a second line'],
  ])('is read as it was written, in %s', (_, text) => {
    const made = file({ summary: text, description: text })
    const { event } = parsed(made)
    expect(event.summary).toBe(text)
    expect(event.description).toBe(text)
    for (const line of made.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
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
