import { describe, expect, it } from 'vitest'
import { atom } from './atom'
import { canonicalJson, hashOf } from './canonical-json'
import { figuresCsv } from './csv'
import { decideSummary } from './rules'

const texts = {
  title: 'What we heard',
  introduction: '',
  method: '',
  sections: { norms: { asked: 'What?', said: 'This.', did: 'That.' } },
}

describe('decideSummary', () => {
  it('lets a complete text be published once a version', () => {
    expect(decideSummary(texts, 3, [1, 2]).ok).toBe(true)
    expect(decideSummary(texts, 3, [3])).toMatchObject({ code: 'ALREADY_DONE' })
  })

  it('names what is missing', () => {
    const sections = { norms: { asked: 'What?', said: '', did: 'That.' } }
    expect(decideSummary({ ...texts, title: '', sections }, 1, [])).toMatchObject({
      code: 'INCOMPLETE',
      fieldErrors: { title: ['required'], 'sections.norms.said': ['required'] },
    })
  })
})

describe('canonicalJson', () => {
  it('does not depend on the order in which members were written', () => {
    const one = { content: { b: [1, { d: 2, c: 3 }], a: 'é' }, figures: {} }
    const other = { figures: {}, content: { a: 'é', b: [1, { c: 3, d: 2 }] } }
    expect(canonicalJson(one)).toBe('{"content":{"a":"é","b":[1,{"c":3,"d":2}]},"figures":{}}')
    expect(hashOf(other)).toBe(hashOf(one))
    expect(hashOf({ ...other, figures: { n: 1 } })).not.toBe(hashOf(one))
  })
})

describe('figuresCsv', () => {
  it('leaves no cell that a spreadsheet would take for a formula', () => {
    const tally = { inputs: 1, points: 2, organisations: null, outcomes: { noted: 2 } }
    const csv = figuresCsv({
      takenOn: '2026-11-23',
      totals: { inputs: 1, points: 2, organisations: 1 },
      pillars: [{ key: '=HYPERLINK("x")', title: 'T', verdicts: { none: 2 }, ...tally }],
      types: [{ key: 'undisclosed', ...tally }],
      groups: [],
      gaps: { pillars: [], types: [{ key: 'state', gaps: { higher: 3 } }] },
    })
    expect(csv.split('\r\n').slice(0, 5)).toEqual([
      'table,row,measure,value',
      'total,,inputs,1',
      'total,,points,2',
      'total,,organisations,1',
      `pillar,"'=HYPERLINK(""x"")",inputs,1`,
    ])
    expect(csv).toContain('organisation_type,undisclosed,organisations,\r\n')
    expect(csv).toContain('organisation_type,state,gap_higher,3')
  })
})

describe('atom', () => {
  it('escapes text and drops what XML cannot hold', () => {
    const feed = atom({
      id: 'https://example.org/api/feed',
      title: 'a < b & "c"\u0007',
      self: 'https://example.org/api/feed?a=1&b=2',
      href: 'https://example.org/en',
      lang: 'en',
      updated: new Date('2026-11-23T00:00Z'),
      entries: [],
    })
    expect(feed).toContain('<title>a &lt; b &amp; &quot;c&quot;</title>')
    expect(feed).toContain('href="https://example.org/api/feed?a=1&amp;b=2"')
  })
})
