// Over 250 lines: a submission and all that refuses it share one database.
import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDelegation, buildDraft, completeContent, emptyPoint } from '@/prisma/builders/drafts'
import { buildMember } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { saveAbout, saveAttribution, savePoint, startDraft } = await import('./actions')
const { submitInput } = await import('./submit-actions')
const { getInput } = await import('./data')
const { receiptText, sha256 } = await import('./receipt')

const of = (member: { id: string }) => viewerOfMember(member.id)
async function delegation() {
  const { organisation, drafter, submitter } = await buildDelegation()
  return {
    organisation,
    drafter: await of(drafter),
    submitter: await of(submitter),
    member: submitter,
  }
}

const point = completeContent.points[0]
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const inputs = (streamId: string) => db().input.count({ where: { streamId } })

let round: Awaited<ReturnType<typeof buildRound>>
let us: Awaited<ReturnType<typeof delegation>>
beforeAll(async () => {
  round = await buildRound({ admission: 'organisations_and_individuals' })
  us = await delegation()
})
afterAll(closeDatabase)

const ready = (stream: { id: string } = round.streams.norms, content?: object) =>
  buildDraft({ stream, organisation: us.organisation, member: us.member, content })

test('nobody starts drafts without end', async () => {
  const member = await viewerOfMember(
    (await buildMember({ organisations: [{ id: us.organisation.id, role: 'drafter' }] })).id,
  )
  const start = { round: round.round.slug, pillar: 'norms', behalf: us.organisation.id }
  const answers = new Map<string, number>()
  for (let n = 0; n < 62; n += 1) {
    const answer = await code(startDraft.perform(member, { ...start, formKey: randomUUID() }))
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
  }
  expect(Object.fromEntries(answers)).toEqual({ ok: 60, RATE_LIMITED: 2 })
})

test('a draft goes from its first page to a receipt that can be verified', async () => {
  const start = { formKey: randomUUID(), round: round.round.slug, pillar: 'norms' }
  const behalf = us.organisation.id
  const started = await startDraft.perform(us.drafter, { ...start, behalf })
  const again = await startDraft.perform(us.drafter, { ...start, behalf })
  expect(started.ok && again.ok && started.value.to).toBe(again.ok && again.value.to)
  expect(await code(startDraft.perform(us.drafter, { ...start, behalf: 'self' }))).toBe(
    'KEY_REUSED',
  )
  const draft = started.ok ? (started.value.to.split('/').at(-1) ?? '') : ''
  const topics = await read<{ key: string }>(
    sql`SELECT t.key FROM topics t JOIN pillars p ON p.id = t.pillar_id WHERE p.key = 'norms' LIMIT 2`,
  )
  const was = JSON.stringify({ title: '', language: 'en', channel: 'direct' })
  const about = { draft, was, title: ' Points  of contact \r\n', language: 'fr', channel: 'direct' }
  expect(await saveAbout.perform(us.drafter, about)).toMatchObject({
    ok: true,
    value: { to: expect.stringContaining('/points/1') },
  })
  const written = { ...point, topics: topics.map(({ key }) => key) }
  const added = { draft, number: '0', was: '{}', next: 'another', ...written }
  await savePoint.perform(us.drafter, added)
  await savePoint.perform(us.drafter, added)
  await savePoint.perform(us.drafter, {
    draft,
    number: '0',
    was: '{}',
    ...emptyPoint,
    statement: 'Two',
  })
  const named = { draft, was: '{"attribution":""}', attribution: 'organisation' }
  await saveAttribution.perform(us.drafter, named)
  const stored = await db().draft.findUniqueOrThrow({ where: { id: draft } })
  expect(stored.content).toMatchObject({
    title: 'Points  of contact',
    points: [written, { statement: 'Two' }],
  })
  const form = { draft, version: String(stored.version), formKey: stored.formKey }
  expect(await code(submitInput.perform(us.drafter, form))).toBe('NOT_FOUND')
  const done = await submitInput.perform(us.submitter, form)
  const reference = done.ok ? (done.value.to.match(/inputs\/([^/]+)/)?.[1] ?? '') : ''
  expect(reference).toMatch(/^[A-Z0-9]+-[0-9A-HJKMNP-TV-Z]{6}$/)
  const input = await getInput(visitor(), reference)
  expect(input?.points).toHaveLength(2)
  expect(input?.points[0]?.topics).toHaveLength(2)
  expect(input?.byline).toEqual({ kind: 'named', person: null, organisation: us.organisation.name })
  if (!input) throw new Error('not public')
  const text = receiptText({
    reference,
    ...input.version,
    points: input.points.map((p) => ({ ...p, topics: p.topics.map(({ key }) => key) })),
  })
  expect(sha256(text)).toBe(input.version.hash)
  const mails = await db().outboxMail.findMany({
    where: { recipient: us.submitter.member?.email ?? '' },
  })
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain(input.version.hash)
  expect(mails[0]?.text).not.toContain('point of contact')
  const events = await db().auditEvent.findMany({
    where: { subjectId: input.id },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ kind }) => kind)).toEqual(['input.submitted', 'input.published'])
})

