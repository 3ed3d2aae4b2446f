import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { visitor } from '@/lib/platform/viewer'
import { getQueue } from '@/lib/uptake/queue-data'
import { buildVersion } from '@/prisma/builders/inputs'
import { buildModerator } from '@/prisma/builders/members'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { addNote, removeNote } from './note-actions'
import { getBenchDesk } from './point-data'
import { canAttendPoint } from './policy'
import { attend, getAttendance, leave } from './presence-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
let interested: typeof scene.moderator
beforeEach(async () => {
  scene = await stage()
  interested = await as(
    buildModerator({ streamIds: [scene.stream.id], organisationId: scene.organisation.id }),
  )
})

const bench = (viewer = scene.moderator) =>
  getBenchDesk(viewer, {
    streamId: scene.stream.id,
    revisionId: scene.zero.id,
    point: scene.point.id,
    points: [scene.point.id, scene.other.id],
  })
const desk = async (viewer = scene.moderator) => {
  const { shares, others } = await bench(viewer)
  const share = shares[scene.point.id]
  return share ? { ...share, others } : null
}
const add = (more: object = {}, viewer = scene.moderator) =>
  addNote.perform(viewer, {
    formKey: randomUUID(),
    point: scene.point.id,
    note: 'CANARY',
    queue: '',
    ...more,
  })

describe('notes among moderators', () => {
  test('are read by the stream’s moderators and by nobody with an interest in the point', async () => {
    expect(await code(add())).toBe('ok')
    expect(await desk(scene.reviewer)).toMatchObject({ notes: [{ text: 'CANARY', own: false }] })
    for (const viewer of [interested, scene.author, scene.admin, visitor()])
      expect(await desk(viewer)).toBeNull()
    const queue = async (viewer = scene.moderator) =>
      (
        await getQueue(viewer, {
          streamId: scene.stream.id,
          document: scene.document.slug,
          revision: scene.zero.slug,
        })
      ).items.map(({ notes }) => notes)
    expect((await queue()).sort()).toEqual([0, 1])
    expect(await queue(interested)).toEqual([0, 0])
  })

  test('are told of every point of a workbench, and anew with each sign that somebody is on one', async () => {
    await add({ point: scene.other.id, note: 'Beside.' })
    expect((await bench(scene.reviewer)).shares).toMatchObject({
      [scene.point.id]: { notes: [], assignee: null },
      [scene.other.id]: { notes: [{ text: 'Beside.', own: false }] },
    })
    expect((await bench(interested)).shares).toEqual({})
    expect((await bench(interested)).templates).toEqual([])
    expect((await bench({ ...scene.moderator, moderates: [] })).shares).toEqual({})
    await add()
    const at = { round: scene.round.slug, point: scene.point.id, revision: scene.zero.id }
    const attendance = await getAttendance(scene.reviewer, at)
    expect(attendance && (await attend(scene.reviewer, attendance)).share).toMatchObject({
      notes: [{ text: 'CANARY' }],
    })
  })

  test('are read on the point that took the place of theirs, with the version they were about', async () => {
    await add({ note: 'Of the first.' })
    await add({ point: scene.other.id, note: 'Of the second.' })
    const [newer] = await buildVersion({ input: scene.input })
    const where = {
      ...{ streamId: scene.stream.id, revisionId: scene.zero.id, point: newer?.id ?? '' },
      points: [newer?.id ?? '', scene.point.id],
    }
    await add({ point: newer?.id, note: 'Of what it says by now.' })
    const { shares } = await getBenchDesk(scene.reviewer, where)
    expect(shares[newer?.id ?? '']?.notes).toMatchObject([
      { text: 'Of the first.', version: 1 },
      { text: 'Of the second.', version: 1 },
      { text: 'Of what it says by now.', version: null },
    ])
    expect(shares[scene.point.id]?.notes).toMatchObject([{ text: 'Of the first.', version: null }])
    const { items } = await getQueue(scene.moderator, {
      ...{ streamId: scene.stream.id, document: scene.document.slug, revision: scene.zero.slug },
    })
    expect(items).toMatchObject([{ pointId: newer?.id, notes: 3 }])
    const note = shares[newer?.id ?? '']?.notes[0]?.id
    expect(await removeNote.perform(scene.moderator, { note, queue: '' })).toMatchObject({
      value: { to: expect.stringContaining(`/records/${newer?.id}?`) },
    })
  })

  test('are added by those who read them, once for each form', async () => {
    for (const viewer of [interested, scene.author, scene.admin, visitor()])
      expect(await code(add({}, viewer))).toBe('NOT_FOUND')
    const formKey = randomUUID()
    expect(await code(add({ formKey }))).toBe('ok')
    expect(await add({ formKey })).toMatchObject({ value: { replayed: true } })
    expect(await code(add({ formKey, note: 'Another.' }))).toBe('KEY_REUSED')
    expect(await add({ note: '  ' })).toMatchObject({ fieldErrors: { note: ['required'] } })
    expect(await db().note.count({ where: { pointId: scene.point.id } })).toBe(1)
  })

  test('are taken away by who wrote them, never changed, and the log holds no word of them', async () => {
    await add()
    const note = (await desk())?.notes[0]?.id
    const remove = (viewer = scene.moderator) => removeNote.perform(viewer, { note, queue: '' })
    expect(await code(remove(scene.reviewer))).toBe('NOT_FOUND')
    expect(await code(remove({ ...scene.moderator, moderates: [] }))).toBe('NOT_FOUND')
    await expect(
      db().note.updateMany({ where: { id: note ?? '' }, data: { text: 'x' } }),
    ).rejects.toThrow(/not changed/)
    expect(await code(remove())).toBe('ok')
    expect(await code(remove())).toBe('NOT_FOUND')
    const events = await db().auditEvent.findMany({ where: { subjectId: scene.point.id } })
    expect(events.map(({ kind }) => kind)).toEqual(['note.added', 'note.removed'])
    expect(JSON.stringify(events)).not.toContain('CANARY')
  })
})

