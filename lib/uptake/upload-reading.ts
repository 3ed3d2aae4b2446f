import { isUuid } from '@/lib/kernel/ids'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { canonical, isStorable, listed } from '@/lib/kernel/text'
import { type CommentColumn, commentColumns, commentRows } from '@/lib/platform/comment-columns'
import { readSheet, SHEET_LIMITS, type SheetNote } from '@/lib/platform/sheet'
import { isWord, readWordTables } from '@/lib/platform/word-tables'
import { readZip } from '@/lib/platform/zip'
import { DECISION_COLUMNS } from './file-sheet'
import type { DecisionCells } from './observation'
import { partsOfStamp, textStamp } from './stamp'
import type { FileRow } from './upload-views'

export type ReadUpload = { rows: FileRow[]; notes: SheetNote[] }

/**
 * The rows of a file of decisions: a sheet with the columns of ours, or a comment table as sheet or in Word.
 * @returns TOO_LARGE, UNREADABLE, or INCOMPLETE where no row names the columns or none follows
 */
export async function readUpload(file: Buffer): Promise<Result<ReadUpload>> {
  if (file.length > SHEET_LIMITS.bytes) return refuse('TOO_LARGE')
  try {
    if (file.subarray(0, 2).toString('latin1') === 'PK' && isWord(readZip(file))) {
      const read = readWordTables(file)
      const notes = [
        { code: 'word', detail: '' },
        ...(read.tracked ? [{ code: 'tracked', detail: String(read.tracked) }] : []),
      ]
      return rowsOf(commentRows(read), notes)
    }
  } catch {
    return refuse('UNREADABLE')
  }
  const sheet = await readSheet(file, (row) => columnsIn(row) !== null)
  return sheet.ok ? rowsOf(sheet.value.rows, sheet.value.notes) : sheet
}

/** Headings of a sheet of ours that are read; others are told only. */
const CELLS = {
  outcome: 'outcome',
  reason: 'reason',
  carried_to: 'carriedTo',
  paragraphs: 'paragraphs',
} as const satisfies Record<string, keyof DecisionCells>

/** Where the columns of a table stand, its headings, and which of these are read or were written by us. */
type Columns = { width: number; headings: readonly string[]; known: ReadonlySet<number> } & (
  | { kind: 'sheet'; at: Map<string, number> }
  | { kind: 'table'; at: Map<CommentColumn, number> }
)

const named = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

function columnsIn(row: readonly string[]): Columns | null {
  const at = new Map<string, number>()
  // A copy of a column that somebody put behind it is not the column.
  for (const [index, heading] of row.entries())
    if (!at.has(named(heading))) at.set(named(heading), index)
  const width = row.findLastIndex((heading) => heading.trim()) + 1
  const headings = row
  if (at.has('outcome') && (at.has('point') || at.has('reference'))) {
    const known = new Set(DECISION_COLUMNS.flatMap((column) => at.get(column) ?? []))
    return { kind: 'sheet', at, width, headings, known }
  }
  const table = commentColumns(row)
  return table?.has('observation')
    ? { kind: 'table', at: table, width, headings, known: new Set(table.values()) }
    : null
}

function rowsOf(table: readonly string[][], notes: SheetNote[]): Result<ReadUpload> {
  const met = new Map<string, (number | string)[]>()
  const meet = (code: string, what: number | string) => {
    const before = met.get(code)
    if (before) before.push(what)
    else met.set(code, [what])
  }
  const rows: FileRow[] = []
  let columns: Columns | null = null
  const isText = notes.some(({ code }) => code.startsWith('delimiter_'))
  for (const [index, row] of table.entries()) {
    const number = index + 1
    // A document may hold several tables, each with headings of its own.
    const head = columnsIn(row)
    if (head) {
      if (columns) meet('headAgain', number)
      else if (index > 0) meet('beforeHead', index)
      columns = head
    }
    if (head || !columns) continue
    const read =
      columns.kind === 'sheet'
        ? sheetRow(row, columns.at, number)
        : tableRow(row, columns.at, number)
    if (row.every((cell) => !cell.trim())) meet('emptyRow', number)
    // How a file of ours explains itself below its rows. A reason may begin so, whatever column stands first.
    else if (row[0]?.trim().startsWith('#') && !read.pointId && !read.reference)
      meet('comment', number)
    else if (!row.every(isStorable)) meet('notStorable', number)
    // Of a text an unquoted comma makes them: no cell behind it can be trusted to be where it belongs.
    else if (isText && row.slice(columns.width).some((cell) => cell.trim()))
      meet('extraCells', number)
    else {
      rows.push(read)
      for (const [at, cell] of row.entries())
        if (cell.trim() && !columns.known.has(at))
          meet('unreadColumn', columns.headings[at]?.trim() || `column ${at + 1}`)
    }
  }
  if (rows.length > SHEET_LIMITS.rows) return refuse('TOO_LARGE')
  if (rows.length === 0) return refuse('INCOMPLETE')
  const told = [...met].map(([code, what]) => ({ code, detail: listed(what) }))
  return ok({ rows, notes: [...notes, ...told] })
}

const REFERENCE = /[A-Z0-9][A-Z0-9-]{2,39}#\d{1,4}/

const referenceIn = (text: string): string | null => REFERENCE.exec(text.toUpperCase())?.[0] ?? null

function sheetRow(row: readonly string[], at: Map<string, number>, number: number): FileRow {
  const cell = (column: string) => row[at.get(column) ?? -1] ?? ''
  const point = cell('point').trim().toLowerCase()
  const stamp = partsOfStamp(cell('stamp'))
  const cells: Partial<DecisionCells> = {}
  for (const [column, field] of Object.entries(CELLS))
    if (at.has(column)) cells[field] = canonical(cell(column))
  const read = stamp?.text === textStamp({ ...EMPTY, ...cells }) ? cells : withoutGuards(cells)
  return {
    row: number,
    pointId: isUuid(point) ? point : null,
    reference: referenceIn(cell('reference')),
    stamp,
    cells: read,
    says: saying({
      statement: canonical(cell('statement')),
      wording: canonical(cell('proposed_wording')),
      address: /\/records\/([0-9a-f-]{36})/.exec(cell('address').toLowerCase())?.[1] ?? '',
    }),
  }
}

/** What a row says of its point, without what it doesn't say. */
function saying({ statement, wording, address }: Required<NonNullable<FileRow['says']>>) {
  return {
    ...(statement && { statement }),
    ...(wording && { wording }),
    ...(isUuid(address) && { address }),
  }
}

const EMPTY: DecisionCells = { outcome: '', reason: '', carriedTo: '', paragraphs: '' }

/** Ours: the apostrophe before what a spreadsheet would run. */
const withoutGuards = (cells: Partial<DecisionCells>): Partial<DecisionCells> =>
  Object.fromEntries(
    Object.entries(cells).map(([field, text]) => [field, text.replace(/^'(?=[=+\-@])/, '')]),
  )

function tableRow(row: readonly string[], at: Map<CommentColumn, number>, number: number): FileRow {
  const cell = (column: CommentColumn) => row[at.get(column) ?? -1] ?? ''
  return {
    row: number,
    pointId: null,
    reference: referenceIn(cell('line')) ?? referenceIn(cell('author')),
    stamp: partsOfStamp(cell('line')),
    cells: {},
    observation: canonical(cell('observation')),
    says: saying({
      statement: canonical(cell('comment')),
      wording: canonical(cell('change')),
      address: '',
    }),
  }
}
