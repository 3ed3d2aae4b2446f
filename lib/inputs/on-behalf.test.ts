// Over 250 lines: every problem of a line, and every style of a date.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USUAL_LIMITS } from '@/lib/rounds/schema'
import { recordedLine } from '@/prisma/builders/batches'
import {
  dayOf,
  dayOrderOf,
  looksLikeFormula,
  pointsElsewhere,
  withoutEntities,
} from './on-behalf-cells'
import { type Facts, judge } from './on-behalf-judgement'
import { linesOf } from './on-behalf-lines'
import { COLUMNS, ELSEWHERE, type Line } from './on-behalf-schema'

describe('a cell', () => {
  test.each([
    ['2026-07-20', '2026-07-20'],
    ['2026/7/20', '2026-07-20'],
    ['2026-07-20T00:00:00.000Z', '2026-07-20'],
    ['20.07.2026', '2026-07-20'],
    ['20/07/2026', '2026-07-20'],
    ['07/20/2026', '2026-07-20'],
    ['5/5/2026', '2026-05-05'],
    ['20 July 2026', '2026-07-20'],
    ['July 20, 2026', '2026-07-20'],
    ['20 Jul 2026', '2026-07-20'],
    // A cell of a spreadsheet that lost its format.
    ['46223', '2026-07-20'],
    ['46223.5', '2026-07-20'],
  ])('%s is a day', (cell, day) => {
    expect(dayOf(cell)).toMatchObject({ day })
  })

  test('a day that could be another is not guessed, and one that is none is refused', () => {
    expect(dayOf('03/04/2026')).toEqual({ problem: 'ambiguousDate' })
    expect(dayOf('03/04/2026', 'dmy')).toMatchObject({ day: '2026-04-03' })
    expect(dayOf('03/04/2026', 'mdy')).toMatchObject({ day: '2026-03-04' })
    expect(dayOrderOf(['03/04/2026', '25/04/2026 10:00', ''])).toBe('dmy')
    expect(dayOrderOf(['03/04/2026', '4-25-2026'])).toBe('mdy')
    for (const cells of [['03/04/2026'], ['25/04/2026', '04/25/2026'], ['2026-04-25']])
      expect(dayOrderOf(cells)).toBe('')
    for (const cell of ['31.02.2026', 'soon', '2026', '20 Juli', '13/13/2026', '12345', '90210'])
      expect(dayOf(cell)).toEqual({ problem: 'date' })
  })

  test('every day is read back in each style in which it is written', () => {
    const days = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const [y, m, d] = day.split('-')
        const long = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
        for (const style of [day, `${y}/${m}/${d}`, `${d}.${m}.${y}`, long])
          expect(dayOf(style)).toMatchObject({ day })
      }),
    )
  })

  test('entities become what they stand for; what only looks like one stays', () => {
    expect(withoutEntities('R&amp;D &#8220;x&#x201D; &nbsp;')).toBe('R&D “x” \u00a0')
    expect(withoutEntities('A&B; &unknown;')).toBe('A&B; &unknown;')
  })

  test('formula-like cells and pointers to another document are told', () => {
    for (const cell of ['=1+1', '@x', '+4', '-x']) expect(looksLikeFormula(cell)).toBe(true)
    for (const cell of ['- a list item', 'a=b', '']) expect(looksLikeFormula(cell)).toBe(false)
    for (const cell of [
      'See attached',
      'Please see the annex',
      'Voir pièce jointe',
      '请参阅附件',
      'См. приложение',
      'انظر المرفق',
    ])
      expect(pointsElsewhere(cell)).toBe(true)
    expect(pointsElsewhere('We see attached risks')).toBe(false)
  })
})

