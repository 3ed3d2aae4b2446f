import { ok, type Result, refuse } from '@/lib/kernel/result'
import { cutText, isStorable, listed } from '@/lib/kernel/text'
import { commentColumns, commentRows } from '@/lib/platform/comment-columns'
import { readSheet, SHEET_LIMITS, type SheetNote, textOf } from '@/lib/platform/sheet'
import { isWord, readWordTables } from '@/lib/platform/word-tables'
import { readZip } from '@/lib/platform/zip'
import { formatOf } from './foreign-columns'
import type { ForeignFormat } from './foreign-schema'
import type { ForeignRow, ForeignTable } from './foreign-views'
import { looksLikeDisposition, readDisposition } from './foreign-w3c'
import { dayOf } from './on-behalf-cells'

/**
 * The table that a file holds, whatever the file is called: what it is stands in its content, unless
 * somebody says otherwise.
 * @param wished a format to read it as; '' leaves that to the file
 * @returns TOO_LARGE, UNREADABLE, or INCOMPLETE where no row names columns or none follows
 */
export async function readForeign(
  file: Buffer,
  wished: ForeignFormat | '' = '',
): Promise<Result<ForeignTable>> {
  if (file.length > SHEET_LIMITS.bytes) return refuse('TOO_LARGE')
  const packed = file.subarray(0, 2).toString('latin1') === 'PK'
  try {
    if (packed && isWord(readZip(file))) return fromWord(file, wished)
    const { text, notes } = packed ? { text: '', notes: [] } : textOf(file)
    if (wished === 'w3c' || (!wished && looksLikeDisposition(text)))
      return fromDisposition(text, notes)
  } catch {
    return refuse('UNREADABLE')
  }
  const sheet = await readSheet(file, mayBeHead)
  return sheet.ok ? fromRows(sheet.value.rows, sheet.value.notes, wished) : sheet
}

function fromDisposition(text: string, notes: SheetNote[]): Result<ForeignTable> {
  const { unread, ...table } = readDisposition(text)
  if (table.rows.length === 0) return refuse('INCOMPLETE')
  const told = unread.length > 0 ? [{ code: 'unreadLine', detail: listed(unread) }] : []
  const format = { code: 'text', detail: '' }
  return checked({ ...table, notes: [...notes, format, ...told] })
}

function fromWord(file: Buffer, wished: ForeignFormat | ''): Result<ForeignTable> {
  const read = readWordTables(file)
  const { header, tracked } = read
  const notes = [
    { code: 'word', detail: '' },
    ...(tracked ? [{ code: 'tracked', detail: String(tracked) }] : []),
  ]
  const table = fromRows(commentRows(read), notes, wished)
  if (!table.ok) return table
  const fact = (name: string) =>
    header
      .flatMap((line) => line.split(/\t|\n/))
      .map((line) => new RegExp(`^${name}\\s*:\\s*(.+)$`, 'i').exec(line.trim())?.[1]?.trim())
      .find(Boolean) ?? ''
  const day = dayOf(fact('date'))
  const source = cutText([fact('document'), fact('project')].filter(Boolean).join(', '), 300)
  return ok({ ...table.value, source, day: 'day' in day ? day.day : '' })
}

/** A row that a table may begin with, other than the lines of a cover sheet. */
const mayBeHead = (row: readonly string[]) =>
  formatOf(row) !== 'table' || row.filter((cell) => cell.trim()).length >= 3

/** Headings are the first row that those of a known format stand in, or else the first with two values. */
function headIn(table: readonly string[][], wished: ForeignFormat | ''): number {
  const known = table.findIndex((row) => formatOf(row) !== 'table')
  if (known >= 0 && wished !== 'table') return known
  return table.findIndex(
    (row) => !row[0]?.trim().startsWith('#') && row.filter((cell) => cell.trim()).length >= 2,
  )
}

function fromRows(
  table: readonly string[][],
  notes: SheetNote[],
  wished: ForeignFormat | '',
): Result<ForeignTable> {
  const at = headIn(table, wished)
  const head = (table[at] ?? []).map((heading) => cutText(heading.trim(), 200))
  if (at < 0) return refuse('INCOMPLETE')
  const rows: ForeignRow[] = []
  const isText = notes.some(({ code }) => code.startsWith('delimiter_'))
  const met = new Map<string, number[]>()
  const meet = (code: string, row: number) => met.set(code, [...(met.get(code) ?? []), row])
  if (at > 0) meet('beforeHead', at)
  const width = head.findLastIndex(Boolean) + 1
  for (const [index, cells] of table.entries()) {
    const row = index + 1
    if (index <= at) continue
    // A document may repeat the headings over each of its tables.
    const isHead = commentColumns(head) !== null && commentColumns(cells) !== null
    if (isHead || cells.every((cell) => !cell.trim())) meet(isHead ? 'headAgain' : 'emptyRow', row)
    else if (!cells.every(isStorable)) meet('notStorable', row)
    else {
      rows.push({ row, cells: [...cells] })
      // As an unquoted comma makes them.
      if (isText && cells.slice(width).some((cell) => cell.trim())) meet('beyondHead', row)
    }
  }
  if (rows.length === 0) return refuse('INCOMPLETE')
  const told = [...met].map(([code, numbers]) => ({ code, detail: listed(numbers) }))
  const format = wished || formatOf(head)
  return checked({ format, head, rows, notes: [...notes, ...told], source: '', day: '' })
}

const checked = (table: ForeignTable): Result<ForeignTable> =>
  table.rows.length > SHEET_LIMITS.rows || table.head.length > 300 ? refuse('TOO_LARGE') : ok(table)
