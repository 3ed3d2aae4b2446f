import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { whileCorrected } from '@/prisma/builders/held-document'
import { stage } from '@/prisma/builders/uptake-stage'
import { undoUptake } from './actions'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

const waits = async (act: () => Promise<unknown>) =>
  (await whileCorrected(scene.document, act)).waited

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
