import { csvOf } from '@/lib/kernel/csv'
import type { Figures, Tally } from './compose'

/** A summary's figures as CSV, one figure a line. */
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
  for (const [table, tallies] of [
    ['pillar', figures.gaps?.pillars ?? []],
    ['organisation_type', figures.gaps?.types ?? []],
  ] as const)
    for (const { key, gaps } of tallies)
      for (const [gap, points] of Object.entries(gaps))
        rows.push([table, key, `gap_${gap}`, points])
  for (const { pillar, types } of figures.gaps?.cells ?? [])
    for (const { key, gaps } of types)
      for (const [gap, points] of Object.entries(gaps))
        rows.push(['pillar_and_type', `${pillar} ${key}`, `gap_${gap}`, points])
  return csvOf([['table', 'row', 'measure', 'value'], ...rows])
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
