/** A cell that a spreadsheet would run as a formula gets an apostrophe before it (security.md). */
export const inert = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/** Rows as CSV (RFC 4180). No cell can run as a formula; numbers stay as they are. */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

const cell = (value: string | number | null): string => {
  const safe = typeof value === 'string' ? inert(value) : String(value ?? '')
  // A semicolon parts cells where a comma is the decimal sign.
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
