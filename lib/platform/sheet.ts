import { parse } from 'csv-parse/sync'
import { readOds, readXlsx, writeOds, writeXlsx } from 'hucre'
import { csvOf, inert } from '@/lib/kernel/csv'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { listed } from '@/lib/kernel/text'
import { decode } from './decode'

export const SHEET_FORMATS = ['xlsx', 'ods', 'csv'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]

/** Something met while reading a file, and what was done about it: `detail` says how much or where. */
export type SheetNote = { code: string; detail: string }
export type Sheet = { rows: string[][]; notes: SheetNote[] }

/** More than this is refused; a thousand inputs of several pages each are less. Rows are those below the headings. */
export const SHEET_LIMITS = { bytes: 8_000_000, rows: 5000, unpacked: 80_000_000 }

/** Headings, what stands above them, and what a file of ours says below its rows. */
const ROWS_BESIDE = 200

const starts = (bytes: Uint8Array, ...head: number[]) =>
  head.every((byte, at) => bytes[at] === byte)

/**
 * A sheet of an XLSX, ODS or CSV file as text, whatever the file is called: what it is stands in its content.
 * Dates come as days (2026-07-20).
 * @param fits tells of a row whether it names columns; the first sheet that has such a one is read, or else the
 *   first
 * @returns TOO_LARGE over `SHEET_LIMITS`, where who reads the rows counts those below the headings; UNREADABLE for
 *   what is none of these
 */
export async function readSheet(
  bytes: Uint8Array,
  fits: Fits = () => true,
): Promise<Result<Sheet>> {
  if (bytes.length > SHEET_LIMITS.bytes) return refuse('TOO_LARGE')
  try {
    const sheet = starts(bytes, 0x50, 0x4b) ? await readWorkbook(bytes, fits) : readCsv(bytes)
    if (!sheet) return refuse('TOO_LARGE')
    // Thousands of empty ones at the end are what formats of cells leave.
    const most = SHEET_LIMITS.rows + ROWS_BESIDE
    return sheet.rows.findLastIndex((row) => row.some(hasText)) >= most
      ? refuse('TOO_LARGE')
      : ok({ ...sheet, rows: sheet.rows.slice(0, most) })
  } catch {
    return refuse('UNREADABLE')
  }
}

const hasText = (cell: string) => cell.trim() !== ''

type Fits = (row: string[]) => boolean

async function readWorkbook(bytes: Uint8Array, fits: Fits): Promise<Sheet | null> {
  if (unpackedSize(bytes) > SHEET_LIMITS.unpacked) return null
  // The type of an ODS file is the first thing in it, unpacked (OpenDocument 1.3, part 2, 3.3).
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 120))
  const isOds = head.includes('opendocument.spreadsheet')
  const book = await (isOds ? readOds : readXlsx)(bytes)
  const texts = book.sheets.map((sheet) => sheet.rows.map((row) => row.map(cellText)))
  const fitting = texts.flatMap((rows, at) => (rows.some(fits) ? [at] : []))
  const [at = 0, ...others] = fitting
  const rows = texts[at] ?? []
  const formulas = [...(book.sheets[at]?.cells ?? [])].flatMap(([at, { formula }]) => {
    const [row = 0, column = 0] = at.split(',').map(Number)
    const cells = rows[row]
    // A program that never ran it left no result: what stands there is told rather than lost.
    if (formula && cells && !cells[column]) cells[column] = `=${formula}`
    return formula ? [`${columnLetter(column)}${row + 1}`] : []
  })
  const merged = (book.sheets[at]?.merges ?? []).flatMap((merge) => fillDown(rows, merge))
  const format = isOds ? 'ODS' : 'XLSX'
  const nameOf = (sheet: number) => `“${book.sheets[sheet]?.name}”`
  const notes =
    at === 0
      ? [{ code: 'format', detail: format }]
      : [{ code: 'otherSheet', detail: `${format}, ${nameOf(at)}` }]
  if (others.length > 0) notes.push({ code: 'unreadSheets', detail: listed(others.map(nameOf)) })
  if (formulas.length > 0) notes.push({ code: 'formulaCells', detail: listed(formulas) })
  if (merged.length > 0) notes.push({ code: 'mergedCells', detail: listed(merged) })
  return { rows, notes }
}

type Merge = { startRow: number; endRow: number; startCol: number }

