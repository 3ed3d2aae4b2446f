import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { getQueue } from '@/lib/uptake/queue-data'
import { buildVersion } from '@/prisma/builders/inputs'
import { buildModerator } from '@/prisma/builders/members'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { assignPoints } from './assignment-actions'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
let me: string
let other: string
beforeEach(async () => {
  scene = await stage()
  me = scene.moderator.member?.id ?? ''
  other = scene.reviewer.member?.id ?? ''
})

const assign = (more: object = {}, viewer = scene.moderator) =>
  assignPoints.perform(viewer, { point: scene.point.id, to: me, ...more })
const both = () => [scene.point.id, scene.other.id]
const queue = (assigned?: string, viewer = scene.moderator) =>
  getQueue(viewer, {
    streamId: scene.stream.id,
    document: scene.document.slug,
    revision: 'zero-draft',
    filter: assigned ? { assigned } : {},
  })
const shown = async (assigned?: string, viewer = scene.moderator) =>
  (await queue(assigned, viewer)).items.map(({ pointId }) => pointId).sort()
const told = () =>
  db().notification.findMany({ where: { kind: 'points_assigned', memberId: other } })

describe('taking care of points', () => {
  test('is taken, given, and given back, by one event each; nothing new is logged twice', async () => {
    expect(await code(assign())).toBe('ok')
    expect(await shown('me')).toEqual([scene.point.id])
    expect(await shown('none')).toEqual([scene.other.id])
    expect(await assign()).toMatchObject({ value: { replayed: true } })
    expect(await code(assign({ to: other }))).toBe('ok')
    expect(await shown(other)).toEqual([scene.point.id])
    expect(await code(assign({ to: '' }))).toBe('ok')
    expect(await shown('none')).toEqual(both().sort())
    const logged = { kind: 'point.assigned', subjectId: scene.point.id }
    expect(await db().auditEvent.count({ where: logged })).toBe(3)
  })

  test('tells the other moderator once for all points, and nobody of what they took themselves', async () => {
    await assign({ point: both(), to: other })
    expect(await told()).toMatchObject([{ subject: expect.stringMatching(/^2 points of/) }])
    await assign({ point: both(), to: other }, scene.reviewer)
    expect(await told()).toHaveLength(1)
  })

  test('is not taken from somebody whom the page did not show', async () => {
    await assign({ to: other })
    expect(await assign({ was: '' })).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: 'assignee', from: '', to: scene.reviewer.member?.name }],
    })
    expect(await code(assign({ was: other }))).toBe('ok')
  })

  test('taken by two at once is one’s, and the other learns whose', async () => {
    const both = await Promise.all([
      assign({ was: '' }),
      assign({ was: '', to: other }, scene.reviewer),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'CONFLICT' })
  })

  test('is for moderators of the stream, and given to such alone', async () => {
    const elsewhere = await as(buildModerator({ streamIds: [] }))
    for (const viewer of [elsewhere, scene.admin, scene.author])
      expect(await code(assign({}, viewer))).toBe('NOT_FOUND')
    for (const to of [elsewhere.member?.id, scene.admin.member?.id])
      expect(await assign({ to })).toMatchObject({ fieldErrors: { to: ['choose'] } })
    expect(await db().assignment.count({ where: { pointId: { in: both() } } })).toBe(0)
  })

  test('goes on with the point that its author puts in its place, and can be given back there', async () => {
    const written = (kind = 'edit' as 'edit' | 'correction') =>
      buildVersion({ input: scene.input, kind, points: [{ statement: 'Otherwise.' }] })
    await assign()
    await assign({ point: scene.other.id, to: other })
    await written('correction')
    expect(await db().assignment.count({ where: { memberId: me } })).toBe(1)
    expect(await shown('me')).toEqual([scene.point.id])
    const [newer] = await written()
    expect(await shown('me')).toEqual([newer?.id])
    expect(await db().assignment.findUnique({ where: { pointId: newer?.id ?? '' } })).toMatchObject(
      { memberId: me, assignedById: me },
    )
    expect(await code(assign({ point: newer?.id, was: me, to: '' }))).toBe('ok')
    const [newest] = await written()
    expect(await shown('none')).toEqual([newest?.id])
  })

  test('does not go on to who has an interest by now, and keeps nobody from submitting', async () => {
    await assign()
    await db().membership.create({
      data: { memberId: me, organisationId: scene.organisation.id, role: 'drafter' },
    })
    const [newer] = await buildVersion({ input: scene.input })
    expect(await shown('none', scene.reviewer)).toEqual([newer?.id])
  })

  test('of a former moderator is nobody’s', async () => {
    await assign({ to: other })
    await db().roleGrant.updateMany({ where: { memberId: other }, data: { revokedAt: new Date() } })
    expect(await shown(other)).toEqual([])
    expect(await shown('none')).toEqual(both().sort())
    expect((await queue()).items.map(({ assignee }) => assignee)).toEqual([null, null])
    expect(await code(assign({ was: '' }))).toBe('ok')
  })

  test('is kept from who has an interest: not given to them, by them, nor told', async () => {
    const interested = await as(
      buildModerator({ streamIds: [scene.stream.id], organisationId: scene.organisation.id }),
    )
    const them = interested.member?.id ?? ''
    expect(await code(assign({ to: them }))).toBe('OWN_INPUT')
    expect(await code(assign({ to: them }, interested))).toBe('OWN_INPUT')
    expect(await code(assign({ to: other }, interested))).toBe('OWN_INPUT')
    await assign()
    expect(await assign({ was: '', to: '' }, interested)).toEqual({ ok: false, code: 'OWN_INPUT' })
    expect((await queue(undefined, interested)).items.map(({ assignee }) => assignee)).toEqual([
      null,
      null,
    ])
    for (const to of [me, 'none']) expect(await shown(to, interested)).toEqual([])
    const data = { pointId: scene.other.id, memberId: them, assignedById: me }
    await expect(db().assignment.create({ data })).rejects.toThrow(/conflict of interest/)
  })
})
