import { describe, expect, it } from 'vitest'
import { isWord, readWordTables } from './word-tables'
import { partOf, readZip, writeZip } from './zip'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const word = (body: string, header?: string) =>
  writeZip([
    partOf('word/document.xml', `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`),
    ...(header ? [partOf('word/header1.xml', `<w:hdr ${NAMESPACES}>${header}</w:hdr>`)] : []),
  ])
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const tc = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`

describe('the tables of a Word document', () => {
  it('are read cell by cell, paragraphs and breaks as lines', () => {
    const broken = '<w:p><w:r><w:t>a</w:t><w:br/><w:t xml:space="preserve"> b</w:t></w:r></w:p>'
    const file = word(
      `${p('Outside')}${table([tc(p('1') + p('2')), tc(broken)])}${table([tc(p('x'))])}`,
    )
    expect(readWordTables(file).tables).toEqual([[['1\n2', 'a\n b']], [['x']]])
  })

  it('fill what spans columns and rows', () => {
    const file = word(
      table(
        [
          tc(p('UK'), '<w:vMerge w:val="restart"/>'),
          tc(p('wide'), '<w:gridSpan w:val="2"/>'),
          tc(p('z')),
        ],
        [tc(p(''), '<w:vMerge/>'), tc(p('b')), tc(p('c')), tc(p('d'))],
      ),
    )
    expect(readWordTables(file).tables[0]).toEqual([
      ['UK', 'wide', '', 'z'],
      ['UK', 'b', 'c', 'd'],
    ])
  })

  it('take insertions, leave deletions and moved text, and count them', () => {
    const changed = `<w:p><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del>
      <w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>`
    const read = readWordTables(word(table([tc(changed)])))
    expect(read.tables[0]).toEqual([['in']])
    expect(read.tracked).toBe(3)
  })

  it('read a table within a cell as its text, and an alternative once', () => {
    const inner = table([tc(p('inner'))])
    const twice = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>once</w:t></mc:Choice><mc:Fallback><w:t>once</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(readWordTables(word(table([tc(p('outer') + inner), tc(twice)]))).tables).toEqual([
      [['outer\ninner', 'once']],
    ])
  })

  it('come with the lines of the page header', () => {
    expect(readWordTables(word(p('x'), p('Date: 2026-07-20') + p('')))).toMatchObject({
      tables: [],
      header: ['Date: 2026-07-20'],
    })
    const cells = [tc(p('Date:') + p('2026-07-20')), tc(p('Document:')), tc(p('N 12'))]
    const read = readWordTables(word(p('x'), table(cells)))
    expect(read.header).toEqual(['Date: 2026-07-20', 'Document: N 12', 'N 12'])
    expect(read.headerRows).toEqual([['Date:\n2026-07-20', 'Document:', 'N 12']])
  })

  it('are refused where entities could be defined, or the document is broken', () => {
    const bomb = writeZip([
      partOf(
        'word/document.xml',
        '<!DOCTYPE a [<!ENTITY x "x">]><w:document xmlns:w="w">&x;</w:document>',
      ),
    ])
    expect(() => readWordTables(bomb)).toThrow('sourceContent')
    expect(() => readWordTables(word('<w:tbl>'))).toThrow('sourceContent')
    const other = writeZip([partOf('xl/workbook.xml', '<a/>')])
    expect(isWord(readZip(other))).toBe(false)
    expect(() => readWordTables(other)).toThrow('sourceType')
  })
})
