import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubtsOf, mayHold } from './row-doubts'
import type { FileRow, UploadPoint } from './upload-views'

const POINT: UploadPoint = {
  pointId: '0193b0de-1111-7000-8000-000000000001',
  reference: 'GM26-AAAAAA',
  number: 1,
  moderatorsOnly: false,
  language: 'en',
  statement: 'Name points of contact.',
  wording: 'States shall.',
  standing: true,
  withdrawn: false,
  interested: false,
  record: null,
  earlier: [],
}
const codes = (more: Partial<FileRow>, point: Partial<UploadPoint> = {}) =>
  doubtsOf(
    { row: 2, pointId: null, reference: null, stamp: null, cells: {}, ...more },
    { ...POINT, ...point },
    'Withheld: open it',
  ).map(({ code }) => code)

describe('what a cell may hold', () => {
  const long = `${'States reaffirm that capacity is built together. '.repeat(8)}And fund it.`
  it.each([
    ['', 'Anything.'],
    ['  \n', 'Anything.'],
    ['Say  “so”:\r\nnow ', 'Say "so": now'],
    ["'=SUM(A1)", '=SUM(A1)'],
    ['SAY SO', 'Say so.'],
    ['Convendri\u0301a', 'Convendría'],
    ['One_x000D_\ntwo', 'One\ntwo'],
    ['ﬁnance', 'finance'],
    ['12', '12.0'],
    ['1.1', '1.10'],
    ['????', '我们的成员'],
    ['Convendr?a separar', 'Convendría separar'],
    ['Zero-day ?? now', 'Zero-day 漏洞 now'],
    ['L\ufffdtat', 'Létat'],
    ['Why? Because.', 'Why? Because.'],
    [long.slice(0, 300), long],
  ])('%j is of %j', (cell, text) => {
    expect(mayHold(cell, text)).toBe(true)
  })

  it.each([
    ['Say no.', 'Say so.'],
    ['Say', 'Say so.'],
    ['12', '13'],
    ['为什么? 我们的成员', '为什么? 各国联络点'],
    ['Name points? Fund fellowships.', 'Name points? Share what works.'],
    ['?', 'Say so.', true],
    ['a?b', 'b?a'],
    [`${long.slice(0, 300)} otherwise`, long],
    ['Anything.', ''],
  ])('%j against %j is told', (cell, text, same = false) => {
    expect(mayHold(cell, text)).toBe(same)
  })

  it('never is another text of plain letters', () => {
    const words = fc.stringMatching(/^[a-z]{3,12}( [a-z]{3,12}){0,6}$/)
    fc.assert(
      fc.property(words, words, (one, other) => {
        const same = one.replaceAll(' ', '') === other.replaceAll(' ', '')
        expect(mayHold(` ${one.toUpperCase()}.\r\n`, other)).toBe(same)
      }),
    )
  })
})

describe('doubts about a row', () => {
  it('come of what is another point’s, not of what is left out', () => {
    expect(codes({})).toEqual([])
    const own = {
      statement: POINT.statement ?? '',
      wording: 'STATES shall',
      address: POINT.pointId,
    }
    expect(codes({ reference: 'GM26-AAAAAA#1', says: own })).toEqual([])
    expect(codes({ reference: 'GM26-AAAAAA#11' })).toEqual(['reference'])
    expect(codes({ says: { statement: 'Fund it.' } })).toEqual(['statement'])
    expect(codes({ says: { wording: 'Fund it.' } })).toEqual(['wording'])
    expect(codes({ says: { wording: 'Fund it.' } }, { wording: null })).toEqual(['wording'])
    expect(codes({ says: { address: POINT.pointId.replace('1', '2') } })).toEqual(['address'])
  })

  it('come of any text beside a point for moderators only, but for the words that stand there', () => {
    const hidden = { moderatorsOnly: true, statement: null, wording: null }
    expect(codes({ says: { statement: 'Withheld: open it ' } }, hidden)).toEqual([])
    expect(codes({ says: { statement: 'Fund it.' } }, hidden)).toEqual(['statement'])
    expect(codes({ says: { statement: 'Withheld: open it' } })).toEqual(['statement'])
  })
})
