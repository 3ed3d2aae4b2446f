import { canonical, cutText, listed } from '@/lib/kernel/text'
import type { SheetNote } from '@/lib/platform/sheet'
import { looksLikeFormula, withoutEntities } from './on-behalf-cells'
import { COLUMNS, type Column, type Line } from './on-behalf-schema'

const columnOf = (heading: string): Column | undefined => {
  const key = heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return COLUMNS.find((column) => column === key)
}

/** Whether a row of a file names columns of the template. */
export const namesColumns = (row: readonly string[]): boolean =>
  row.filter((cell) => columnOf(cell)).length >= 3

/**
 * The lines of a sheet by column, and what was met on the way: comments, empty and repeated rows, unknown
 * columns, entities, formula-like cells. `row` is that of the file, so that it is found there.
 * @returns null where no row names the columns
 */
export function linesOf(rows: readonly string[][]): { lines: Line[]; notes: SheetNote[] } | null {
  const head = rows.findIndex(namesColumns)
  if (head < 0) return null
  const headings = rows[head] ?? []
  const columns = headings.map(columnOf)
  const met: Record<string, (string | number)[]> = {}
  const meet = (code: string, where: string | number) => {
    met[code] ??= []
    met[code].push(where)
  }
  headings.forEach((heading, at) => {
    if (heading.trim() && !columns[at]) meet('unknownColumn', cutText(heading.trim(), 40))
  })
  for (const column of COLUMNS) if (!columns.includes(column)) meet('missingColumn', column)
  const seen = new Set<string>()
  const lines: Line[] = []
  for (const [index, row] of rows.entries()) {
    const number = index + 1
    if (index <= head) continue
    if (row[0]?.trim().startsWith('#')) {
      meet('comment', number)
      continue
    }
    if (row.every((cell) => !cell.trim())) {
      meet('emptyRow', number)
      continue
    }
    const cells: Line['cells'] = {}
    columns.forEach((column, at) => {
      if (!column) return
      const raw = row[at] ?? ''
      // Ours: the apostrophe that a result file puts before what would run.
      const told = withoutEntities(/^'[=+\-@\t\r]/.test(raw) ? raw.slice(1) : raw)
      if (told.length !== raw.length && !raw.startsWith("'")) meet('entity', number)
      if (looksLikeFormula(told)) meet('formula', number)
      cells[column] = canonical(told)
    })
    const whole = JSON.stringify(cells)
    if (seen.has(whole)) {
      meet('repeatedRow', number)
      continue
    }
    seen.add(whole)
    lines.push({ row: number, cells })
  }
  const notes = Object.entries(met).map(([code, where]) => ({ code, detail: listed(where) }))
  return { lines, notes }
}