describe('who and when', () => {
  test('visitors, drafters, other organisations and moderators of it submit nothing', async () => {
    const others = await delegation()
    const form = await ready()
    for (const viewer of [visitor(), us.drafter, others.submitter])
      expect(await code(submitInput.perform(viewer, form))).toBe('NOT_FOUND')
    expect(await code(submitInput.perform(us.submitter, form))).toBe('ok')
  })

  test('after the deadline nothing is taken and the draft is kept; within grace it is', async () => {
    const minutes = (n: number) => new Date(Date.now() + n * 60_000)
    const phases = { submission: { opensAt: minutes(-60), closesAt: minutes(-10) } }
    const closed = await buildRound({ pillars: ['cbm'], phases, graceMinutes: 5 })
    const form = await ready(closed.streams.cbm)
    expect(await code(submitInput.perform(us.submitter, form))).toBe('CLOSED')
    expect(await db().draft.findUnique({ where: { id: form.draft } })).toMatchObject({
      submittedAt: null,
      content: completeContent,
    })
    const start = { formKey: randomUUID(), round: closed.round.slug, pillar: 'cbm' }
    expect(
      await code(startDraft.perform(us.submitter, { ...start, behalf: us.organisation.id })),
    ).toBe('CLOSED')
    await db().round.update({ where: { id: closed.round.id }, data: { graceMinutes: 20 } })
    expect(await code(submitInput.perform(us.submitter, form))).toBe('ok')
    const early = await buildRound({
      pillars: ['cbm'],
      phases: { submission: { opensAt: minutes(5), closesAt: minutes(10) } },
    })
    const soon = await ready(early.streams.cbm)
    expect(await code(submitInput.perform(us.submitter, soon))).toBe('NOT_OPEN_YET')
  })

  test('a person in their own capacity waits for a moderator, where the round takes persons at all', async () => {
    const member = await buildMember({ name: 'A Person' })
    const person = await of(member)
    const content = { ...completeContent, attribution: 'person_and_organisation' }
    const form = await buildDraft({ stream: round.streams.cbm, member, content })
    expect(await code(submitInput.perform(person, form))).toBe('ok')
    const input = await db().input.findFirstOrThrow({ where: { authorId: member.id } })
    expect(await getInput(visitor(), input.reference)).toBeNull()
    const strict = await buildRound({ pillars: ['cbm'] })
    const not = await buildDraft({ stream: strict.streams.cbm, member, content })
    expect(await code(submitInput.perform(person, not))).toBe('NOT_FOUND')
  })

  test('what is incomplete is refused field by field', async () => {
    const content = {
      ...completeContent,
      title: '',
      points: [{ ...point, statement: 'x'.repeat(4001) }],
    }
    const form = await ready(round.streams.norms, content)
    const refused = await submitInput.perform(us.submitter, form)
    expect(refused).toMatchObject({
      code: 'INCOMPLETE',
      fieldErrors: { title: ['required'], 'points.0.statement': ['overCharacters:4000:1'] },
    })
  })
})

