import { randomUUID } from 'node:crypto'
import pg from 'pg'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { saveAbout, saveAttribution, savePoint, startDraft, submitInput } = await import('./actions')
const { getInput } = await import('./data')
const { receiptText, sha256 } = await import('./receipt')

type Viewer = Awaited<ReturnType<typeof viewerOfMember>>

async function delegation() {
  const organisation = await buildOrganisation()
  const [drafter, submitter] = await Promise.all(
    (['drafter', 'submitter'] as const).map((role) =>
      buildMember({ name: `The ${role}`, organisations: [{ id: organisation.id, role }] }),
    ),
  )
  return {
    organisation,
    drafter: await viewerOfMember(drafter?.id ?? ''),
    submitter: await viewerOfMember(submitter?.id ?? ''),
  }
}

const empty = { statement: '', proposedWording: '', paragraphReference: '', topics: [] }
const point = {
  ...empty,
  statement: 'Name a point of contact.',
  proposedWording: 'Each State names one.',
}
const ready = {
  title: 'Points of contact',
  language: 'en',
  channel: 'direct',
  attribution: 'organisation',
  points: [point, { ...empty, statement: 'Meet once a year.' }],
}

/** A draft that can be submitted. */
async function readyDraft(streamId: string, organisationId: string | null, memberId: string) {
  const draft = await db().draft.create({
    data: { streamId, organisationId, memberId, content: ready },
  })
  return { draft: draft.id, version: '1', formKey: draft.formKey }
}

const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const inputs = (streamId: string) => db().input.count({ where: { streamId } })
const idOf = (viewer: Viewer) => viewer.member?.id ?? ''

let round: Awaited<ReturnType<typeof buildRound>>
let us: Awaited<ReturnType<typeof delegation>>
beforeAll(async () => {
  round = await buildRound({ admission: 'organisations_and_individuals' })
  us = await delegation()
})
afterAll(closeDatabase)

const ready1 = (viewer = us.submitter) =>
  readyDraft(round.streams.norms.id, us.organisation.id, idOf(viewer))

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
  await savePoint.perform(us.drafter, { draft, number: '0', was: '{}', ...empty, statement: 'Two' })
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
  const mails = await db().outboxMail.findMany({ where: { recipient: us.submitter.member?.email } })
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
    const form = await ready1()
    for (const viewer of [visitor(), us.drafter, others.submitter])
      expect(await code(submitInput.perform(viewer, form))).toBe('NOT_FOUND')
    expect(await code(submitInput.perform(us.submitter, form))).toBe('ok')
  })

  test('after the deadline nothing is taken and the draft is kept; within grace it is', async () => {
    const minutes = (n: number) => new Date(Date.now() + n * 60_000)
    const phases = { submission: { opensAt: minutes(-60), closesAt: minutes(-10) } }
    const closed = await buildRound({ pillars: ['cbm'], phases, graceMinutes: 5 })
    const form = await readyDraft(closed.streams.cbm.id, us.organisation.id, idOf(us.submitter))
    expect(await code(submitInput.perform(us.submitter, form))).toBe('CLOSED')
    expect(await db().draft.findUnique({ where: { id: form.draft } })).toMatchObject({
      submittedAt: null,
      content: ready,
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
    const soon = await readyDraft(early.streams.cbm.id, us.organisation.id, idOf(us.submitter))
    expect(await code(submitInput.perform(us.submitter, soon))).toBe('NOT_OPEN_YET')
  })

  test('a person in their own capacity waits for a moderator, where the round takes persons at all', async () => {
    const person = await viewerOfMember((await buildMember({ name: 'A Person' })).id)
    const content = { ...ready, attribution: 'person_and_organisation' }
    const streamId = round.streams.cbm.id
    const own = await db().draft.create({ data: { streamId, memberId: idOf(person), content } })
    const form = { draft: own.id, version: '1', formKey: own.formKey }
    expect(await code(submitInput.perform(person, form))).toBe('ok')
    const input = await db().input.findFirstOrThrow({ where: { authorId: idOf(person) } })
    expect(await getInput(visitor(), input.reference)).toBeNull()
    const strict = await buildRound({ pillars: ['cbm'] })
    const not = await db().draft.create({
      data: { streamId: strict.streams.cbm.id, memberId: idOf(person), content },
    })
    const refused = { draft: not.id, version: '1', formKey: not.formKey }
    expect(await code(submitInput.perform(person, refused))).toBe('NOT_FOUND')
  })

  test('what is incomplete is refused field by field', async () => {
    const content = { ...ready, title: '', points: [{ ...point, statement: 'x'.repeat(4001) }] }
    const streamId = round.streams.norms.id
    const { id, formKey } = await db().draft.create({
      data: { streamId, organisationId: us.organisation.id, memberId: idOf(us.submitter), content },
    })
    const refused = await submitInput.perform(us.submitter, { draft: id, version: '1', formKey })
    expect(refused).toMatchObject({
      code: 'INCOMPLETE',
      fieldErrors: { title: ['required'], 'points.0.statement': ['tooLong'] },
    })
  })
})

