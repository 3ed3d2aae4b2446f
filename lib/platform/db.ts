import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Sql } from 'sql-template-tag'
import { PrismaClient } from '@/lib/generated/prisma/client'
import { env } from './env'
import { requestNotes } from './request'

class CountingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg overloads `query` eight times
  override query(...args: any[]): any {
    const notes = requestNotes.getStore()
    if (notes) notes.statements += 1
    return super.query(...(args as Parameters<pg.Client['query']>))
  }
}

const open = () => {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 20,
    Client: CountingClient,
  })
  // A lost connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

const shared = globalThis as unknown as { uptakeDatabase?: ReturnType<typeof open> }
const database = () => {
  shared.uptakeDatabase ??= open()
  return shared.uptakeDatabase
}

/** The model client; opened at first use, one per process. */
export const db = (): PrismaClient => database().prisma

export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/**
 * Rows of one hand-written statement. Columns come back as pg parses them: timestamptz as Date, int8 as
 * string (cast to int), json parsed. Prepared once per text and connection.
 */
export async function read<Row>(statement: Sql): Promise<Row[]> {
  const name = createHash('sha1').update(statement.text).digest('hex')
  const { rows } = await database().pool.query({
    name,
    text: statement.text,
    values: statement.values,
  })
  return rows as Row[]
}

/** The same inside a transaction, where locks count. */
export const readIn = <Row>(tx: Transaction, statement: Sql): Promise<Row[]> =>
  tx.$queryRawUnsafe<Row[]>(statement.text, ...statement.values)

/** Ends all connections; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  await shared.uptakeDatabase?.prisma.$disconnect()
  await shared.uptakeDatabase?.pool.end()
  delete shared.uptakeDatabase
}
