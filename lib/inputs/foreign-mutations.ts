import sql from 'sql-template-tag'
import type { z } from 'zod'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { headHash } from './foreign-data'
import type { keepTableSchema } from './foreign-schema'
import type { KeptColumns, TableView } from './foreign-views'
import type { RecordingView } from './on-behalf-views'

/** Keeps a table for a day. @returns its id */
export async function storeTable(
  tx: Transaction,
  permit: Permit<Rule<'batch.import', RecordingView>>,
  { round: _, ...table }: z.output<typeof keepTableSchema>,
): Promise<string> {
  const data = { ...table, memberId: actor(permit).id, roundId: permit.subject.roundId }
  return (await tx.tableImport.create({ data, select: { id: true } })).id
}

/** Deletes tables that are older than a day: they hold names and what was said. */
export const dropOldTables = (tx: Transaction): Promise<unknown> =>
  readIn(tx, sql`DELETE FROM table_imports WHERE created_at < now() - interval '1 day'`)

/** Remembers what columns of these headings are, in whatever order, in place of what was said before. */
export async function storeColumns<Subject extends TableView>(
  tx: Transaction,
  permit: Permit<Rule<'batch.import', Subject>>,
  chosen: Omit<KeptColumns, 'head'>,
): Promise<void> {
  const { head } = permit.subject
  const key = { memberId: actor(permit).id, headHash: headHash(head) }
  const data = { ...chosen, head, usedAt: new Date() }
  await tx.columnMap.upsert({
    where: { memberId_headHash: key },
    create: { ...key, ...data },
    update: data,
  })
}
