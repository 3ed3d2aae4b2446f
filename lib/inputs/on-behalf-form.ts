import type { z } from 'zod'
import type { Problem } from './on-behalf-judgement'
import {
  COLUMNS,
  type Column,
  type Line,
  POINT_COLUMNS,
  type recordOneSchema,
} from './on-behalf-schema'

const isPoint = (column: Column) => POINT_COLUMNS.some((own) => own === column)

/** How many points the form has room for; more come in a file. */
export const FORM_POINTS = 3

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
    const field = isPoint(column) ? `points.${row - 1}.${column}` : column
    errors[field] = [...(errors[field] ?? []), code]
  }
  return errors
}

/** What the form starts from where its lines are typed anew. */
export function formOf(lines: readonly Line[]): Record<string, unknown> {
  const points = Array.from({ length: FORM_POINTS }, (_, index) => {
    const cells = lines.find(({ row }) => row === index + 1)?.cells ?? {}
    return Object.fromEntries(POINT_COLUMNS.map((column) => [column, cells[column] ?? '']))
  })
  return { ...lines[0]?.cells, points }
}
