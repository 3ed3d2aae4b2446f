import { setTimeout as wait } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { db, read, type Transaction } from '@/lib/platform/db'

/** How many statements of this database wait for a lock. */
const waiting = sql`SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`

/**
 * Begins an act while a transaction is open that did `first`, and ends that one when the act waits for it.
 * @param then done in that transaction once the act waits
 * @returns the act's answer; it throws where the act did not wait
 */
export async function raced<T>(
  first: (tx: Transaction) => Promise<unknown>,
  act: () => Promise<T>,
  then?: (tx: Transaction) => Promise<unknown>,
): Promise<T> {
  let begun: Promise<T> | undefined
  let answered = false
  await db().$transaction(
    async (tx) => {
      await first(tx)
      begun = act()
      void begun.finally(() => {
        answered = true
      })
      while ((await read<{ count: number }>(waiting))[0]?.count !== 1) {
        if (answered) throw new Error('the act did not wait')
        await wait(10)
      }
      await then?.(tx)
    },
    { timeout: 15_000 },
  )
  if (!begun) throw new Error('the act was not begun')
  return begun
}
