import { afterAll, expect, it, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { getChangesToSign } from '@/lib/uptake/changes-data'
import {
  getPublicationHead,
  listBatch,
  listPublications,
  listPublishable,
} from '@/lib/uptake/publication-data'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildUptake } from '@/prisma/builders/uptake'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { proposeMerger, signMerger } from './actions'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

/** A record that was decided and reviewed, and an organisation that is merged into that of its input. */
async function decided() {
  const scene = await stage()
  await scene.record()
  await scene.review()
  const { admin, second, organisation, round, stream, zero, moderator } = scene
  const duplicate = await buildOrganisation()
  const joins = (viewer: Viewer) =>
    db().membership.create({
      data: {
        memberId: viewer.member?.id ?? '',
        organisationId: duplicate.id,
        role: 'drafter',
        endedAt: new Date(),
      },
    })
  const ready = async () => {
    const revisions = await listPublishable(moderator, { round: round.slug })
    return revisions.find(({ id }) => id === zero.id)
  }
  const merge = async () => {
    const sides = { duplicate: duplicate.id, survivor: organisation.id }
    expect(await code(proposeMerger.perform(admin, { ...sides, reason: 'r' }))).toBe('ok')
    const { id } = await db().organisationMerger.findFirstOrThrow({
      where: { duplicateId: duplicate.id },
    })
    expect(await code(signMerger.perform(second, { id }))).toBe('ok')
  }
  const another = () => as(buildModerator({ streamIds: [stream.id] }))
  return { ...scene, joins, ready, merge, third: await another(), fourth: await another() }
}

it.each(['moderator', 'reviewer'] as const)(
  'a record whose %s gets an interest by a merger is published once others decided it',
  async (who) => {
    const scene = await decided()
    await scene.joins(scene[who])
    expect(await scene.ready()).toMatchObject({ ready: 1, interested: [] })
    await scene.merge()
    const [reference, number] = [scene.input.reference, 1]
    expect(await scene.ready()).toMatchObject({ ready: 0, interested: [{ reference, number }] })
    expect(await code(scene.propose(scene.third))).toBe('NOTHING_TO_PUBLISH')
    // The same words, decided by somebody else, are another version, to be reviewed anew.
    expect(await code(scene.record({ version: 1 }, scene.third))).toBe('ok')
    expect(await scene.ready()).toMatchObject({ ready: 0, interested: [] })
    expect(await code(scene.review({}, scene.fourth))).toBe('ok')
    expect(await scene.ready()).toMatchObject({ ready: 1, interested: [] })
    expect(await code(scene.propose(scene.third))).toBe('ok')
  },
)

it('a batch that was proposed before is not signed any more, nor published by the database', async () => {
  const scene = await decided()
  await scene.joins(scene.moderator)
  await scene.propose()
  expect(await code(scene.sign(scene.admin))).toBe('ok')
  await scene.merge()
  expect(await code(scene.sign(scene.second))).toBe('NOT_IMPARTIAL')
  const where = { id: (await scene.batch()).id }
  await expect(
    db().publication.update({ where, data: { publishedAt: new Date() } }),
  ).rejects.toThrow(/conflict of interest/)
})

it('what a moderator got an interest in is left out of a batch by name, and others decide it', async () => {
  const scene = await decided()
  const kept = await buildInput({ stream: scene.stream })
  await buildUptake({
    point: kept.points[0] ?? { id: '' },
    revision: scene.zero,
    reviewedBy: await buildMember(),
  })
  await scene.propose()
  const { id } = await scene.batch()
  const head = () => getPublicationHead(scene.admin, id)
  const left = [`${scene.input.reference}#1`]
  expect(await head()).toMatchObject({ records: 2, leftOut: 0, interested: [] })
  const memberId = scene.moderator.member?.id ?? ''
  const organisationId = scene.organisation.id
  await db().membership.create({ data: { memberId, organisationId, role: 'submitter' } })
  const waiting = { records: 1, leftOut: 1, interested: left, outdated: [] }
  expect(await head()).toMatchObject(waiting)
  expect((await listPublications(scene.third, scene.round.slug)).batches[0]).toMatchObject(waiting)
  expect((await listBatch(scene.admin, id)).map(({ leftOut }) => leftOut)).toEqual(
    expect.arrayContaining(['interested', null]),
  )
  expect((await getChangesToSign(scene.admin, id))?.counts).toEqual([
    { change: 'first', outcome: 'noted', points: 1 },
  ])
  expect(await code(scene.sign(scene.admin))).toBe('ok')
  expect(await code(scene.sign(scene.second))).toBe('ok')
  expect(await head()).toMatchObject({ ...waiting, publishedAt: expect.any(Date) })
  expect((await listBatch(scene.admin, id)).map(({ reference }) => reference)).toEqual([
    kept.reference,
  ])
  const mails = await db().outboxMail.findMany({
    where: { key: { startsWith: `publication.published:${id}` } },
  })
  expect(mails.map(({ text }) => text).join()).not.toContain(scene.input.reference)
  expect(await code(scene.record({ version: 1 }, scene.third))).toBe('ok')
})
