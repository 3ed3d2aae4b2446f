import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember } from '@/lib/platform/viewer'
import { buildDelegation, buildDraft, completeContent } from '@/prisma/builders/drafts'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { saveAbout, savePoint } = await import('./actions')

let round: Awaited<ReturnType<typeof buildRound>>
let us: Awaited<ReturnType<typeof buildDelegation>>
beforeAll(async () => {
  round = await buildRound()
  us = await buildDelegation()
})
afterAll(closeDatabase)

const ready = async () => {
  const { organisation, submitter: member } = us
  const { draft } = await buildDraft({ stream: round.streams.norms, organisation, member })
  const drafter = await viewerOfMember(us.drafter.id)
  const submitter = await viewerOfMember(us.submitter.id)
  const was = { title: completeContent.title, language: 'en', channel: 'direct' }
  const about = { draft, language: 'en', channel: 'direct' }
  const save = (who: typeof drafter, before: object, fields: object) =>
    saveAbout.perform(who, { ...about, was: JSON.stringify({ ...was, ...before }), ...fields })
  const told = () => db().auditEvent.count({ where: { subjectId: draft, kind: 'draft.saved' } })
  const stored = () => db().draft.findUniqueOrThrow({ where: { id: draft } })
  return { draft, drafter, submitter, save, told, stored }
}

test('a page that saves itself again and again is one event for each member', async () => {
  const { drafter, submitter, save, told, stored } = await ready()
  const here = { next: 'here' }
  const first = await save(drafter, {}, { ...here, title: 'A' })
  expect(first).toMatchObject({ ok: true, value: { fields: { title: 'A' }, version: 2 } })
  // Incomplete is kept as well.
  expect((await save(drafter, { title: 'A' }, { ...here, title: '' })).ok).toBe(true)
  expect(await told()).toBe(1)
  expect((await save(submitter, { title: '' }, { ...here, title: 'B' })).ok).toBe(true)
  expect(await told()).toBe(2)
  const quarter = new Date(Date.now() - 15 * 60_000)
  await db().draft.updateMany({
    where: { id: (await stored()).id },
    data: { notedAt: quarter },
  })
  expect((await save(submitter, { title: 'B' }, { ...here, title: 'C' })).ok).toBe(true)
  expect(await told()).toBe(3)
  // A button is always told.
  expect((await save(submitter, { title: 'C' }, { next: 'later', title: 'D' })).ok).toBe(true)
  expect(await told()).toBe(4)
  expect(await stored()).toMatchObject({ version: 6, content: { title: 'D' } })
})

test('a refused save tells who saved and what, stores nothing, and stands as chosen', async () => {
  const { drafter, submitter, save, stored } = await ready()
  expect((await save(drafter, {}, { title: 'Theirs', language: 'fr' })).ok).toBe(true)
  const mine = { title: 'Mine', language: 'es' }
  expect(await save(submitter, {}, { ...mine, next: 'here' })).toMatchObject({
    code: 'CONFLICT',
    by: { name: us.drafter.name, self: false },
    changed: [
      { field: 'title', to: 'Theirs', mine: 'Mine' },
      { field: 'language', to: 'fr', mine: 'es' },
    ],
  })
  expect(await stored()).toMatchObject({ version: 2, content: { title: 'Theirs' } })
  const knows = { title: 'Theirs', language: 'fr' }
  const take = { title: 'theirs', language: 'mine' }
  expect((await save(submitter, knows, { ...mine, take })).ok).toBe(true)
  expect(await stored()).toMatchObject({ content: { title: 'Theirs', language: 'es' } })
})

test('a new point that saves itself is known by its number from then on', async () => {
  const { draft, drafter, stored } = await ready()
  const point = { proposedWording: '', paragraphReference: '', statement: 'New' }
  const save = (fields: object) => savePoint.perform(drafter, { draft, ...point, ...fields })
  const first = await save({ number: '0', was: '{}', next: 'here' })
  expect(first).toMatchObject({ ok: true, value: { to: expect.stringContaining('/points/3?') } })
  const was = first.ok ? JSON.stringify(first.value.fields) : ''
  expect((await save({ number: '3', was, statement: 'Newer', next: 'here' })).ok).toBe(true)
  const { points } = (await stored()).content as typeof completeContent
  expect(points.map(({ statement }) => statement)).toEqual([
    ...completeContent.points.map(({ statement }) => statement),
    'Newer',
  ])
})
