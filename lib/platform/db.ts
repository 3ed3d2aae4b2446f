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

const poolOf = (max: number, options?: string): pg.Pool => {
  const connectionString = env().DATABASE_URL
  const pool = new pg.Pool({ connectionString, max, options, Client: CountingClient })
  // A lost connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

// Statements are written so that one plan is right for all values: to plan them anew each time took longer
// than to run them, and their costs, estimated without regard to LIMIT, would have them compiled.
const ONE_PLAN = '-c plan_cache_mode=force_generic_plan -c jit=off'

// An act may read beside its transaction. Out of one pool, as many acts as it has connections would each
// hold one and wait for another until they time out.
const open = () => {
  const [reads, writes] = [poolOf(20, ONE_PLAN), poolOf(12)]
  return { reads, writes, prisma: new PrismaClient({ adapter: new PrismaPg(writes) }) }
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
  const { rows } = await database().reads.query({
    name,
    text: statement.text,
    values: statement.values,
  })
  return rows as Row[]
}

/** The same inside a transaction, where locks count. */
export const readIn = <Row>(tx: Transaction, statement: Sql): Promise<Row[]> =>
  tx.$queryRawUnsafe<Row[]>(statement.text, ...statement.values)

/** Did a statement end because it waited for a lock longer than its transaction allowed (55P03)? */
export const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && /55P03|lock timeout/.test(`${error.message} ${JSON.stringify(error)}`)

/** Ends all connections; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  await shared.uptakeDatabase?.prisma.$disconnect()
  await Promise.all([shared.uptakeDatabase?.reads.end(), shared.uptakeDatabase?.writes.end()])
  delete shared.uptakeDatabase
}