describe('lines of a sheet', () => {
  const head = ['Input', 'pillar', 'Statement', 'colour']
  test('whatever is left out or altered is noted with its row', () => {
    const read = linesOf([
      ['A form of ours'],
      head,
      ['# explained', '', ''],
      ['a', 'norms', 'One &amp; only', 'red'],
      ['', '', '', ''],
      ['a', 'norms', 'One &amp; only', 'blue'],
      ['b', 'norms', "'=1+1"],
    ])
    expect(read?.lines).toEqual([
      { row: 4, cells: { input: 'a', pillar: 'norms', statement: 'One & only' } },
      { row: 7, cells: { input: 'b', pillar: 'norms', statement: '=1+1' } },
    ])
    const notes = Object.fromEntries(read?.notes.map(({ code, detail }) => [code, detail]) ?? [])
    expect(notes).toMatchObject({
      unknownColumn: 'colour',
      comment: '3',
      emptyRow: '5',
      repeatedRow: '6',
      entity: '4, 6',
      formula: '7',
    })
    expect(notes.missingColumn).toContain('given_on')
  })

  test('a sheet without the columns is none of ours', () => {
    expect(
      linesOf([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBeNull()
  })

  test('every row is a line or in a note', () => {
    const rows = fc.array(
      fc.array(fc.constantFrom('', 'x', 'y', '# c'), { minLength: 3, maxLength: 3 }),
    )
    fc.assert(
      fc.property(rows, (body) => {
        const read = linesOf([head.slice(0, 3), ...body])
        const told = read?.notes
          .filter(({ code }) => ['comment', 'emptyRow', 'repeatedRow'].includes(code))
          .flatMap(({ detail }) => detail.split(', '))
        const whole = told?.includes('…') ? null : told?.length
        if (whole !== null) expect((read?.lines.length ?? 0) + (whole ?? 0)).toBe(body.length)
      }),
    )
  })
})

describe('lines judged as inputs', () => {
  const facts: Facts = {
    streams: [
      {
        id: 's',
        pillarKey: 'norms',
        pillarTitle: 'Norms, rules and principles',
        closesOn: '2026-08-01',
        channels: ELSEWHERE,
        topics: [
          { id: 't1', key: 'norm-a', title: 'Interstate cooperation' },
          { id: 't2', key: 'norm-b', title: 'Consider, all; relevant information' },
        ],
      },
    ],
    organisations: [
      { id: 'o', name: 'Kenya', known: ['Kenya', '肯尼亚'], verified: true },
      { id: 'p', name: 'Twin', known: ['Twin', 'Same'], verified: true },
      { id: 'q', name: 'Other twin', known: ['Other twin', 'Same'], verified: true },
    ],
    limits: USUAL_LIMITS,
    today: '2026-09-01',
  }
  const line = (row: number, cells: Line['cells'] = {}) =>
    recordedLine(row, { given_on: '2026-07-20', ...cells })
  const problemsOf = (cells: Line['cells']) =>
    judge([line(2, cells)], facts).problems.map(({ column, code }) => `${column} ${code}`)

  test('a line that says all is an input', () => {
    const { entries, problems } = judge([line(2)], facts)
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      { streamId: 's', organisationId: null, namedType: 'academia', attribution: 'organisation' },
    ])
  })

  test('the directory is asked by any of its names', () => {
    const { entries } = judge([line(2, { organisation: '肯尼亚', organisation_type: '' })], facts)
    expect(entries).toMatchObject([{ organisationId: 'o', verified: true, namedType: null }])
  })

  test.each([
    [{ pillar: 'CBMs' }, 'pillar unknownPillar'],
    [{ organisation: '', person: '' }, 'organisation whoNeeded'],
    [{ organisation: 'Unheard of', organisation_type: '' }, 'organisation_type typeNeeded'],
    [{ organisation: 'Same' }, 'organisation severalOrganisations'],
    [{ organisation: 'Bidi \u202e name' }, 'organisation oneLine'],
    [{ attribution: 'person_and_organisation', person: 'A. B.' }, 'person_agreed agreementNeeded'],
    [{ attribution: 'person_and_organisation', person_agreed: 'yes' }, 'person required'],
    [{ channel: 'direct' }, 'channel choose'],
    [{ source: '' }, 'source required'],
    [{ source_urls: 'javascript:alert(1)' }, 'source_urls url'],
    [{ given_on: '2026-08-02' }, 'given_on afterClose'],
    [{ given_on: '2026-09-02' }, 'given_on future'],
    [{ given_on: '03/04/2026' }, 'given_on ambiguousDate'],
    [{ quality: 'good' }, 'quality choose'],
    [{ language: 'de' }, 'language choose'],
    [{ title: '' }, 'title required'],
    [{ statement: '' }, 'statement required'],
    [{ statement: 'x'.repeat(4003) }, 'statement overCharacters:4000:3'],
    [{ proposed_wording: 'x'.repeat(4001) }, 'proposed_wording overCharacters:4000:1'],
    [{ paragraph: 'x'.repeat(201) }, 'paragraph tooLong'],
    [{ topics: 'norm-a; none' }, 'topics unknownTopic'],
    [{ ask: 'perhaps' }, 'ask choose'],
    [{ implementation: 'x'.repeat(1001) }, 'implementation tooLong'],
    [{ linked_symbol: 'x'.repeat(101) }, 'linked_symbol tooLong'],
    [{ linked_symbol: 'a\0b' }, 'linked_symbol notWellFormed'],
    [{ statement: 'See attached.' }, 'statement seeAttached'],
  ] as [Line['cells'], string][])('%j is told', (cells, problem) => {
    expect(problemsOf(cells)).toContain(problem)
  })

  test('a point says all that a submitted one may, within the limits of its round', () => {
    const said = {
      proposed_wording: 'W',
      paragraph: '12 (a)',
      topics: 'NORM-A; interstate cooperation\nnorm-b',
      ask: 'Gap',
      implementation: 'Means.',
      linked_symbol: 'A/79/214',
    }
    expect(judge([line(2, said)], facts).entries[0]?.points).toEqual([
      {
        statement: 'Name points of contact (2).',
        proposedWording: 'W',
        paragraphReference: '12 (a)',
        topics: ['norm-a', 'norm-b'],
        ask: 'gap',
        implementation: 'Means.',
        linkedSymbol: 'A/79/214',
      },
    ])
    const limits = {
      statementWords: 3,
      statementCharacters: 90,
      wordingCharacters: 9,
      mostPoints: 1,
    }
    const told = (lines: Line[]) =>
      judge(lines, { ...facts, limits }).problems.map(({ row, column, code }) => [
        row,
        column,
        code,
      ])
    expect(told([line(2, { language: 'zh', statement: '各国应当提名联络人' })])).toMatchObject([
      [2, 'statement', expect.stringMatching(/^overWords:3:/)],
    ])
    const rest = { input: 'input 2', statement: 'Two.', proposed_wording: '1234567890' }
    expect(told([line(2, { statement: 'One.' }), line(3, { ...rest, title: '' })])).toEqual([
      [2, 'input', 'overPoints:1:1'],
      [3, 'proposed_wording', 'overCharacters:9:1'],
    ])
    const long = Array.from({ length: 6 }, (_, at) =>
      line(at + 2, { input: 'a', title: at ? '' : 'T', statement: `${at}${'x'.repeat(19_000)}` }),
    )
    const wide = { ...USUAL_LIMITS, statementCharacters: 20_000 }
    expect(judge(long, { ...facts, limits: wide }).problems).toEqual([
      { row: 2, column: 'input', code: 'tooLong' },
    ])
  })

  test('an organiser’s line is of their own consultation', () => {
    const streams = facts.streams.map((one) => ({ ...one, channels: ['regional_consultation'] }))
    const told = (channel: string) =>
      judge([line(2, { channel })], { ...facts, streams }).problems.map(({ code }) => code)
    expect(told('regional_consultation')).toEqual([])
    expect(told('capital_consultation')).toEqual(['otherChannel'])
  })

  test('an organisation that agreed to less is not named by default, nor a person alone', () => {
    const { entries } = judge(
      [line(2, { organisation: '', organisation_type: '', person: 'A' })],
      facts,
    )
    expect(entries).toMatchObject([{ attribution: 'type_and_region', organisationId: null }])
  })

  test('lines of one input are its points, and may not contradict each other', () => {
    const rest = Object.fromEntries(COLUMNS.map((column) => [column, '']))
    const second = { ...rest, input: 'input 2', statement: 'Second.' }
    const { entries } = judge([line(2), { row: 3, cells: second }], facts)
    expect(entries).toMatchObject([{ rows: [2, 3], points: [{}, { statement: 'Second.' }] }])
    const other = judge([line(2), { row: 3, cells: { ...second, place: 'Geneva' } }], facts)
    expect(other).toMatchObject({
      entries: [],
      problems: [{ row: 3, column: 'place', code: 'differs' }],
    })
  })

  test('each line is in an entry, or its input has a problem', () => {
    const cells = fc.record({
      input: fc.constantFrom('a', 'b', ''),
      title: fc.constantFrom('', 'T'),
      statement: fc.constantFrom('', 'S', 'See attached'),
      place: fc.constantFrom('', 'X', 'Y'),
    })
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 12 }), (all) => {
        const lines = all.map((one, index) => line(index + 2, one))
        const { entries, problems } = judge(lines, facts)
        const stored = new Set(entries.flatMap(({ rows }) => rows))
        const bad = new Set(
          lines.filter(({ row }) => problems.some((problem) => problem.row === row)).map(keyOf),
        )
        for (const one of lines) expect(stored.has(one.row)).toBe(!bad.has(keyOf(one)))
      }),
    )
  })
})

const keyOf = ({ row, cells }: Line) => cells.input || `row ${row}`
