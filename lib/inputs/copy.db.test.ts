// Over 250 lines: whose copy it is and who reads it are looked at on one input.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember } from '@/lib/platform/viewer'
import { buildDelegation } from '@/prisma/builders/drafts'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { daysFromNow } from '@/prisma/builders/unique'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { copyInput } = await import('./copy-actions')
const { removePoint, savePoint } = await import('./actions')
const { askClearance } = await import('@/lib/clearances/actions')
const { getCopied } = await import('./copy-data')
const { getDraft } = await import('./draft-data')
const { getDesk } = await import('@/lib/sponsors/data')

type Delegation = Awaited<ReturnType<typeof buildDelegation>>
let us: Delegation
let them: Delegation
let past: Awaited<ReturnType<typeof buildRound>>
let open: Awaited<ReturnType<typeof buildRound>>
let later: Awaited<ReturnType<typeof buildRound>>
const phases = { submission: { opensAt: daysFromNow(5), closesAt: daysFromNow(9) } }

beforeAll(async () => {
  us = await buildDelegation()
  them = await buildDelegation()
  past = await buildRound({ open: false })
  open = await buildRound({ mostPoints: 1, statementCharacters: 10 })
  later = await buildRound({ phases })
})
afterAll(closeDatabase)

const seen = async (member: { id: string }) => viewerOfMember(member.id)
const input = async (what: Partial<Parameters<typeof buildInput>[0]> = {}) => {
  const topics = await db().topic.findMany({ where: { pillar: { key: 'norms' } }, take: 2 })
  return buildInput({
    stream: past.streams.norms,
    organisation: us.organisation,
    author: us.submitter,
    title: 'The title',
    points: [
      {
        statement: 'A statement longer than ten characters',
        proposedWording: 'Wording',
        paragraphReference: '12(a)',
        ask: 'gap',
        topicIds: topics.map(({ id }) => id),
      },
      { statement: 'Two' },
    ],
    files: [{ name: 'Letter.txt', text: 'A letter.' }],
    ...what,
  })
}
const to = (round: { round: { slug: string } }, pillar = 'norms') => `${round.round.slug}/${pillar}`
const copy = (viewer: Viewer, reference: string, target: string, more: object = {}) =>
  copyInput.perform(viewer, { reference, target, formKey: randomUUID(), ...more })
const draftOf = async (done: Awaited<ReturnType<typeof copy>>, viewer: Viewer) => {
  const id = done.ok ? (/drafts\/([^?]+)/.exec(done.value.to)?.[1] ?? '') : ''
  return { id, draft: await getDraft(viewer, id) }
}
const code = (done: Awaited<ReturnType<typeof copy>>) => (done.ok ? 'ok' : done.code)

test('a copy is a draft with the whole text, and tells what did not come along', async () => {
  const { reference } = await input()
  const drafter = await seen(us.drafter)
  const { id, draft } = await draftOf(await copy(drafter, reference, to(open, 'cbm')), drafter)
  expect(draft).toMatchObject({
    copiedFrom: reference,
    organisationId: us.organisation.id,
    inputId: null,
    attachments: [],
    content: { title: 'The title', language: 'en', attribution: 'organisation' },
  })
  expect(draft?.content.points).toHaveLength(2)
  expect(draft?.content.points[0]).toMatchObject({
    statement: 'A statement longer than ten characters',
    proposedWording: 'Wording',
    paragraphReference: '',
    topics: [],
    ask: 'gap',
  })
  expect(draft?.content.dropped).toEqual([
    { point: 1, topics: [expect.any(String), expect.any(String)], paragraph: '12(a)' },
  ])
  const event = await db().auditEvent.findFirstOrThrow({ where: { subjectId: id } })
  expect(event).toMatchObject({ kind: 'draft.copied', streamId: open.streams.cbm.id })
})

