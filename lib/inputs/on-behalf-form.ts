import type { z } from 'zod'
import type { Problem } from './on-behalf-judgement'
import {
  COLUMNS,
  type Column,
  type Line,
  POINT_COLUMNS,
  type recordOneSchema,
  topicsIn,
} from './on-behalf-schema'

const isPoint = (column: Column) => POINT_COLUMNS.some((own) => own === column)

/** What was typed into the form as the lines of a file: one a point, empty ones left out but the first. */
export function linesOfForm(form: z.output<typeof recordOneSchema>): Line[] {
  const typed = form as unknown as Partial<Record<Column, string>>
  const head = Object.fromEntries(
    COLUMNS.filter((column) => !isPoint(column)).map((column) => [column, typed[column] ?? '']),
  )
  // An unticked box is not sent.
  head.person_agreed ||= 'no'
  const written = form.points.map((point, index) => ({ row: index + 1, point }))
  return written
    .filter(({ row, point }) => row === 1 || Object.values(point).some(Boolean))
    .map(({ row, point }) => ({ row, cells: { ...head, input: '1', ...point } }))
}

/** Problems as the form names its fields. */
export function fieldErrorsOf(problems: readonly Problem[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const { row, column, code } of problems) {
    // What is wrong with an input as a whole is shown where its points begin.
    const [at, part] = column === 'input' ? [0, 'statement'] : [row - 1, column]
    const field = isPoint(part as Column) ? `points.${at}.${part}` : column
    errors[field] = [...(errors[field] ?? []), code]
  }
  return errors
}

/** How many points the form of these lines shows, empty ones between them included; one at least. */
export const pointsOf = (lines: readonly Line[]): number =>
  Math.max(1, ...lines.map(({ row }) => row))

/** What the form starts from where its lines are typed anew. */
export function formOf(lines: readonly Line[]): Record<string, unknown> {
  const points = Array.from({ length: pointsOf(lines) }, (_, index) => {
    const cells = lines.find(({ row }) => row === index + 1)?.cells ?? {}
    const typed = POINT_COLUMNS.map((column) => [column, cells[column] ?? ''])
    return { ...Object.fromEntries(typed), topics: topicsIn(cells.topics ?? '') }
  })
  return { ...lines[0]?.cells, points }
}
