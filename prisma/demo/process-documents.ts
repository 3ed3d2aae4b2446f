import type { Transaction } from '@/lib/platform/db'
import { rowsOf } from './csv'

type Row = Record<'symbol' | 'title_short' | 'date' | 'status_of_check', string>

/** Refers a round to the process documents that are `wanted`, each with how far it was checked. */
export async function loadProcessDocuments(
  tx: Transaction,
  round: { id: string },
  wanted: (row: Row) => boolean,
): Promise<void> {
  const rows: Row[] = rowsOf('process-documents.csv')
  await tx.processDocument.createMany({
    data: rows.filter(wanted).map((row, index) => ({
      roundId: round.id,
      ordinal: index + 1,
      symbol: row.symbol,
      title: row.title_short,
      date: row.date,
      statusOfCheck: row.status_of_check,
    })),
  })
}
