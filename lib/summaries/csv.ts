import type { Figures, Tally } from './compose'

/**
 * A summary's figures as CSV (RFC 4180), one figure a line. A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front (security.md).
 */
export function figuresCsv(figures: Figures): string {
  const rows: [string, string, string, number | null][] = Object.entries(figures.totals).map(
    ([measure, value]) => ['total', '', measure, value],
  )
  for (const [table, tallies] of [
    ['pillar', figures.pillars],
    ['organisation_type', figures.types],
    ['electoral_group', figures.groups],
  ] as const)
    for (const tally of tallies) rows.push(...rowsOf(table, tally))
  for (const { key, verdicts } of figures.pillars)
    for (const [verdict, points] of Object.entries(verdicts))
      rows.push(['pillar', key, `verdict_${verdict}`, points])
  return [['table', 'row', 'measure', 'value'], ...rows]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('')
}

const rowsOf = (table: string, tally: Tally): [string, string, string, number | null][] => [
  [table, tally.key, 'inputs', tally.inputs],
  [table, tally.key, 'points', tally.points],
  [table, tally.key, 'organisations', tally.organisations],
  ...Object.entries(tally.outcomes).map(
    ([outcome, points]) =>
      [table, tally.key, `outcome_${outcome}`, points] as [string, string, string, number],
  ),
]

const cell = (value: string | number | null): string => {
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
