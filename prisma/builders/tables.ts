import { db, type Transaction } from '@/lib/platform/db'

type TableWish = {
  round: { id: string }
  sentBy: { id: string }
  format?: string
  head?: string[]
  rows?: string[][]
  source?: string
}

/** A table of another system that was read; its columns are not named yet. */
export const buildTable = (
  {
    round,
    sentBy,
    format = 'table',
    head = ['Organisation', 'Comment', 'Answer'],
    rows = [['An Institute Elsewhere', 'Name points of contact.', 'Noted: heard.']],
    source = '',
  }: TableWish,
  tx: Transaction = db(),
) =>
  tx.tableImport.create({
    data: {
      memberId: sentBy.id,
      roundId: round.id,
      fileName: 'comments.csv',
      format,
      head,
      rows: rows.map((cells, index) => ({ row: index + 2, cells })),
      notes: [],
      source,
      day: '',
    },
  })
