import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { visitor } from '@/lib/platform/viewer'
import { buildModerator } from '@/prisma/builders/members'
import { as, code, openPoint, stage } from '@/prisma/builders/uptake-stage'
import * as acts from './actions'
import { listToReview } from './review-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

const CANARY = 'words-for-moderators-alone'

let scene: Awaited<ReturnType<typeof stage>>
let record: { id: string }
let third: Viewer
beforeEach(async () => {
  scene = await stage()
  await scene.record()
  record = await db().uptakeRecord.findFirstOrThrow({ where: { pointId: scene.point.id } })
  third = await as(buildModerator({ streamIds: [scene.stream.id] }))
})

const comment = (viewer: Viewer, more: object = {}) =>
  acts.commentUptake.perform(viewer, {
    formKey: randomUUID(),
    record: record.id,
    text: `${CANARY} of ${viewer.member?.id}`,
    ...more,
  })
const page = (viewer: Viewer) => openPoint(viewer, scene.point.id, scene.zero.id)
const told = async (kind: string) => {
  const rows = await db().notification.findMany({
    where: { kind, about: scene.round.title },
    orderBy: { key: 'asc' },
  })
  return rows.map(({ memberId, path, subject }) => ({ memberId, path, subject }))
}
const who = async () => (await told('record_discussed')).map(({ memberId }) => memberId).sort()
const ids = (...viewers: Viewer[]) => viewers.map(({ member }) => member?.id).sort()

test('moderators of the stream read and add to it, nobody else', async () => {
  expect(await code(comment(scene.reviewer))).toBe('ok')
  expect(await code(comment(scene.moderator))).toBe('ok')
  const stranger = await as(buildModerator({ streamIds: [] }))
  for (const viewer of [visitor(), scene.author, scene.admin, stranger]) {
    expect(await code(comment(viewer))).toBe('NOT_FOUND')
    expect(await page(viewer)).toBeNull()
  }
  expect((await page(third))?.record?.comments.map(({ text }) => text)).toEqual([
    `${CANARY} of ${scene.reviewer.member?.id}`,
    `${CANARY} of ${scene.moderator.member?.id}`,
  ])
  expect(await listToReview(third, scene.round.slug)).toMatchObject({ records: [{ comments: 2 }] })
  expect(
    await db().auditEvent.count({ where: { kind: 'uptake.commented', subjectId: record.id } }),
  ).toBe(2)
})

test('whoever has a part in it is told where, not what', async () => {
  await comment(scene.reviewer)
  expect(await who()).toEqual(ids(scene.moderator))
  await comment(third)
  expect(await who()).toEqual(ids(scene.moderator, scene.moderator, scene.reviewer))
  await db().roleGrant.updateMany({
    where: { memberId: scene.reviewer.member?.id },
    data: { revokedAt: new Date() },
  })
  await comment(scene.moderator)
  expect(await who()).toEqual(ids(scene.moderator, scene.moderator, scene.reviewer, third))
  const [one] = await told('record_discussed')
  expect(one?.path).toContain(`/records/${scene.point.id}?`)
  const mails = await db().outboxMail.findMany({ where: { kind: 'record_discussed' } })
  const written = JSON.stringify([mails, await told('record_discussed')])
  expect(written).toContain(scene.input.reference)
  expect(written).not.toContain(CANARY)
  expect(written).not.toContain('directory')
  expect(JSON.stringify(await db().auditEvent.findMany())).not.toContain(CANARY)
})

test('a returned record leads its recorder to it', async () => {
  await scene.review({ finding: 'returned', comment: `${CANARY}: which paragraph?` })
  expect(await told('record_discussed')).toMatchObject([
    {
      memberId: scene.moderator.member?.id,
      subject: expect.stringContaining('returned'),
      path: expect.stringContaining(`/records/${scene.point.id}?`),
    },
  ])
  await scene.record({ version: 1, outcome: 'noted', reason: 'Heard.' })
  await scene.review()
  expect(await told('record_discussed')).toHaveLength(1)
})

test('who has an interest takes no part in it, by the database too', async () => {
  const own = await as(
    buildModerator({ streamIds: [scene.stream.id], organisationId: scene.organisation.id }),
  )
  expect(await code(comment(own))).toBe('OWN_INPUT')
  const row = { recordId: record.id, memberId: own.member?.id ?? '', text: 'x' }
  await expect(
    db().recordComment.create({ data: { ...row, formKey: randomUUID() } }),
  ).rejects.toThrow(/conflict of interest/)
  expect(await db().recordComment.count({ where: { recordId: record.id } })).toBe(0)
})

test('is stored once, stays as it was written, and follows a correction', async () => {
  const form = { formKey: randomUUID(), text: 'Once.' }
  expect(await code(comment(scene.reviewer, form))).toBe('ok')
  expect(await comment(scene.reviewer, form)).toMatchObject({ value: { replayed: true } })
  expect(await code(comment(scene.reviewer, { ...form, text: 'Twice.' }))).toBe('KEY_REUSED')
  expect(await comment(scene.reviewer, { text: '  ' })).toMatchObject({
    fieldErrors: { text: ['required'] },
  })
  const where = { recordId: record.id }
  await expect(db().recordComment.updateMany({ where, data: { text: 'x' } })).rejects.toThrow(
    /permanent/,
  )
  await expect(db().recordComment.deleteMany({ where })).rejects.toThrow(/permanent/)
  const act = await db().decisionAct.findFirstOrThrow({
    where: { memberId: scene.moderator.member?.id },
  })
  expect(await code(acts.undoUptake.perform(scene.moderator, { act: act.id }))).toBe(
    'NOTHING_TO_UNDO',
  )
  await scene.publish()
  await scene.record({ version: 1, outcome: 'noted', reason: 'On reflection.' })
  const corrected = await page(third)
  expect(corrected?.record).toMatchObject({ outcome: 'noted', comments: [{ text: 'Once.' }] })
})
