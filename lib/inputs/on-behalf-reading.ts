import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readSheet, SHEET_LIMITS, type SheetNote } from '@/lib/platform/sheet'
import { linesOf, namesColumns } from './on-behalf-lines'
import type { Line } from './on-behalf-schema'

export type ReadBatch = { lines: Line[]; notes: SheetNote[] }

/**
 * The lines of a file for several inputs.
 * @returns UNREADABLE, TOO_LARGE, or INCOMPLETE where no row names the columns or no line follows
 */
export async function readBatch(file: Uint8Array): Promise<Result<ReadBatch>> {
  const sheet = await readSheet(file, namesColumns)
  if (!sheet.ok) return sheet
  const read = linesOf(sheet.value.rows)
  if (!read?.lines.length) return refuse('INCOMPLETE')
  if (read.lines.length > SHEET_LIMITS.rows) return refuse('TOO_LARGE')
  return ok({ lines: read.lines, notes: [...sheet.value.notes, ...read.notes] })
}
