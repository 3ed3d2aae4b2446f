import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildModerator } from '@/prisma/builders/members'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { getDesk } from './data'
import { addTemplate, changeTemplate, insertTemplate, removeTemplate } from './template-actions'
import { listTemplates } from './template-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
let elsewhere: typeof scene.moderator
beforeEach(async () => {
  scene = await stage()
  const other = await db().stream.findFirstOrThrow({
    where: { roundId: scene.round.id, NOT: { id: scene.stream.id } },
  })
  elsewhere = await as(buildModerator({ streamIds: [other.id] }))
})

const what = {
  title: 'Already there',
  text: 'Paragraph {paragraphs} of {revision} says so ({reference}, {2}).',
  language: 'en',
}
const add = (more: object = {}, viewer = scene.moderator) =>
  addTemplate.perform(viewer, {
    formKey: randomUUID(),
    round: scene.round.slug,
    pillar: '',
    ...what,
    ...more,
  })
const titles = async (viewer = scene.moderator) =>
  (await listTemplates(viewer, scene.round.id)).map(({ title }) => title)

test('templates of a round are its moderators’, those of a stream its moderators’ alone', async () => {
  const formKey = randomUUID()
  expect(await code(add({ formKey }))).toBe('ok')
  expect(await add({ formKey })).toMatchObject({ value: { replayed: true } })
  for (const other of [{ text: 'Another.' }, { outcomes: ['noted'] }])
    expect(await code(add({ formKey, ...other }))).toBe('KEY_REUSED')
  expect(await code(add({ pillar: 'norms', title: 'Norms', outcomes: ['noted'] }))).toBe('ok')
  expect(await code(add({ pillar: 'norms' }, elsewhere))).toBe('NOT_FOUND')
  expect(await code(add({ pillar: 'threats' }))).toBe('NOT_FOUND')
  for (const unknown of ['{refernce}', '{ reference }', '{point1}', '{Reference}'])
    expect(await add({ text: `As ${unknown} says in {revision}.` })).toMatchObject({
      fieldErrors: { text: ['unknownPlaceholder'] },
    })
  for (const odd of [{ pillar: 'a\0' }, { round: '\0' }])
    expect(await code(add(odd))).toBe('INVALID')
  for (const viewer of [scene.author, scene.admin, visitor()]) {
    expect(await code(add({}, viewer))).toBe('NOT_FOUND')
    expect(await titles(viewer)).toEqual([])
  }
  expect(await titles()).toEqual(['Already there', 'Norms'])
  expect(await titles(elsewhere)).toEqual(['Already there'])
  expect((await getDesk(scene.moderator, scene.stream.id)).templates).toMatchObject([
    { title: 'Already there', outcomes: [] },
    { title: 'Norms', outcomes: ['noted'] },
  ])
})

test('a template is changed as it was seen, and removed, by who may keep it', async () => {
  await add({ pillar: 'norms' })
  const [kept] = await listTemplates(scene.moderator, scene.round.id)
  const template = kept?.id
  const change = (more: object = {}, viewer = scene.moderator) =>
    changeTemplate.perform(viewer, { template, version: 1, ...what, title: 'Changed', ...more })
  expect(await code(change({}, elsewhere))).toBe('NOT_FOUND')
  expect(await code(change())).toBe('ok')
  expect(await code(change())).toBe('CONFLICT')
  expect(await titles()).toEqual(['Changed'])
  expect(await code(removeTemplate.perform(elsewhere, { template }))).toBe('NOT_FOUND')
  expect(await code(removeTemplate.perform(scene.moderator, { template }))).toBe('ok')
  expect(await code(removeTemplate.perform(scene.moderator, { template }))).toBe('NOT_FOUND')
  expect(await titles()).toEqual([])
  const logged = { roundId: scene.round.id, kind: { startsWith: 'template.' } }
  expect(await db().auditEvent.count({ where: logged })).toBe(3)
})

test('a template comes into the reason beside what was typed, with its placeholders filled', async () => {
  await add()
  const [kept] = await listTemplates(scene.moderator, scene.round.id)
  const insert = (more: object = {}, viewer = scene.moderator) =>
    insertTemplate.perform(viewer, {
      template: kept?.id,
      point: scene.point.id,
      revision: scene.zero.id,
      paragraphs: scene.zero.paragraphs.map(({ id }) => id),
      reason: 'Typed.',
      outcome: '',
      ...more,
    })
  const text = `Paragraph 1, 2 of Zero draft says so (${scene.input.reference}#1, {2}).`
  expect(await insert()).toMatchObject({
    code: 'INSERTED',
    values: { reason: `Typed.\n\n${text}` },
  })
  expect(await insert({ reason: '' })).toMatchObject({ values: { reason: text } })
  expect(await insert({ template: '' })).toMatchObject({ fieldErrors: { template: ['choose'] } })
  expect(await code(insert({}, scene.admin))).toBe('NOT_FOUND')
  // A point of another stream is not named to who does not moderate it.
  expect(await insert({}, elsewhere)).toMatchObject({
    values: { reason: expect.stringContaining('(, {2})') },
  })
})