describe('sent twice', () => {
  test('two at once make one row and lead to one receipt, and so does a replay', async () => {
    const form = await ready()
    const before = await inputs(round.streams.norms.id)
    const act = () => submitInput.perform(us.submitter, form)
    const answers = [...(await Promise.all([act(), act(), act()])), await act()]
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.to : answer.code))).size).toBe(
      1,
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await inputs(round.streams.norms.id)).toBe(before + 1)
  })

  test('the same key with something else is refused', async () => {
    const [one, two] = [await ready(), await ready()]
    expect(await code(submitInput.perform(us.submitter, one))).toBe('ok')
    const { formKey } = one
    expect(await code(submitInput.perform(us.submitter, { ...two, formKey }))).toBe('KEY_REUSED')
    expect(await code(submitInput.perform(us.submitter, { ...one, version: '2' }))).toBe(
      'KEY_REUSED',
    )
  })

  test('a draft that changed since it was checked is refused', async () => {
    const form = await ready()
    const was = JSON.stringify({ title: completeContent.title, language: 'en', channel: 'direct' })
    const about = { draft: form.draft, was, title: 'Other', language: 'en', channel: 'direct' }
    expect(await code(saveAbout.perform(us.drafter, about))).toBe('ok')
    expect(await submitInput.perform(us.submitter, form)).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: 'version', from: '1', to: '2' }],
    })
  })
})

describe('two write in one draft', () => {
  test('on one page the second is told what changed; on different pages both are kept', async () => {
    const { draft } = await ready()
    const was = JSON.stringify({ title: completeContent.title, language: 'en', channel: 'direct' })
    const about = { draft, was, language: 'en', channel: 'direct' }
    const first = saveAbout.perform(us.drafter, { ...about, title: 'First' })
    expect(await code(first)).toBe('ok')
    expect(await saveAbout.perform(us.submitter, { ...about, title: 'Second' })).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: 'title', from: completeContent.title, to: 'First' }],
    })
    const { topics: _, ...texts } = completeContent.points[1] ?? emptyPoint
    const save = { draft, number: '2', was: JSON.stringify({ ...texts, topics: '' }), ...texts }
    expect(await code(savePoint.perform(us.submitter, { ...save, statement: 'Mine' }))).toBe('ok')
    const { content } = await db().draft.findUniqueOrThrow({ where: { id: draft } })
    expect(content).toMatchObject({ title: 'First', points: [point, { statement: 'Mine' }] })
  })

  test('of many at once on one page one is stored', async () => {
    const { draft } = await ready()
    const was = JSON.stringify({ title: completeContent.title, language: 'en', channel: 'direct' })
    const about = { draft, was, language: 'en', channel: 'direct' }
    const codes = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        code(saveAbout.perform(us.drafter, { ...about, title: `${n}` })),
      ),
    )
    expect(codes.filter((answer) => answer === 'ok')).toHaveLength(1)
    expect(codes.filter((answer) => answer === 'CONFLICT')).toHaveLength(7)
  })

  test('more than a draft holds is refused', async () => {
    const { draft } = await ready()
    const long = 'ы'.repeat(19_000)
    const save = {
      draft,
      number: '0',
      was: '{}',
      next: 'later',
      ...emptyPoint,
      proposedWording: long,
    }
    expect(await code(savePoint.perform(us.drafter, { ...save, statement: `${long}1` }))).toBe('ok')
    expect(await code(savePoint.perform(us.drafter, { ...save, statement: `${long}2` }))).toBe(
      'TOO_LARGE',
    )
    const odd = { ...save, proposedWording: '', statement: 'a\0b' }
    expect(await code(savePoint.perform(us.drafter, odd))).toBe('INVALID')
  })
})
