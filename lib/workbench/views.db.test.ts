import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { code, stage } from '@/prisma/builders/uptake-stage'
import { getDesk } from './data'
import { removeView, saveView } from './view-actions'
import { MOST_VIEWS } from './view-mutations'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

const save = (more: object = {}, viewer = scene.moderator) =>
  saveView.perform(viewer, {
    round: scene.round.id,
    name: 'Mine',
    queue: 'stream=norms&assigned=me&done=x&evil=%0A',
    ...more,
  })
const views = async (viewer = scene.moderator) => (await getDesk(viewer, scene.stream.id)).views

test('a view is its member’s own, holds a queue’s address and nothing else, and its name is taken over', async () => {
  expect(await code(save())).toBe('ok')
  expect(await views()).toMatchObject([{ name: 'Mine', query: 'stream=norms&assigned=me' }])
  expect(await views(scene.reviewer)).toEqual([])
  expect(await code(save({ queue: 'stream=norms&state=agreed' }))).toBe('ok')
  expect(await views()).toMatchObject([{ name: 'Mine', query: 'stream=norms&state=agreed' }])
  expect(await save({ name: '' })).toMatchObject({ fieldErrors: { name: ['required'] } })
  const [view] = await views()
  expect(await code(removeView.perform(scene.reviewer, { view: view?.id }))).toBe('NOT_FOUND')
  expect(await code(removeView.perform(scene.moderator, { view: view?.id }))).toBe('ok')
  expect(await views()).toEqual([])
  const kinds = ['view.saved', 'view.removed']
  expect(await db().auditEvent.count({ where: { subjectId: view?.id, kind: { in: kinds } } })).toBe(
    3,
  )
})

test('views are saved by the round’s moderators, twenty at most', async () => {
  for (const viewer of [scene.author, scene.admin])
    expect(await code(save({}, viewer))).toBe('NOT_FOUND')
  for (let n = 0; n < MOST_VIEWS; n++) expect(await code(save({ name: `View ${n}` }))).toBe('ok')
  expect(await code(save({ name: 'One more' }))).toBe('TOO_MANY_VIEWS')
  expect(await code(save({ name: 'View 3' }))).toBe('ok')
  expect(await views()).toHaveLength(MOST_VIEWS)
})
