// Over 250 lines: what becomes of a row, whichever system its table is from.
import { describe, expect, it } from 'vitest'
import { suggestedColumns } from './foreign-columns'
import type { KnownPoint } from './foreign-known'
import { foreignLines } from './foreign-lines'
import type { Mapping } from './foreign-schema'
import { withoutAddress, withoutTags } from './foreign-text'

const HEAD = ['Who', 'Comment', 'Change', 'Clause', 'Para', 'Type', 'Day', 'Id', 'State', 'Answer']
const COLUMNS: Mapping = {
  organisation: 0,
  statement: 1,
  proposed_wording: 2,
  clause: 3,
  paragraph: 4,
  type: 5,
  given_on: 6,
  locator: 7,
  outcome: 8,
  observation: 9,
}
const DEFAULTS = {
  pillar: 'norms',
  organisation_type: 'academia' as const,
  attribution: '' as const,
  channel: 'regional_consultation' as const,
  source: 'A record',
  given_on: '2026-07-01',
  quality: 'verbatim' as const,
  language: 'en' as const,
}
const lines = (rows: string[][], more: Partial<Parameters<typeof foreignLines>[0]> = {}) =>
  foreignLines({
    format: 'table',
    head: HEAD,
    rows: rows.map((cells, at) => ({ row: at + 2, cells })),
    columns: COLUMNS,
    defaults: DEFAULTS,
    together: false,
    mostPoints: 3,
    known: [],
    ...more,
  })
const notesOf = ({ notes }: ReturnType<typeof foreignLines>) =>
  Object.fromEntries(notes.map(({ code, detail }) => [code, detail]))

const knownPoint = (more: Partial<KnownPoint>): KnownPoint => ({
  ...{ reference: 'GM26-AAAAAA', number: 1, organisations: ['ZZ'], person: null },
  ...{ locator: null, paragraph: null, statement: 'x', ...more },
})

