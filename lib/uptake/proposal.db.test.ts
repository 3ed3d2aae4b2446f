import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { visitor } from '@/lib/platform/viewer'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator } from '@/prisma/builders/members'
import { buildUptake } from '@/prisma/builders/uptake'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { proposePublication } from './publication-actions'
import { getPublicationHead, listBatch, listPublishable, listReady } from './publication-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

const SECRET = 'what-only-moderators-may-know'
let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
  await scene.record()
  await scene.review()
  await buildUptake({
    point: scene.other,
    revision: scene.zero,
    reason: SECRET,
    reviewedBy: await buildMember(),
  })
})

const soon = () => new Date(Date.now() + 60_000).toISOString()
const ready = (viewer = scene.moderator, until = soon()) =>
  listReady(viewer, { revision: scene.zero.id, until })
const propose = (more: object = {}) =>
  proposePublication.perform(scene.moderator, {
    revision: scene.zero.id,
    until: soon(),
    ...more,
  })

test('what would be proposed is listed first, and what is ticked stays ready', async () => {
  const listed = await ready()
  expect(listed).toMatchObject([
    { number: 1, outcome: 'reflected', labels: ['1'], corrects: false, leftOut: null, told: true },
    { number: 2, outcome: 'noted', reason: SECRET },
  ])
  const [kept, left] = listed
  expect(await code(propose({ without: [kept?.id, left?.id] }))).toBe('NOTHING_TO_PUBLISH')
  const proposed = await propose({ without: left?.id })
  const { id } = await scene.batch()
  expect(proposed).toMatchObject({
    value: { to: `/moderate/${scene.round.slug}/publications/${id}?done=proposed` },
  })
  expect((await listBatch(scene.moderator, id)).map((one) => one.id)).toEqual([kept?.id])
  expect((await ready()).map((one) => one.id)).toEqual([left?.id])
})

test('another part of the list is shown with what was ticked, and nothing is proposed', async () => {
  const [{ id } = { id: '' }] = await ready()
  const until = soon()
  const shown = await propose({ until, without: id, show: id })
  const query = new URLSearchParams({
    document: scene.document.slug,
    revision: scene.zero.slug,
    ...{ until, after: id, without: id },
  })
  expect(shown).toMatchObject({
    value: { to: `/moderate/${scene.round.slug}/publications/new?${query}`, replayed: true },
  })
  expect(await db().publication.count({ where: { revisionId: scene.zero.id } })).toBe(0)
  expect(await listReady(scene.moderator, { revision: scene.zero.id, until }, id)).toHaveLength(1)
})

test('what was agreed after the list was read is neither listed nor proposed', async () => {
  const where = {
    round: scene.round.slug,
    document: scene.document.slug,
    revision: scene.zero.slug,
  }
  const [head] = await listPublishable(scene.moderator, where)
  const until = new Date(head?.now ?? 0).toISOString()
  const { points } = await buildInput({ stream: scene.stream })
  const late = await buildUptake({ point: points[0] ?? { id: '' }, revision: scene.zero })
  await db().review.create({
    data: {
      ...{ recordId: late.id, recordVersion: late.version, finding: 'agreed' },
      ...{ reviewerId: (await buildMember()).id, reviewedAt: new Date(Date.parse(until) + 1000) },
    },
  })
  expect(await ready(scene.moderator, until)).toHaveLength(2)
  expect(await code(propose({ until }))).toBe('ok')
  const held = await listBatch(scene.moderator, (await scene.batch()).id)
  expect(held.map(({ id }) => id)).not.toContain(late.id)
  expect((await ready()).map(({ id }) => id)).toEqual([late.id])
})

test('a moderator with an interest is not told, nor one of another pillar, nor anybody else', async () => {
  await propose()
  const { id } = await scene.batch()
  const streamIds = [scene.stream.id]
  const organisationId = scene.organisation.id
  const interested = await as(buildModerator({ streamIds, organisationId }))
  for (const record of await listBatch(interested, id))
    expect(record).toMatchObject({
      ...{ told: false, outcome: null, reason: null, carriedTo: null, labels: [] },
      ...{ decidedBy: null, reviewedBy: null },
    })
  expect(await listBatch(scene.reviewer, id)).toMatchObject([
    { outcome: 'reflected', told: true },
    { outcome: 'noted', reason: SECRET },
  ])
  for (const admin of [scene.admin, scene.second]) expect(await code(scene.sign(admin))).toBe('ok')
  expect(await listBatch(interested, id)).toMatchObject([{ outcome: 'reflected' }, { told: true }])
  const stream = await db().stream.findFirstOrThrow({
    where: { roundId: scene.round.id, id: { not: scene.stream.id } },
  })
  const other = await as(buildModerator({ streamIds: [stream.id] }))
  expect(await getPublicationHead(other, id)).toMatchObject({ records: 2 })
  expect(await listBatch(other, id)).toEqual([])
  for (const viewer of [visitor(), scene.author]) {
    expect(await getPublicationHead(viewer, id)).toBeNull()
    expect(await listBatch(viewer, id)).toEqual([])
    expect(await ready(viewer)).toEqual([])
  }
})

test('of an input for moderators only the outcome is listed, its texts on its logged page alone', async () => {
  const { points } = await buildInput({
    stream: scene.stream,
    attribution: 'moderators_only',
    points: [{ statement: SECRET }],
  })
  const [point] = points
  const reviewedBy = await buildMember()
  await buildUptake({
    point: point ?? { id: '' },
    revision: scene.zero,
    reason: SECRET,
    reviewedBy,
  })
  const row = { outcome: 'noted', statement: null, reason: null, pointId: point?.id }
  expect((await ready()).find(({ pointId }) => pointId === point?.id)).toMatchObject(row)
  await propose()
  const held = await listBatch(scene.reviewer, (await scene.batch()).id)
  expect(held.find(({ pointId }) => pointId === point?.id)).toMatchObject(row)
})

test('both pages take two statements beside the round', async () => {
  const counted = async (page: () => Promise<unknown>) => {
    const notes = { statements: 0, network: '' }
    await requestNotes.run(notes, page)
    return notes.statements
  }
  const at = { round: scene.round.slug, document: scene.document.slug, revision: scene.zero.slug }
  expect(
    await counted(async () => [await listPublishable(scene.moderator, at), await ready()]),
  ).toBe(2)
  await propose()
  const { id } = await scene.batch()
  const read = async () => [
    await getPublicationHead(scene.moderator, id),
    await listBatch(scene.moderator, id, randomUUID()),
  ]
  expect(await counted(read)).toBe(2)
})