test('the same pillar keeps topics, the same round references, and files come where they are asked for', async () => {
  const there = await input({ stream: open.streams.norms })
  const author = await seen(us.submitter)
  const done = await copy(author, there.reference, to(open), { files: 'on' })
  const { draft } = await draftOf(done, author)
  expect(draft?.content.points[0]?.topics).toHaveLength(2)
  expect(draft?.content.points[0]?.paragraphReference).toBe('12(a)')
  expect(draft?.content.dropped).toEqual([])
  expect(draft?.attachments).toMatchObject([{ name: 'Letter.txt' }])
})

test('a copy over the points of its round is saved and shortened', async () => {
  const { reference } = await input()
  const author = await seen(us.submitter)
  const { id } = await draftOf(await copy(author, reference, to(open)), author)
  const was = JSON.stringify({ statement: 'Two' })
  const point = { proposedWording: '', paragraphReference: '', next: 'later' }
  const fields = { draft: id, number: '2', was, statement: 'Second', ...point }
  expect((await savePoint.perform(author, fields)).ok).toBe(true)
  const added = { ...fields, number: '0', was: '{}', statement: 'Third' }
  expect(await savePoint.perform(author, added)).toMatchObject({ ok: false, code: 'INVALID' })
  const removed = await removePoint.perform(author, { draft: id, number: '1', version: '2' })
  expect(removed.ok).toBe(true)
  expect((await getDraft(author, id))?.content.points).toMatchObject([{ statement: 'Second' }])
})

test('it goes to what is open or will be, of withdrawn inputs too, and nowhere else', async () => {
  const { id, reference } = await input()
  await db().withdrawal.create({ data: { inputId: id, withdrawnById: us.submitter.id } })
  const author = await seen(us.submitter)
  expect(code(await copy(author, reference, to(later)))).toBe('ok')
  // Nobody else reads what was withdrawn.
  expect(code(await copy(await seen(us.focalPoint), reference, to(later)))).toBe('NOT_FOUND')
  expect(code(await copy(author, reference, to(past)))).toBe('CLOSED')
  const hidden = await buildRound({ announced: false })
  expect(code(await copy(author, reference, to(hidden)))).toBe('NOT_FOUND')
  const closed = await buildRound({ takesFrom: 'accredited' })
  expect(code(await copy(author, reference, to(closed)))).toBe('CLOSED')
  const offered = (await getCopied(author, reference))?.streams.map(({ roundId }) => roundId) ?? []
  expect(offered).toContain(open.round.id)
  expect(offered).toContain(later.round.id)
  for (const { round } of [past, hidden, closed]) expect(offered).not.toContain(round.id)
})

test('whoever writes for its author copies it; a person only where persons are heard', async () => {
  const { reference } = await input()
  for (const who of [us.drafter, us.submitter, us.focalPoint])
    expect(code(await copy(await seen(who), reference, to(open)))).toBe('ok')
  const stranger = await seen(them.focalPoint)
  expect(code(await copy(stranger, reference, to(open)))).toBe('NOT_FOUND')
  const person = await buildMember()
  const own = await input({ organisation: null, author: person, attribution: 'type_and_region' })
  expect(code(await copy(await seen(person), own.reference, to(open)))).toBe('CLOSED')
  const mixed = await buildRound({ admission: 'organisations_and_individuals' })
  expect(code(await copy(await seen(person), own.reference, to(mixed)))).toBe('ok')
})

test('a colleague names nobody, and the latest version is what is copied', async () => {
  const { id, reference } = await input({ attribution: 'person_and_organisation' })
  const submittedAt = new Date()
  const version = await db().inputVersion.create({
    data: {
      inputId: id,
      number: 2,
      kind: 'correction',
      title: 'Corrected',
      language: 'en',
      hash: 'a'.repeat(64),
      submittedAt,
    },
  })
  await db().point.create({
    data: { inputId: id, versionId: version.id, number: 1, statement: 'New', language: 'en' },
  })
  const drafter = await seen(us.drafter)
  const { draft } = await draftOf(await copy(drafter, reference, to(open)), drafter)
  expect(draft?.content).toMatchObject({ title: 'Corrected', attribution: 'organisation' })
  expect(draft?.content.points).toHaveLength(1)
})