describe('the rows of a foreign table', () => {
  it('become inputs with all that they say', () => {
    const found = lines([
      ['ZZ', 'Unclear.\nVery.', 'Say so.', '3.1', '4', 'te', '', '17', 'Accepted', 'Done.'],
    ])
    expect(found.lines).toEqual([
      {
        row: 2,
        cells: {
          ...DEFAULTS,
          input: 'row 2',
          organisation: 'ZZ',
          person: '',
          title: 'Unclear.',
          statement: 'Unclear.\nVery.',
          proposed_wording: 'Say so.',
          paragraph: '3.1, 4',
          locator: '17 · te',
        },
      },
    ])
    expect(found.answers).toEqual([
      {
        row: 2,
        key: 'row 2',
        reference: null,
        number: 1,
        outcome: 'reflected',
        observation: 'Done.',
      },
    ])
    expect(found.notes).toEqual([])
  })

  it('of one author and day are points of one input, as many as it may hold', () => {
    const rows = ['a', 'b', 'c', 'd'].map((text) => ['ZZ', text])
    const found = lines(
      [...rows, ['YY', 'e'], ['ZZ', 'f', '', '', '', '', '2026-07-02 10:00:00 UTC']],
      {
        together: true,
      },
    )
    const told = found.lines.map(({ cells }) => [cells.input, cells.title, cells.given_on])
    expect(told).toEqual([
      ['ZZ · 2026-07-01', 'a', '2026-07-01'],
      ['ZZ · 2026-07-01', undefined, undefined],
      ['ZZ · 2026-07-01', undefined, undefined],
      ['ZZ · 2026-07-01 (2)', 'd', '2026-07-01'],
      ['YY · 2026-07-01', 'e', '2026-07-01'],
      ['ZZ · 2026-07-02', 'f', '2026-07-02'],
    ])
  })

  it('are told where they are not taken as they are', () => {
    const found = lines(
      [
        ['A <a@example.org>', '&quot;One&quot;', '', '', '', '', '', '', '', '', 'extra'],
        ['A', '<p>Two</p><ul><li>x</li></ul>'],
        ['A', '=1+1'],
        ['A', ''],
        ['A', '', 'Only wording.'],
        ['A', '=1+1'],
      ],
      { head: [...HEAD, 'Votes'] },
    )
    expect(found.lines.map(({ cells }) => cells.statement)).toEqual([
      '"One"',
      'Two\n- x',
      '=1+1',
      'Only wording.',
    ])
    expect(found.lines[0]?.cells.organisation).toBe('A')
    expect(notesOf(found)).toEqual({
      unreadColumn: 'Votes',
      address: '2',
      entity: '2',
      tags: '3',
      formula: '4, 7',
      emptyBody: '5',
      statementFromWording: '6',
      repeatedRow: '7',
    })
  })

  it('that were recorded before are not recorded again, and their answers go there', () => {
    const known = [
      knownPoint({ locator: '17 · te' }),
      knownPoint({
        ...{ reference: 'GM26-BBBBBB', number: 2, statement: 'Word for word.' },
        organisations: ['YY'],
      }),
    ]
    const found = lines(
      [
        ['ZZ', 'Changed since.', '', '', '', '', '', '17', 'rejected', 'No.'],
        ['YY', 'Word for word.'],
        ['YY', 'New.', '', '', '', '', '', '18'],
      ],
      { known },
    )
    expect(found.lines.map(({ row }) => row)).toEqual([4])
    expect(notesOf(found).recordedBefore).toBe('2 (GM26-AAAAAA), 3 (GM26-BBBBBB)')
    expect(found.answers).toEqual([
      {
        row: 2,
        key: null,
        reference: 'GM26-AAAAAA',
        number: 1,
        outcome: 'not_reflected',
        observation: 'No.',
      },
    ])
  })

  it('may answer alone what was recorded before', () => {
    const known = [knownPoint({ locator: '7' })]
    const given = {
      format: 'decidim_answers' as const,
      head: ['id', 'state', 'answer/en'],
      columns: { locator: 0, outcome: 1, observation: 2 },
      known,
    }
    const found = lines(
      [
        ['7', 'accepted', 'Yes.'],
        ['8', 'rejected', 'No.'],
      ],
      given,
    )
    expect(found.lines).toEqual([])
    expect(found.answers).toMatchObject([{ reference: 'GM26-AAAAAA', outcome: 'reflected' }])
    expect(notesOf(found)).toEqual({ unknownRow: '3' })
  })

  it('are of their author: the same words or number of another are another point', () => {
    const known = [
      knownPoint({ locator: '1', statement: 'Campaign.' }),
      knownPoint({ reference: 'GM26-BBBBBB', organisations: [], person: 'A Person' }),
    ]
    const found = lines(
      [
        ['YY', 'Campaign.', '', '', '', '', '', '', '', 'Of YY.'],
        ['XX', 'Other words.', '', '', '', '', '', '1', '', 'Of XX.'],
        ['ZZ', 'x', '', '', '', '', '', '', '', 'Not of A Person.'],
        ['', 'Campaign.', '', '', '', '', '', '', '', 'Of nobody.'],
        [' zz ', 'Campaign.', '', '', '', '', '', '', '', 'Of ZZ.'],
      ],
      { known },
    )
    expect(found.answers.map(({ observation, reference }) => [observation, reference])).toEqual([
      ['Of YY.', null],
      ['Of XX.', null],
      ['Not of A Person.', null],
      ['Of nobody.', null],
      ['Of ZZ.', 'GM26-AAAAAA'],
    ])
    const twice = lines(
      [
        ['ZZ', 'Delete.', '', '4', '', '', '', '', '', 'On 4.'],
        ['ZZ', 'Delete.', '', '3', '', '', '', '', '', 'On 3.'],
        ['ZZ', 'Delete.', '', '5', '', '', '', '', '', 'On 5.'],
      ],
      {
        known: [
          knownPoint({ number: 3, statement: 'Delete.', paragraph: '3' }),
          knownPoint({ number: 4, statement: 'Delete.', paragraph: '4' }),
        ],
      },
    )
    expect(twice.answers.map(({ observation, number, key }) => [observation, number, key])).toEqual(
      [
        ['On 4.', 4, null],
        ['On 3.', 3, null],
        ['On 5.', 1, 'row 4'],
      ],
    )
  })

  it('that name nobody answer a number that one point has, and no number of several', () => {
    const found = lines(
      [
        ['7', 'accepted', 'Yes.'],
        ['8', 'rejected', 'No.'],
      ],
      {
        format: 'decidim_answers',
        head: ['id', 'state', 'answer/en'],
        columns: { locator: 0, outcome: 1, observation: 2 },
        known: [
          knownPoint({ locator: '7' }),
          knownPoint({ locator: '7', organisations: ['YY'] }),
          knownPoint({ locator: '8', reference: 'GM26-CCCCCC' }),
        ],
      },
    )
    expect(found.answers).toMatchObject([{ row: 3, reference: 'GM26-CCCCCC' }])
    expect(notesOf(found)).toEqual({ ambiguousRow: '2' })
  })

  it.each([
    ['Accepted', 'reflected'],
    ['OutOfScope', 'out_of_scope'],
    ['Invalid', 'not_reflected'],
    ['Rejected', 'not_reflected'],
    ['Deferred', 'carried_elsewhere'],
    ['accepted', 'reflected'],
    ['Something else', 'Something else'],
  ])('with the disposition %s propose %s', (state, outcome) => {
    const found = lines([['Z', 'x', '', '', '', '', '', '', state, '']])
    expect(found.answers[0]).toMatchObject({ outcome })
    expect(notesOf(found)).toEqual({})
  })

  it('that their author took back are neither recorded nor answered', () => {
    const known = [knownPoint({ statement: 'Known.' })]
    const found = lines(
      [
        ['ZZ', 'x', '', '', '', '', '', '', 'Retracted', ''],
        ['ZZ', 'Known.', '', '', '', '', '', '', 'Retracted, see 3', 'Thank you.'],
        ['ZZ', 'Stands.', '', '', '', '', '', '', 'Accepted', ''],
      ],
      { known },
    )
    expect(found.lines.map(({ row }) => row)).toEqual([4])
    expect(found.answers.map(({ row }) => row)).toEqual([4])
    expect(notesOf(found)).toEqual({ withdrawnRow: '2', withdrawnSince: '3 (GM26-AAAAAA)' })
  })

  it.each(['Open', 'evaluating', 'not_answered'])(
    'that are %s propose nothing, and say so',
    (state) => {
      const found = lines([['Z', 'x', '', '', '', '', '', '', state, 'Later.']])
      expect(found.answers).toEqual([])
      expect(notesOf(found)).toEqual({ noDecision: `2 (${state})` })
    },
  )
})

