import { SaxesParser } from 'saxes'
import { UnfitFile } from './unfit'
import { type Part, readZip, unpack } from './zip'

// Of ECMA-376's transitional and strict forms.
const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
])

/** A part's text beyond this is no table that somebody filled in. */
const LONGEST_PART = 40 * 1024 * 1024
const MOST_DEEP = 256

export type WordTables = {
  /** The rows of each table, each cell's paragraphs as lines. */
  tables: string[][][]
  /** The lines of the page headers, those of their tables' cells too. */
  header: string[]
  /** The rows of the tables in page headers: old templates name the columns there. */
  headerRows: string[][]
  /** How many changes were tracked: what was inserted is read, what was deleted is not. */
  tracked: number
}

/** True for an archive that holds the body of a Word document. */
export const isWord = (parts: readonly Part[]): boolean => parts.some(({ name }) => BODY.test(name))
const BODY = /^word\/document\d*\.xml$/
const HEADER = /^word\/header\d*\.xml$/

/**
 * The tables of a Word document in their order. A cell that spans columns is followed by empty ones, one
 * that goes on downwards is repeated; a table within a cell is read as the cell's text.
 * @throws UnfitFile 'sourceContent' where it is not well-formed or declares a document type
 */
export function readWordTables(file: Buffer): WordTables {
  const parts = readZip(file)
  const body = parts.find(({ name }) => BODY.test(name))
  if (!body) throw new UnfitFile('sourceType')
  const read = tablesOf(textOf(body))
  const headers = parts
    .filter(({ name }) => HEADER.test(name))
    .map((part) => tablesOf(textOf(part)))
  const headerRows = headers.flatMap(({ tables }) => tables.flat())
  const header = [...headers.flatMap(({ lines }) => lines), ...headerRows.flatMap(saidIn)]
  return { tables: read.tables, tracked: read.tracked, header: header.filter(Boolean), headerRows }
}

/** The cells of a row as lines: what follows "Date:" may stand in a line or cell of its own. */
const saidIn = (cells: readonly string[]): string[] =>
  cells.flatMap((cell, at) => {
    const whole = cell.endsWith(':') ? `${cell} ${cells[at + 1] ?? ''}` : cell
    return whole.replace(/:\s*\n\s*/g, ': ').split('\n')
  })

function textOf(part: Part): string {
  if (part.size > LONGEST_PART) throw new UnfitFile('sourceTooLong')
  return new TextDecoder().decode(unpack(part))
}

const DELETED = new Set(['del', 'moveFrom'])
const INSERTED = new Set(['ins', 'moveTo'])
const BREAKS: Record<string, string> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '‑' }

type Cell = { lines: string[]; span: number; goesOn: boolean }

/** One walk through a part: rows of its outermost tables, and the lines that stand in none. */
function tablesOf(xml: string): { tables: string[][][]; lines: string[]; tracked: number } {
  const tables: string[][][] = []
  const lines: string[] = []
  const open: string[] = []
  let [depth, skipped, tracked, inText] = [0, 0, 0, false]
  let rows: Cell[][] = []
  let cells: Cell[] = []
  let cell: Cell | null = null
  let line = ''
  const parser = new SaxesParser({ xmlns: true })
  const fail = () => {
    throw new UnfitFile('sourceContent')
  }
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('text', (text) => {
    if (inText && !skipped) line += text
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    const word = WORD.has(uri)
    // An alternative for older programs says the same again.
    const name = word || local === 'Fallback' ? local : ''
    open.push(name)
    if (open.length > MOST_DEEP) fail()
    if (DELETED.has(name) || INSERTED.has(name)) tracked += 1
    if (DELETED.has(name) || name === 'Fallback') skipped += 1
    if (skipped) return
    const own = (wanted: string) =>
      Object.values(attributes).find((one) => one.local === wanted)?.value
    if (name === 'tbl') depth += 1
    else if (name === 't') inText = true
    else if (name in BREAKS) line += BREAKS[name] ?? ''
    if (name === 'tbl' && depth === 1) rows = []
    if (depth !== 1) return
    if (name === 'tr') cells = []
    else if (name === 'tc') cell = { lines: [], span: 1, goesOn: false }
    else if (name === 'gridSpan' && cell) cell.span = Math.min(Number(own('val')) || 1, 60)
    else if (name === 'vMerge' && cell) cell.goesOn = (own('val') ?? 'continue') === 'continue'
  })
  parser.on('closetag', () => {
    const name = open.pop() ?? ''
    if (DELETED.has(name) || name === 'Fallback') {
      skipped -= 1
      return
    }
    if (skipped) return
    if (name === 't') inText = false
    if (name === 'p') {
      ;(cell?.lines ?? lines).push(line)
      line = ''
    }
    if (name === 'tbl') depth -= 1
    if (name === 'tbl' && depth === 0) tables.push(filled(rows))
    if (depth !== 1) return
    if (name === 'tc' && cell) {
      cells.push(cell)
      cell = null
    } else if (name === 'tr') rows.push(cells)
  })
  parser.write(xml).close()
  return { tables, lines, tracked }
}

/** Rows as texts, with what spans them filled in. */
function filled(rows: readonly Cell[][]): string[][] {
  const read: string[][] = []
  for (const row of rows) {
    const above = read.at(-1)
    const texts: string[] = []
    for (const { lines, span, goesOn } of row) {
      texts.push(goesOn ? (above?.[texts.length] ?? '') : lines.join('\n').trim())
      for (let more = 1; more < span; more++) texts.push('')
    }
    read.push(texts)
  }
  return read
}
