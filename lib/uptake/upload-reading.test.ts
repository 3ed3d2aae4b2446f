import { describe, expect, it } from 'vitest'
import { COMMENT_COLUMNS } from '@/lib/platform/comment-columns'
import { writeSheets } from '@/lib/platform/sheet'
import { partOf, writeZip } from '@/lib/platform/zip'
import { stampOf } from './stamp'
import { readUpload } from './upload-reading'

const POINT = '0193b0de-1111-7000-8000-000000000001'
const cells = { outcome: 'Noted', reason: '', carriedTo: '', paragraphs: '' }
const file = (text: string) => readUpload(Buffer.from(text))
const rowsOf = async (answer: ReturnType<typeof readUpload>) => {
  const read = await answer
  return read.ok ? read.value.rows : read.code
}
const codesOf = async (answer: ReturnType<typeof readUpload>) => {
  const read = await answer
  return read.ok ? read.value.notes.map(({ code }) => code) : []
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const wordTable = (...rows: string[][]) => {
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const body = rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')
  return `<w:tbl>${body}</w:tbl>`
}
const wordFile = (body: string) =>
  writeZip([
    partOf('word/document.xml', `<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`),
  ])

describe('a file of decisions', () => {
  it('leaves out and tells of rows with cells beyond the headings, as an unquoted comma makes them', async () => {
    const text = `point,outcome,reason\n${POINT},Noted,Heard, and more\n${POINT},Noted,"Heard, whole"\n`
    expect(await rowsOf(file(text))).toMatchObject([{ row: 3, cells: { reason: 'Heard, whole' } }])
    expect(await codesOf(file(text))).toContain('extraCells')
    // Nor do trailing headings without a word hide them, in a comment table as little as in a sheet.
    const head = 'MB/NC,Line number,Clause,Comments,Proposed change,Observations,,'
    const table = `${head}\nZZ,X-ABCDEF#1,3,Unclear, and long,,Accepted: done.,\nZZ,X-ABCDEF#2,3,Clear.,,Noted: x.,,\n`
    expect(await rowsOf(file(table))).toMatchObject([{ row: 3, observation: 'Noted: x.' }])
    expect(await codesOf(file(table))).toContain('extraCells')
  })

  it('is read by its columns, in any order, and says nothing of those it lacks', async () => {
    const text = `﻿Outcome;REFERENCE;point\nNoted;gm26-7k2qxd#12;${POINT.toUpperCase()}\n`
    expect(await rowsOf(file(text))).toEqual([
      {
        row: 2,
        pointId: POINT,
        reference: 'GM26-7K2QXD#12',
        stamp: null,
        cells: { outcome: 'Noted' },
        says: {},
      },
    ])
    expect(await codesOf(file(text))).toEqual(['bom', 'delimiter_semicolon'])
    const told = `point,outcome,Statement,proposed wording,address\n${POINT},Noted,Say so.,States shall,https://x/en/moderate/y/records/${POINT}?document=z\n`
    expect(await rowsOf(file(told))).toMatchObject([
      { says: { statement: 'Say so.', wording: 'States shall', address: POINT } },
    ])
  })

  it('tells of empty rows and comments, and keeps the numbers of rows', async () => {
    const text = 'point,outcome\n,\n# say,\nx,Noted\n'
    expect(await rowsOf(file(text))).toMatchObject([{ row: 4, pointId: null }])
    expect(await codesOf(file(text))).toEqual(['delimiter_comma', 'emptyRow', 'comment'])
  })

  it('tells of what it does not read: before the headings, again, in columns of one’s own', async () => {
    const text =
      'Decisions of October,,,\nreason,outcome,point,my notes\n"#1 of ours.",Noted,X,see me\n' +
      `"#1 of ours.",Noted,${POINT},\nreason,outcome,point,reason\nHeard.,Noted,${POINT},Copied.\n`
    expect(await rowsOf(file(text))).toMatchObject([
      { row: 4, cells: { reason: '#1 of ours.' } },
      { row: 6, cells: { reason: 'Heard.' } },
    ])
    const read = await file(text)
    expect(read.ok && read.value.notes.slice(1)).toEqual([
      { code: 'beforeHead', detail: '1' },
      { code: 'comment', detail: '3' },
      { code: 'headAgain', detail: '5' },
      { code: 'unreadColumn', detail: 'reason' },
    ])
    const own = await file(`point,outcome,note to self\n${POINT},Noted,x\n${POINT},Noted,y\n`)
    expect(own.ok && own.value.notes).toContainEqual({
      code: 'unreadColumn',
      detail: 'note to self',
    })
    const beside = [
      ['point', 'outcome'],
      [POINT, 'Noted', 'a note beside the table'],
    ]
    const bytes = await writeSheets('xlsx', [{ name: 'Points', rows: beside }])
    const noted = await readUpload(Buffer.from(bytes))
    expect(noted.ok && noted.value.notes).toContainEqual({
      code: 'unreadColumn',
      detail: 'column 3',
    })
    // What we wrote and do not read back is no column of theirs.
    expect(await codesOf(file(`point,outcome,statement\n${POINT},Noted,x\n`))).toEqual([
      'delimiter_comma',
    ])
  })

  it('takes the guard off a cell that a spreadsheet would run, unless the text has it', async () => {
    const said = { ...cells, reason: "'=x" }
    const stamp = stampOf('revision', POINT, null, said)
    const sheet = (reason: string, of: string) =>
      file(`point,stamp,outcome,reason,carried_to,paragraphs\n${POINT},${of},Noted,${reason},,\n`)
    expect(await rowsOf(sheet("'=x", ''))).toMatchObject([{ cells: { reason: '=x' } }])
    expect(await rowsOf(sheet("'- x", ''))).toMatchObject([{ cells: { reason: '- x' } }])
    expect(await rowsOf(sheet("'=x", stamp))).toMatchObject([{ cells: { reason: "'=x" } }])
  })

  it.each(['xlsx', 'ods', 'csv'] as const)('as %s keeps lines within a cell', async (format) => {
    const rows = [
      ['point', 'outcome', 'reason'],
      [POINT, 'Noted', 'One.\nTwo; three'],
    ]
    const bytes = await writeSheets(format, [{ name: 'Points', rows }])
    expect(await rowsOf(readUpload(Buffer.from(bytes)))).toMatchObject([
      { cells: { reason: 'One.\nTwo; three' } },
    ])
  })

  it('is a comment table in Word, whose line says which point, through several tables', async () => {
    const head = Object.values(COMMENT_COLUMNS)
    const stamp = stampOf('revision', POINT, null, cells)
    const row = (line: string, observation: string) => [
      'UK',
      line,
      '',
      '1',
      'te',
      'x',
      'y',
      observation,
    ]
    const body =
      wordTable(['Not', 'the', 'table']) +
      wordTable(head, row(`GM26-7K2QXD#1 [${stamp}]`, 'Noted')) +
      wordTable(head, row('', 'See GM26-7K2QXD#2'))
    const read = await readUpload(wordFile(body))
    expect(read).toMatchObject({
      ok: true,
      value: {
        rows: [
          {
            row: 3,
            reference: 'GM26-7K2QXD#1',
            stamp: { revision: stamp.slice(0, 8) },
            observation: 'Noted',
            says: { statement: 'x', wording: 'y' },
          },
          { row: 5, reference: null, observation: 'See GM26-7K2QXD#2' },
        ],
      },
    })
  })

  it('may have its headings in the page header, as templates of before 2012', async () => {
    const head = wordTable(Object.values(COMMENT_COLUMNS))
    const body = wordTable(['UK', 'GM26-7K2QXD#1', '', '1', 'te', 'x', 'y', 'Noted'])
    const bytes = writeZip([
      partOf('word/document.xml', `<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`),
      partOf('word/header2.xml', `<w:hdr ${NAMESPACE}>${head}</w:hdr>`),
    ])
    expect(await rowsOf(readUpload(bytes))).toMatchObject([
      { row: 2, reference: 'GM26-7K2QXD#1', observation: 'Noted' },
    ])
  })

  it('is refused where it can’t be read, names no columns, or is too large', async () => {
    expect(await rowsOf(file('a,b\n1,2\n'))).toBe('INCOMPLETE')
    expect(await rowsOf(file('point,outcome\n'))).toBe('INCOMPLETE')
    expect(await rowsOf(readUpload(wordFile(wordTable(['a', 'b']))))).toBe('INCOMPLETE')
    expect(await rowsOf(file('PK no archive'))).toBe('UNREADABLE')
    expect(await rowsOf(readUpload(wordFile('<w:tbl>')))).toBe('UNREADABLE')
    expect(await rowsOf(file(`point,outcome\n${'x,Noted\n'.repeat(5001)}`))).toBe('TOO_LARGE')
    const most = `Decisions\npoint,outcome\n${'x,Noted\n'.repeat(5000)}# said below\n`
    expect(await rowsOf(file(most))).toHaveLength(5000)
    expect(await rowsOf(readUpload(Buffer.alloc(8_000_001)))).toBe('TOO_LARGE')
  })
})
