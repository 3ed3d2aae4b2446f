import { afterAll, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, viewerOfSession } from '@/lib/platform/viewer'
import { bulkInputs } from './bulk'
import { buildDocument } from './documents'
import { buildInput } from './inputs'
import { buildAdmin, buildModerator, buildOrganisation, buildSession } from './members'
import { buildPillars } from './pillars'
import { buildRound } from './rounds'
import { buildPublication, buildUptake } from './uptake'

afterAll(closeDatabase)

it('builds pillars once, however often it is asked', async () => {
  const first = await buildPillars()
  expect(await buildPillars()).toEqual(first)
  expect(await db().pillar.count()).toBe(7)
  expect(await db().topic.count()).toBe(11 + 8 + 10 + 12)
})

it('leads one input from submission to a published record', async () => {
  const { round, streams } = await buildRound({ open: false })
  const input = await buildInput({
    stream: streams.norms,
    points: [{ statement: 'One.' }, { statement: 'Two.' }],
  })
  const document = await buildDocument({
    round,
    revisions: [
      { name: 'Zero draft', paragraphs: [{ number: '1', text: 'Welcomes.' }], published: true },
      {
        name: 'Rev.1',
        paragraphs: [
          { number: '1', text: 'Recalls.', lineage: 'new' },
          { number: '2', text: 'Welcomes.', lineage: '1' },
        ],
      },
    ],
  })
  const [zero, rev1] = document.revisions
  const [one, two] = input.points
  if (!zero || !rev1 || !one || !two) throw new Error('something is missing')
  expect(rev1.paragraphs[1]?.lineageId).toBe(zero.paragraphs[0]?.lineageId)

  await buildUptake({ point: one, revision: zero, outcome: 'reflected', published: true })
  const [mine, yours] = [
    await buildModerator({ streamIds: [streams.norms.id] }),
    await buildModerator({ streamIds: [streams.norms.id] }),
  ]
  const record = await buildUptake({
    point: two,
    revision: zero,
    decidedBy: mine,
    reviewedBy: yours,
  })
  const batch = await buildPublication({ revision: zero, records: [record] })
  expect(batch).toMatchObject({ number: 3, signatures: 2 })
  expect((await viewerOfMember(mine.id)).moderates).toEqual([streams.norms.id])
})

it('opens sessions that stand for their member', async () => {
  const admin = await buildAdmin()
  const viewer = await viewerOfSession(
    await buildSession({ memberId: admin.id, secondFactor: true }),
  )
  expect(viewer).toMatchObject({ member: { id: admin.id }, admin: true })
})

it('builds thousands of inputs in one go', async () => {
  const { streams } = await buildRound()
  const organisations = [await buildOrganisation(), await buildOrganisation()]
  const ids = await bulkInputs({ stream: streams.cbm, organisations, count: 5000 })
  expect(new Set(ids).size).toBe(5000)
  expect(await db().point.count({ where: { input: { streamId: streams.cbm.id } } })).toBe(9999)
})