describe('sent twice', () => {
  test('two at once make one row and lead to one receipt, and so does a replay', async () => {
    const form = await ready1()
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
    const [one, two] = [await ready1(), await ready1()]
    expect(await code(submitInput.perform(us.submitter, one))).toBe('ok')
    const { formKey } = one
    expect(await code(submitInput.perform(us.submitter, { ...two, formKey }))).toBe('KEY_REUSED')
    expect(await code(submitInput.perform(us.submitter, { ...one, version: '2' }))).toBe(
      'KEY_REUSED',
    )
  })

  test('a draft that changed since it was checked is refused', async () => {
    const form = await ready1()
    const was = JSON.stringify({ title: ready.title, language: 'en', channel: 'direct' })
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
    const { draft } = await ready1()
    const was = JSON.stringify({ title: ready.title, language: 'en', channel: 'direct' })
    const about = { draft, was, language: 'en', channel: 'direct' }
    const first = saveAbout.perform(us.drafter, { ...about, title: 'First' })
    expect(await code(first)).toBe('ok')
    expect(await saveAbout.perform(us.submitter, { ...about, title: 'Second' })).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: 'title', from: ready.title, to: 'First' }],
    })
    const { topics: _, ...texts } = ready.points[1] ?? empty
    const save = { draft, number: '2', was: JSON.stringify({ ...texts, topics: '' }), ...texts }
    expect(await code(savePoint.perform(us.submitter, { ...save, statement: 'Mine' }))).toBe('ok')
    const { content } = await db().draft.findUniqueOrThrow({ where: { id: draft } })
    expect(content).toMatchObject({ title: 'First', points: [point, { statement: 'Mine' }] })
  })

  test('of many at once on one page one is stored', async () => {
    const { draft } = await ready1()
    const was = JSON.stringify({ title: ready.title, language: 'en', channel: 'direct' })
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
    const { draft } = await ready1()
    const long = 'ы'.repeat(19_000)
    const save = { draft, number: '0', was: '{}', next: 'later', ...empty, proposedWording: long }
    expect(await code(savePoint.perform(us.drafter, { ...save, statement: `${long}1` }))).toBe('ok')
    expect(await code(savePoint.perform(us.drafter, { ...save, statement: `${long}2` }))).toBe(
      'TOO_LARGE',
    )
    const odd = { ...save, proposedWording: '', statement: 'a\0b' }
    expect(await code(savePoint.perform(us.drafter, odd))).toBe('INVALID')
  })
})

test('of forty submissions around a closing not one is late', async () => {
  const closing = await buildRound({ pillars: ['cbm'] })
  const streamId = closing.streams.cbm.id
  const forms = await Promise.all(
    Array.from({ length: 40 }, () => readyDraft(streamId, us.organisation.id, idOf(us.submitter))),
  )
  // A connection of its own, so that closing does not queue behind the submissions.
  const closer = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await closer.connect()
  const sent = forms.map((form) => code(submitInput.perform(us.submitter, form)))
  await Promise.any(sent)
  await closer.query('BEGIN')
  await closer.query('SELECT FROM phases WHERE stream_id = $1 FOR UPDATE', [streamId])
  const { rows } = await closer.query<{ at: Date }>(
    `UPDATE phases SET closes_at = clock_timestamp()
      WHERE stream_id = $1 AND kind = 'submission' RETURNING closes_at AS at`,
    [streamId],
  )
  await new Promise((resolve) => setTimeout(resolve, 150))
  await closer.query('COMMIT')
  await closer.end()
  const closedAt = rows[0]?.at ?? new Date(0)
  const codes = await Promise.all(sent)
  const last = await readyDraft(streamId, us.organisation.id, idOf(us.submitter))
  codes.push(await code(submitInput.perform(us.submitter, last)))
  const stored = await db().input.findMany({ where: { streamId } })
  expect(stored.filter(({ submittedAt }) => submittedAt >= closedAt)).toEqual([])
  expect(stored.length).toBeGreaterThan(0)
  expect(codes.filter((answer) => answer === 'ok')).toHaveLength(stored.length)
  expect(codes.filter((answer) => answer === 'CLOSED')).toHaveLength(41 - stored.length)
})
