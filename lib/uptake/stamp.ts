import { createHash } from 'node:crypto'
import { canonical } from '@/lib/kernel/text'
import { labelsIn } from './labels-in'
import type { DecisionCells } from './observation'

const short = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8)

/** What was seen of a point: another point, record or version makes another one. */
export const seenStamp = (
  pointId: string,
  record: { id: string; version: number } | null,
): string => short([pointId, record && [record.id, record.version]])

/** What a row's cells say, however a program wrote their line ends and separators. */
export const textStamp = (cells: DecisionCells): string =>
  short([
    canonical(cells.outcome).toLowerCase(),
    canonical(cells.reason),
    canonical(cells.carriedTo),
    labelsIn(cells.paragraphs),
  ])

export type Stamp = { revision: string; seen: string; text: string }

/** Which revision a row is about. */
export const revisionStamp = (revisionId: string): string => short(revisionId)

/**
 * What a row was written from, in three parts. Read back, they tell whether it is for this revision, whether
 * somebody decided meanwhile, and whether the row was filled in at all: what only others changed is no conflict.
 */
export const stampOf = (
  revisionId: string,
  pointId: string,
  record: { id: string; version: number } | null,
  cells: DecisionCells,
): string => [revisionStamp(revisionId), seenStamp(pointId, record), textStamp(cells)].join('-')

/** The parts of a stamp, or null for anything else. */
export function partsOfStamp(text: string): Stamp | null {
  const [, revision, seen, said] = /([0-9a-f]{8})-([0-9a-f]{8})-([0-9a-f]{8})/.exec(text) ?? []
  return revision && seen && said ? { revision, seen, text: said } : null
}
