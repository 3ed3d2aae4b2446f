import type { Line } from '@/lib/inputs/on-behalf-schema'
import { db, type Transaction } from '@/lib/platform/db'

/** A line that can be recorded as it is: one point, said elsewhere a day ago. */
export const recordedLine = (row: number, cells: Line['cells'] = {}): Line => ({
  row,
  cells: {
    input: `input ${row}`,
    pillar: 'norms',
    organisation: 'An Institute Elsewhere',
    organisation_type: 'academia',
    channel: 'regional_consultation',
    source: 'Regional consultation, summary record',
    place: 'Nairobi',
    given_on: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    quality: 'summary_by_organiser',
    language: 'en',
    title: `What was said (${row})`,
    statement: `Name points of contact (${row}).`,
    ...cells,
  },
})

type BatchWish = {
  round: { id: string }
  recordedBy: { id: string }
  lines?: Line[]
  fileName?: string | null
}

/** Lines that were read and are not stored yet: one that can be, and one that lacks its title. */
export const buildBatch = (
  {
    round,
    recordedBy,
    lines = [recordedLine(2), recordedLine(3, { title: '' })],
    fileName = 'consultation.csv',
  }: BatchWish,
  tx: Transaction = db(),
) =>
  tx.importBatch.create({
    data: { roundId: round.id, recordedById: recordedBy.id, fileName, lines, notes: [] },
  })
