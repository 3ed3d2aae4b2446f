import { describe, expect, it } from 'vitest'
import { buildWord, paragraph, run } from '@/prisma/builders/word'
import { readWord } from './word-file'

const field =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
const page = `${field}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const picture = '<w:r><w:drawing/></w:r>'
const box = `<w:r><w:pict><w:txbxContent>${paragraph('In a box')}</w:txbxContent></w:pict></w:r>`
const section = (inside: string) => `${paragraph('1. States agree.')}<w:sectPr>${inside}</w:sectPr>`
const reference = (kind: string, type: string, id = 1) =>
  `<w:${kind}Reference w:type="${type}" r:id="rId${id}"/>`
const header = paragraph('', { runs: run('A/AC.292/') + run('2026/CRP.1') })
const read = (wish: Parameters<typeof buildWord>[0]) => readWord(buildWord(wish), 'en')

describe('headers and footers', () => {
  it('are no part of the text, and are named', () => {
    const body = section(reference('header', 'default') + reference('footer', 'default', 2))
    const footer = paragraph('', { runs: run('26-00001 ') + page + picture })
    const { text, notes } = read({ body, header, footer })
    expect(text).toBe('1. States agree.')
    expect(notes).toEqual([
      { code: 'headers', count: 1, detail: 'A/AC.292/2026/CRP.1' },
      { code: 'footers', count: 1, detail: '26-00001' },
      { code: 'pageNumbers', count: 1 },
      { code: 'marginPictures', count: 1 },
    ])
  })

  it('of a page number alone are told as that', () => {
    const body = section(reference('footer', 'default'))
    const footer = paragraph('', { runs: page })
    expect(read({ body, footer }).notes).toEqual([{ code: 'pageNumbers', count: 1 }])
    const simple = paragraph('', { runs: `<w:fldSimple w:instr="PAGE">${run('7')}</w:fldSimple>` })
    expect(read({ body, footer: simple }).notes).toEqual([{ code: 'pageNumbers', count: 1 }])
  })

  it('in a text box are told once, and cut where they are long', () => {
    const body = section(reference('header', 'default'))
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`
    expect(read({ body, header: paragraph('', { runs: both }) }).notes).toEqual([
      { code: 'headers', count: 1, detail: 'In a box' },
    ])
    const [note] = read({ body, header: paragraph('x'.repeat(100)) }).notes
    expect(note?.detail).toBe(`${'x'.repeat(80)}…`)
  })

  it('that no page shows are not told, nor empty ones', () => {
    const of = (type: string, more = '', settings = '') =>
      read({ body: section(reference('header', type) + more), header, settings }).notes.length
    expect(of('first')).toBe(0)
    expect(of('first', '<w:titlePg/>')).toBe(1)
    expect(of('even')).toBe(0)
    const odd = section(reference('header', 'even'))
    const settings = '<w:evenAndOddHeaders/>'
    expect(read({ body: odd, header, settings }).notes).toHaveLength(1)
    expect(read({ body: section(''), header }).notes).toEqual([])
    const empty = section(reference('header', 'default'))
    expect(read({ body: empty, header: paragraph('') }).notes).toEqual([])
  })
})

describe('text boxes', () => {
  it('are read after their paragraph, and told', () => {
    const body = paragraph('', { runs: run('1. Beside.') + box })
    const { text, notes } = read({ body })
    expect(text).toContain('In a box')
    expect(notes).toEqual([{ code: 'boxes', count: 1 }])
  })
})