describe('a table in several languages', () => {
  const head = [
    'id',
    'title/en',
    'title/fr',
    'body/en',
    'body/fr',
    'state',
    'answer/en',
    'answer/fr',
    'withdrawn',
  ]
  const read = (rows: string[][], more: Partial<Parameters<typeof foreignLines>[0]> = {}) =>
    lines(rows, {
      ...{ format: 'decidim', head, columns: suggestedColumns('decidim', head) },
      ...more,
    })

  it('is read row by row in the language that the row has', () => {
    const found = read([
      ['1', 'Norms', 'Normes', 'Say more.', 'Dire plus.', 'accepted', 'Yes.', 'Oui.', 'false'],
      ['2', '', 'Titre', '', 'Corps en français.', 'rejected', '', 'Non.', ''],
      ['3', '', 'Sans texte', '', '', '', '', '', ''],
    ])
    expect(found.lines.map(({ cells }) => [cells.language, cells.title, cells.statement])).toEqual([
      ['en', 'Norms', 'Say more.'],
      ['fr', 'Titre', 'Corps en français.'],
    ])
    expect(found.answers.map(({ outcome, observation }) => [outcome, observation])).toEqual([
      ['reflected', 'Yes.'],
      ['not_reflected', 'Non.'],
    ])
    expect(notesOf(found)).toEqual({ otherLanguage: '3 (body/fr)', emptyBody: '4' })
  })

  it('keeps what was said in two languages apart', () => {
    const found = read(
      [
        ['1', '', '', 'One.', '', '', '', '', ''],
        ['2', '', '', '', 'Deux.', '', '', '', ''],
        ['3', '', '', 'Three.', '', '', '', '', ''],
      ],
      { together: true },
    )
    expect(found.lines.map(({ cells }) => cells.input)).toEqual([
      '2026-07-01',
      '2026-07-01 · fr',
      '2026-07-01',
    ])
  })

  it('leaves out what its author withdrew, and says so', () => {
    const found = read([
      ['1', 'A', '', 'Said.', '', 'withdrawn', '', '', ''],
      ['2', 'B', '', 'Said too.', '', '', '', '', 'true'],
      ['3', 'C', '', 'Stands.', '', '', '', '', 'false'],
    ])
    expect(found.lines.map(({ row }) => row)).toEqual([4])
    expect(notesOf(found)).toEqual({ withdrawnRow: '2, 3' })
  })
})

it('takes the numbers of a member’s comments from its letters', () => {
  const found = lines(
    ['FR1-001', 'FR1-002', 'US 002', 'DE', '** 001', 'Org 4'].map((body) => [
      body,
      `Says ${body}.`,
    ]),
    { format: 'iso', head: HEAD.slice(0, 2), columns: { organisation: 0, statement: 1 } },
  )
  expect(found.lines.map(({ cells }) => [cells.organisation, cells.locator])).toEqual([
    ['FR', 'FR1-001'],
    ['FR', 'FR1-002'],
    ['US', 'US 002'],
    ['DE', 'row 5'],
    ['ISO/CS editing unit', '** 001'],
    ['Org 4', 'row 7'],
  ])
})

it('reads days in the order that somebody who knows the file says', () => {
  const days = (dayOrder: 'dmy' | 'mdy' | '') =>
    lines(
      [
        ['Z', 'x', '', '', '', '', '03/11/2026 10:20'],
        ['Z', 'y', '', '', '', '', '2026-07-20T10:00:00Z'],
      ],
      {
        dayOrder,
      },
    )
  const told = (dayOrder: Parameters<typeof days>[0]) =>
    days(dayOrder).lines.map(({ cells }) => cells.given_on)
  expect(told('dmy')).toEqual(['2026-11-03', '2026-07-20'])
  expect(told('mdy')).toEqual(['2026-03-11', '2026-07-20'])
  expect(told('')).toEqual(['03/11/2026', '2026-07-20'])
  expect(notesOf(days('dmy'))).toEqual({ dates: '2' })
  expect(notesOf(days(''))).toEqual({})
})

it('takes tags away and leaves what only looks like one', () => {
  expect(withoutTags('a < b and <c> d')).toBe('a < b and <c> d')
  expect(withoutTags('<p>a &lt;b&gt;</p><p>c</p>')).toBe('a <b>\nc')
  expect(withoutTags('x<br/>y<a href="z">w</a>')).toBe('x\nyw')
  expect(withoutAddress('A Person <a.b@example.org>')).toBe('A Person')
  expect(withoutAddress('a@b.org (A Person)')).toBe('(A Person)')
})