describe('who is on a point', () => {
  const at = () => ({
    round: scene.round.slug,
    point: scene.point.id,
    revision: scene.zero.id,
  })
  const here = async (viewer: typeof scene.moderator) => {
    const attendance = await getAttendance(viewer, at())
    if (!attendance || !canAttendPoint(viewer, attendance)) return null
    return { attendance, ...(await attend(viewer, attendance)) }
  }
  const names = async (viewer = scene.moderator) => (await desk(viewer))?.others.length

  test('is told to the others, and not to oneself', async () => {
    expect(await names()).toBe(0)
    expect(await names(scene.reviewer)).toBe(1)
    expect(await names()).toBe(1)
    expect((await here(scene.moderator))?.others).toHaveLength(1)
  })

  test('ends without a sign for a minute, at leaving, and on going to another point', async () => {
    const moderator = await here(scene.moderator)
    const since = (await here(scene.reviewer))?.others
    expect(since).toHaveLength(1)
    await here(scene.moderator)
    expect((await here(scene.reviewer))?.others).toEqual(since)
    await read(sql`UPDATE presences SET seen_at = seen_at - interval '61 seconds'`)
    expect((await here(scene.reviewer))?.others).toEqual([])
    await here(scene.moderator)
    expect((await here(scene.reviewer))?.others).toHaveLength(1)
    if (moderator) await leave(scene.moderator, moderator.attendance)
    expect((await here(scene.reviewer))?.others).toEqual([])
    await here(scene.moderator)
    const other = await getAttendance(scene.moderator, { ...at(), point: scene.other.id })
    if (other) await attend(scene.moderator, other)
    expect((await here(scene.reviewer))?.others).toEqual([])
  })

  test('is neither noted of nor told to who has an interest, nor anybody else', async () => {
    await here(scene.moderator)
    for (const viewer of [interested, scene.author, scene.admin, visitor()])
      expect(await here(viewer)).toBeNull()
    await desk(interested)
    expect(await names()).toBe(0)
    const another = await getAttendance(scene.moderator, { ...at(), round: 'another' })
    expect(another).toBeNull()
  })

  test('is one statement of the page, whatever is shared, and leaves no event', async () => {
    await db().note.createMany({
      data: Array.from({ length: 40 }, (_, n) => ({
        pointId: scene.point.id,
        memberId: scene.moderator.member?.id ?? '',
        text: `Note ${n}`,
      })),
    })
    const before = await db().auditEvent.count()
    const notes = { statements: 0, network: '' }
    const shared = await requestNotes.run(notes, () => desk())
    expect(shared?.notes).toHaveLength(40)
    expect(notes.statements).toBe(1)
    expect(await db().auditEvent.count()).toBe(before)
  })
})
