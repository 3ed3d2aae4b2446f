import sql from 'sql-template-tag'
import { db, read, readIn } from '@/lib/platform/db'

/**
 * Runs acts while somebody corrects lineages of a document, as far as its lock goes, and lets them go on once
 * all of them wait or one is done.
 * @returns whether all of them waited, and what each answered
 */
export async function whileCorrected<Answer>(
  document: { id: string },
  ...acts: (() => Promise<Answer>)[]
): Promise<{ waited: boolean; answers: Answer[] }> {
  let running: Promise<Answer>[] = []
  const waited = await db().$transaction(async (tx) => {
    const [own] = await readIn<{ pid: number }>(
      tx,
      sql`SELECT pg_backend_pid() AS pid FROM outcome_documents
        WHERE id = ${document.id}::uuid FOR UPDATE`,
    )
    let isDone = false
    running = acts.map((act) =>
      act().finally(() => {
        isDone = true
      }),
    )
    for (;;) {
      // One that waits behind another that waits is held up by both.
      const held = await read<{ pid: number }>(sql`WITH RECURSIVE held AS (
        SELECT ${own?.pid ?? 0}::int AS pid UNION SELECT a.pid FROM pg_stat_activity a, held
          WHERE held.pid = ANY(pg_blocking_pids(a.pid))) SELECT pid FROM held`)
      if (held.length > acts.length) return true
      if (isDone) return false
    }
  })
  return { waited, answers: await Promise.all(running) }
}
