import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { listEvents } from '@/lib/audit/data'
import { closeDatabase, db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { getBench } from '@/lib/workbench/bench-data'
import { getCluster, listClusters, refreshClusters } from '@/lib/workbench/cluster-data'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator } from '@/prisma/builders/members'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { getCarryList, getCarryTarget } from './carry-data'
import { getChosen } from './chosen-data'
import { getDecisionTable } from './file-data'
import { getQueue } from './queue-data'
import { getRecordNow } from './record-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
let own: Viewer
beforeEach(async () => {
  scene = await stage()
  // The same words again, so that there is a cluster to look at.
  await buildInput({
    stream: scene.stream,
    points: [{ statement: 'Keep the directory up to date.' }],
  })
  const streamIds = [scene.stream.id]
  own = await as(buildModerator({ streamIds, organisationId: scene.organisation.id }))
  const decided = { outcome: 'not_reflected', reason: 'CANARY of a draft.' }
  expect(await code(scene.record(decided))).toBe('ok')
})

const at = () => ({
  ...{ streamId: scene.stream.id, document: scene.document.slug, revision: scene.zero.slug },
})
const opened = (viewer: Viewer, revision = scene.zero) =>
  getBench(viewer, {
    ...{ round: scene.round.slug, point: scene.point.id, document: scene.document.slug },
    revision: revision.slug,
  })

/** All that a moderator reads of the point, by where. */
async function reads(viewer: Viewer) {
  const { point } = scene
  await refreshClusters(viewer, { streamId: scene.stream.id })
  const next = { stream: scene.stream.id, revision: scene.one.id }
  const target = await getCarryTarget(viewer, next)
  const [bench, later] = [await opened(viewer), await opened(viewer, scene.one)]
  const queue = await getQueue(viewer, at())
  const carried = target && (await getCarryList(viewer, target, { state: 'changed' }))
  const mine = ({ pointId }: { pointId: string }) => pointId === point.id
  return {
    page: bench?.works[point.id]?.record,
    row: bench?.items.find(mine)?.outcome,
    earlier: later?.works[point.id]?.earlier[0],
    proposal: later?.works[point.id]?.carried,
    listed: carried?.items.find(mine),
    queue: queue.items.find(mine)?.outcome,
    counted: queue.tally.decided || null,
    found: (await getQueue(viewer, { ...at(), filter: { state: 'decided' } })).items.find(mine),
    filtered: (
      await getQueue(viewer, { ...at(), revision: scene.one.slug, filter: { carry: 'changed' } })
    ).items.find(mine),
    chosen: (await getChosen(viewer, { ...at(), points: [point.id] }))?.points[0]?.outcome,
    cluster: (
      await getCluster(viewer, { ...at(), round: scene.round.slug, point: point.id })
    )?.members.find(mine)?.outcome,
    clusters: (await listClusters(viewer, at())).clusters[0]?.decided || null,
    file: (await getDecisionTable(viewer, at()))?.lines.find(mine)?.record,
    now: await getRecordNow(viewer, { point: point.id, revision: scene.zero.id }),
    log: (await listEvents(viewer)).items.find(({ kind }) => kind === 'uptake.recorded'),
  }
}

const told = async (viewer: Viewer) =>
  Object.entries(await reads(viewer)).flatMap(([where, what]) => (what ? [where] : []))

describe('what is not published of a point', () => {
  test('is read by every moderator but those with an interest in it', async () => {
    expect(await told(scene.reviewer)).toEqual(Object.keys(await reads(scene.reviewer)))
    expect(await told(own)).toEqual([])
    const file = await getDecisionTable(own, at())
    expect(file?.lines.find(({ pointId }) => pointId === scene.point.id)).toMatchObject({
      interested: true,
      statement: 'Keep the directory up to date.',
    })
  })

  test('is read by them once it is published, without who decided it, and its correction is not', async () => {
    await scene.publish()
    expect(await told(own)).not.toContain('log')
    const [page, file] = await (async () => {
      const { page, file } = await reads(own)
      return [page, file]
    })()
    const published = { outcome: 'not_reflected', reason: 'CANARY of a draft.', decidedBy: null }
    expect(page).toMatchObject({ ...published, state: 'published', reviews: [], comments: [] })
    expect(file).toMatchObject({ ...published, state: 'published' })
    const correction = { version: 1, outcome: 'noted', reason: 'A correction.', paragraphs: [] }
    expect(await code(scene.record(correction))).toBe('ok')
    expect(await reads(scene.reviewer)).toMatchObject({ page: { outcome: 'noted' } })
    const after = await reads(own)
    expect(after.page).toMatchObject({ ...published, state: 'published' })
    expect(after.file).toMatchObject({ ...published, state: 'published' })
    expect(after).toMatchObject({ queue: 'not_reflected', row: 'not_reflected' })
    expect(await db().uptakeRecord.count({ where: { pointId: scene.point.id } })).toBe(2)
  })
})