/** What stands in a cell merged over several rows holds for each of them. @returns the range, where it is such a one */
function fillDown(rows: string[][], { startRow, endRow, startCol }: Merge): string[] {
  const text = rows[startRow]?.[startCol]
  if (!text || endRow <= startRow) return []
  for (const row of rows.slice(startRow + 1, endRow + 1)) {
    while (row.length < startCol) row.push('')
    row[startCol] ||= text
  }
  const letter = columnLetter(startCol)
  return [`${letter}${startRow + 1}:${letter}${endRow + 1}`]
}

/** What the archive's own list says its files hold: a small file may unpack to more than memory has. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size = 0
  for (let at = 0; at + 46 <= bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) size += view.getUint32(at + 24, true)
  return size
}

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

function readCsv(bytes: Uint8Array): Sheet {
  const { text, notes } = textOf(bytes)
  const delimiter = delimiterOf(text)
  const rows: string[][] = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
  })
  const name = { ',': 'comma', ';': 'semicolon' }[delimiter] ?? 'tab'
  return { rows, notes: [...notes, { code: `delimiter_${name}`, detail: '' }] }
}

/**
 * What parts the cells: what parts most lines into as many, outside quotation marks. A title above the headings
 * and the commas of sentences are no guide.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    // Of a row of quoted cells nothing is left but what parts them, which may be tabs.
    .filter((line) => line && !line.startsWith('#'))
  const weight = (delimiter: string) => {
    const lengths = new Map<number, number>()
    for (const line of lines) {
      const parts = line.split(delimiter).length - 1
      lengths.set(parts, (lengths.get(parts) ?? 0) + 1)
    }
    return Math.max(...[...lengths].map(([parts, times]) => parts * times), 0)
  }
  const [best = ','] = [',', ';', '\t'].sort((a, b) => weight(b) - weight(a))
  return best
}

/** A file's text, with what is to be said of its encoding. @throws UnfitFile where it is no text */
export function textOf(bytes: Uint8Array): { text: string; notes: SheetNote[] } {
  const { text, encoding } = decode(bytes)
  if (encoding) return { text, notes: [{ code: 'encoding', detail: encoding }] }
  return { text, notes: starts(bytes, 0xef, 0xbb, 0xbf) ? [{ code: 'bom', detail: '' }] : [] }
}

/** The values that a column's cells below the headings are chosen from. */
export type SheetList = { column: number; values: readonly string[] }

export type SheetToWrite = {
  name: string
  rows: readonly (readonly string[])[]
  /** Offered by XLSX only. */
  list?: SheetList
  /** Of its columns, in characters. */
  widths?: readonly number[]
  /** Columns in which XLSX leaves what is typed as it is: elsewhere "3-4" becomes a day. */
  plain?: readonly number[]
}

/**
 * Sheets as a file; CSV holds them one below the other, the later ones in lines that start with "#".
 * No cell can run as a formula.
 */
export async function writeSheets(
  format: SheetFormat,
  sheets: readonly SheetToWrite[],
): Promise<Uint8Array<ArrayBuffer>> {
  if (format !== 'csv') {
    const safe = sheets.map(({ name, rows, list, widths, plain }) => ({
      name,
      rows: rows.map((row) => row.map(inert)),
      ...(widths && {
        columns: widths.map((width, at) => ({
          width,
          ...(plain?.includes(at) && { numFmt: '@' }),
        })),
        freezePane: { rows: 1 },
      }),
      ...(list && { dataValidations: [validation(list, rows.length)] }),
    }))
    return new Uint8Array(await (format === 'ods' ? writeOds : writeXlsx)({ sheets: safe }))
  }
  const lines = sheets.flatMap(({ name, rows }, index) =>
    index === 0 ? rows : [[`# ${name}`], ...rows.map((row) => [`# ${row[0]}`, ...row.slice(1)])],
  )
  // Excel reads UTF-8 only where the file says so.
  return new TextEncoder().encode(`\ufeff${csvOf(lines)}`)
}

/** A list offered and not enforced: what a cell may hold is judged when the file is read. */
function validation({ column, values }: SheetList, rows: number) {
  const letter = columnLetter(column)
  return {
    type: 'list' as const,
    values: [...values],
    allowBlank: true,
    range: `${letter}2:${letter}${Math.max(2, rows)}`,
  }
}

/** The letters of a column counted from 0: A, Z, AA. */
const columnLetter = (column: number): string =>
  (column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26))

export const SHEET_TYPES: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
}