test('sent again the form leads to the same draft, with another target it is refused', async () => {
  const { reference } = await input()
  const author = await seen(us.submitter)
  const formKey = randomUUID()
  const first = await draftOf(await copy(author, reference, to(open), { formKey }), author)
  const again = await copy(author, reference, to(open), { formKey })
  expect(again).toMatchObject({ ok: true, value: { replayed: true } })
  expect((await draftOf(again, author)).id).toBe(first.id)
  expect(code(await copy(author, reference, to(later), { formKey }))).toBe('KEY_REUSED')
})

test('of a copy of what only its author reads nobody else knows, until they are asked to clear it', async () => {
  const { reference } = await input({ attribution: 'moderators_only', published: false })
  const [author, drafter, focal] = await Promise.all(
    [us.submitter, us.drafter, us.focalPoint].map(seen),
  )
  if (!author || !drafter || !focal) throw new Error('three members')
  expect(code(await copy(drafter, reference, to(open)))).toBe('NOT_FOUND')
  const { id, draft } = await draftOf(await copy(author, reference, to(open)), author)
  expect(draft).toMatchObject({
    copiedFrom: reference,
    authorsOnly: true,
    content: { attribution: 'moderators_only' },
  })
  const readers = async () => {
    const may: string[] = []
    for (const [who, viewer] of Object.entries({ author, drafter, focal })) {
      const { drafts } = await getDesk(viewer, 'en')
      const listed = drafts.some((row) => row.id === id)
      expect((await getDraft(viewer, id)) !== null).toBe(listed)
      if (listed) may.push(who)
    }
    return may
  }
  expect(await readers()).toEqual(['author'])
  const event = await db().auditEvent.findFirstOrThrow({ where: { subjectId: id } })
  expect(event).toMatchObject({ organisationId: null, facts: {} })
  await db().organisation.update({
    where: { id: us.organisation.id },
    data: { clearsSince: new Date() },
  })
  expect((await askClearance.perform(author, { draft: id, version: '1' })).ok).toBe(true)
  expect(await readers()).toEqual(['author', 'focal'])
  // Those of another organisation that is merged into this one were not asked.
  const { id: proposedById } = await buildMember()
  const [duplicateId, survivorId] = [them.organisation.id, us.organisation.id]
  await db().organisationMerger.create({
    data: { duplicateId, survivorId, reason: 'Twice', proposedById, effectiveAt: new Date() },
  })
  expect(await readers()).toEqual(['author'])
  await db().draft.update({
    where: { id },
    data: { content: { ...draft?.content, attribution: 'organisation' } },
  })
  expect(await readers()).toEqual(['author', 'drafter', 'focal'])
  expect(await getDraft(drafter, id)).toMatchObject({ copiedFrom: null, authorsOnly: false })
})

test('who made a copy keeps it when its source becomes for moderators only', async () => {
  const { id: inputId, reference } = await input()
  const drafter = await seen(us.drafter)
  const { id, draft } = await draftOf(await copy(drafter, reference, to(open)), drafter)
  await db().draft.update({
    where: { id },
    data: { content: { ...draft?.content, attribution: 'moderators_only' } },
  })
  await db().input.update({ where: { id: inputId }, data: { attribution: 'moderators_only' } })
  expect(await getDraft(drafter, id)).not.toBeNull()
  expect(await getDraft(await seen(us.focalPoint), id)).toBeNull()
})

test('the page takes two statements, however many streams there are', async () => {
  const { reference } = await input()
  const author = await seen(us.submitter)
  const notes = { statements: 0, network: '' }
  await requestNotes.run(notes, () => getCopied(author, reference))
  expect(notes.statements).toBe(2)
})
