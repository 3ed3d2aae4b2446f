import sql from 'sql-template-tag'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, db, read, readIn } from '@/lib/platform/db'
import { stage } from '@/prisma/builders/uptake-stage'
import { undoUptake } from './actions'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

/** Whether an act waits while somebody corrects lineages of its document; it is let go on afterwards. */
async function waits(act: () => Promise<unknown>): Promise<boolean> {
  let running: Promise<unknown> = Promise.resolve()
  const waited = await db().$transaction(async (tx) => {
    const [own] = await readIn<{ pid: number }>(
      tx,
      sql`SELECT pg_backend_pid() AS pid FROM outcome_documents
        WHERE id = ${scene.document.id}::uuid FOR UPDATE`,
    )
    let done = false
    running = act().finally(() => {
      done = true
    })
    for (;;) {
      const blocked = await read<{ pid: number }>(sql`SELECT pid FROM pg_stat_activity
        WHERE ${own?.pid ?? 0}::int = ANY(pg_blocking_pids(pid))`)
      if (blocked.length > 0) return true
      if (done) return false
    }
  })
  await running
  return waited
}

test('what leads to lineages, or goes by them, waits while they are corrected', async () => {
  expect(await waits(() => scene.record()), 'a decision').toBe(true)
  const { id: act } = await db().decisionAct.findFirstOrThrow({
    where: { revisionId: scene.zero.id },
  })
  const undo = () => undoUptake.perform(scene.moderator, { act })
  expect(await waits(undo), 'what is taken back').toBe(true)
  await scene.record()
  await scene.review()
  expect(await waits(() => scene.propose()), 'a batch that is proposed').toBe(true)
  await scene.sign(scene.admin)
  expect(await waits(() => scene.sign(scene.second)), 'a batch that is published').toBe(true)
  expect(await scene.batch()).toMatchObject({ publishedAt: expect.any(Date) })
})
