import { afterAll, expect, it, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { listPublishable } from '@/lib/uptake/publication-data'
import { buildModerator, buildOrganisation } from '@/prisma/builders/members'
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
