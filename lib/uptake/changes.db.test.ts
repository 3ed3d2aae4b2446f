// Over 250 lines: all that a batch may have changed, on one scene.
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildPublication, buildUptake } from '@/prisma/builders/uptake'
import { code, stage } from '@/prisma/builders/uptake-stage'
import { getBatchChanges, getChangesToSign, listPublicBatches } from './changes-data'
import type { BatchChanges } from './changes-views'
import { listBatch, listPublications } from './publication-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

const CANARY = 'confidential-reason'

let scene: Awaited<ReturnType<typeof stage>>
let ids: { document: string; first: string; second: string }
beforeEach(async () => {
  scene = await stage()
  const { document } = await db().revision.findUniqueOrThrow({
    where: { id: scene.zero.id },
    include: { document: true },
  })
  ids = {
    document: document.slug,
    first: scene.zero.paragraphs[0]?.lineageId ?? '',
    second: scene.zero.paragraphs[1]?.lineageId ?? '',
  }
})

const changes = (revision: 'zero-draft' | 'rev-1', number: number) =>
  getBatchChanges(visitor(), {
    round: scene.round.slug,
    document: ids.document,
    revision,
    number,
  })
const told = (found: BatchChanges | null) =>
  found?.rows.map(({ change, reference, number, outcome, before }) => [
    change,
    reference === scene.input.reference ? number : reference,
    outcome,
    before?.outcome ?? null,
  ])
const publish = (revision: { id: string }, ...records: { id: string; version: number }[]) =>
  buildPublication({ revision, records })
const reviewed = async (wish: Parameters<typeof buildUptake>[0]) =>
  buildUptake({ ...wish, reviewedBy: { id: scene.reviewer.member?.id ?? '' } })
const dropped = (wish: Parameters<typeof buildUptake>[0]) =>
  reviewed({ ...wish, outcome: 'dropped', reason: 'It is gone.' })

test('first answers, another outcome, what a moderator said was dropped, and corrections', async () => {
  const { zero, one, point, other } = scene
  const gone = await reviewed({ point, revision: zero, outcome: 'reflected', links: [ids.first] })
  const kept = await reviewed({ point: other, revision: zero, outcome: 'noted' })
  await publish(zero, gone, kept)
  expect(await changes('zero-draft', 1)).toMatchObject({
    isFirst: true,
    publishedOn: expect.any(String),
  })
  expect(told(await changes('zero-draft', 1))).toEqual([
    ['first', 1, 'reflected', null],
    ['first', 2, 'noted', null],
  ])
  const better = await reviewed({
    point: other,
    revision: one,
    outcome: 'partly_reflected',
    links: [ids.second],
  })
  await publish(one, better)
  const next = await changes('rev-1', 1)
  expect(next).toMatchObject({
    isFirst: false,
    counts: [{ change: 'changed', outcome: 'partly_reflected', points: 1 }],
  })
  expect(told(next)).toEqual([['changed', 2, 'partly_reflected', 'noted']])
  const drop = await dropped({ point, revision: one })
  await publish(one, drop)
  expect(told(await changes('rev-1', 2))).toEqual([['dropped', 1, 'dropped', 'reflected']])
  const [corrected, late] = [
    await reviewed({
      point: other,
      revision: one,
      outcome: 'not_reflected',
      supersedesId: better.id,
      reason: 'Struck out.',
    }),
    await reviewed({ point, revision: one, outcome: 'noted', supersedesId: drop.id }),
  ]
  await publish(one, corrected, late)
  const last = await changes('rev-1', 3)
  expect(told(last)).toEqual([
    ['corrected', 1, 'noted', 'dropped'],
    ['corrected', 2, 'not_reflected', 'partly_reflected'],
  ])
  expect(last?.rows[1]).toMatchObject({
    reason: 'Struck out.',
    before: { reason: 'The point was heard.' },
  })
  // What came later changes nothing of a page that was there before.
  expect(await changes('rev-1', 1)).toEqual(next)
  expect(
    (await listPublicBatches(visitor(), scene.round.slug)).batches.map(({ number }) => number),
  ).toEqual([3, 2, 1, 1])
})

test('a point is dropped once, and a page is as of its day', async () => {
  const { revisions, slug } = await buildDocument({
    round: scene.round,
    revisions: ['Zero draft', 'Rev.1', 'Rev.2'].map((name, at) => ({
      name,
      paragraphs: [{ number: '1', text: `Text ${at}.`, lineage: at === 0 ? 'old' : 'new' }],
    })),
  })
  const [zero, one, two] = revisions
  if (!zero || !one || !two) throw new Error('no revisions')
  ids.document = slug
  const was = await reviewed({ point: scene.point, revision: zero, outcome: 'reflected' })
  await publish(zero, was)
  for (const revision of [one, two])
    await publish(
      revision,
      await reviewed({ point: scene.other, revision, outcome: 'noted' }),
      await dropped({ point: scene.point, revision }),
    )
  expect(told(await changes('rev-1', 1))).toContainEqual(['dropped', 1, 'dropped', 'reflected'])
  const third = getBatchChanges(visitor(), {
    round: scene.round.slug,
    document: slug,
    revision: 'rev-2',
    number: 1,
  })
  expect(told(await third)).toEqual([
    ['same', 1, 'dropped', 'dropped'],
    ['same', 2, 'noted', 'noted'],
  ])
  const before = await changes('rev-1', 1)
  const corrected = { point: scene.point, revision: zero, outcome: 'noted', supersedesId: was.id }
  await publish(zero, await reviewed({ ...corrected, outcome: 'noted' }))
  expect(await changes('rev-1', 1)).toEqual(before)
})

test('tells the public nothing of a batch that waits or of an input that is not public', async () => {
  const hidden = await buildInput({ stream: scene.stream, attribution: 'moderators_only' })
  const grouped = await buildInput({ stream: scene.stream, attribution: 'type_and_region' })
  const records = []
  for (const point of [hidden.points[0], grouped.points[0], scene.other])
    if (point)
      records.push(
        await reviewed({
          point,
          revision: scene.zero,
          outcome: 'noted',
          reason: point === hidden.points[0] ? CANARY : 'Heard.',
        }),
      )
  const waiting = await buildPublication({ revision: scene.zero, records, published: false })
  expect(await changes('zero-draft', 1)).toBeNull()
  expect(await getChangesToSign(scene.moderator, waiting.id)).toBeNull()
  const toSign = await getChangesToSign(scene.admin, waiting.id)
  expect(toSign).toMatchObject({ isFirst: true, counts: [{ change: 'first', points: 3 }] })
  expect(JSON.stringify(toSign)).not.toContain(CANARY)
  await db().publication.update({
    where: { id: waiting.id },
    data: { publishedAt: new Date(), number: 1 },
  })
  const notes = { statements: 0, network: '' }
  const found = await requestNotes.run(notes, () => changes('zero-draft', 1))
  expect(notes.statements).toBe(1)
  expect(found?.counts).toEqual([{ change: 'first', outcome: 'noted', points: 2 }])
  const text = JSON.stringify(found)
  expect(text).not.toContain(CANARY)
  expect(text).not.toContain(hidden.reference)
  expect(found?.rows.find(({ reference }) => reference === grouped.reference)?.byline).toEqual({
    kind: 'participant',
  })
})

test('an admin who signs sees a correction beside what stands, its texts where they may read them', async () => {
  const was = await reviewed({ point: scene.other, revision: scene.zero, outcome: 'noted' })
  await publish(scene.zero, was)
  const hidden = await buildInput({ stream: scene.stream, attribution: 'moderators_only' })
  const [point] = hidden.points
  if (!point) throw new Error('no point')
  const old = await reviewed({ point, revision: scene.zero, outcome: 'noted', reason: CANARY })
  await publish(scene.zero, old)
  const batch = await buildPublication({
    revision: scene.zero,
    published: false,
    records: [
      await reviewed({
        point: scene.other,
        revision: scene.zero,
        outcome: 'out_of_scope',
        supersedesId: was.id,
      }),
      await reviewed({
        point,
        revision: scene.zero,
        outcome: 'out_of_scope',
        supersedesId: old.id,
        reason: CANARY,
      }),
    ],
  })
  const found = await getChangesToSign(scene.admin, batch.id)
  expect(found?.rows).toHaveLength(2)
  for (const row of found?.rows ?? [])
    expect(row).toMatchObject({
      change: 'corrected',
      outcome: 'out_of_scope',
      before: { outcome: 'noted' },
    })
  expect(JSON.stringify(found)).not.toContain(CANARY)
})

test('tells each author what became of each point, and of a confidential one only that', async () => {
  await scene.record()
  await scene.publish()
  const mail = await db().outboxMail.findFirstOrThrow({
    where: { kind: 'uptake_published', recipient: scene.author.member?.email ?? '' },
  })
  const { reference } = scene.input
  expect(mail.text).toMatch(
    new RegExp(`^${reference}#1: Reflected: \\S+/inputs/${reference}#point-1$`, 'm'),
  )
  expect(mail.text).toContain('Replies are published beside the uptake.')
  // Nobody of its organisation knows of such an input but its author.
  const colleague = await buildMember({ organisations: [scene.organisation] })
  const hidden = await buildInput({
    ...{ stream: scene.stream, organisation: scene.organisation },
    ...{ author: { id: scene.author.member?.id ?? '', name: null } },
    attribution: 'moderators_only',
  })
  await scene.record({ point: hidden.points[0]?.id })
  const record = await db().uptakeRecord.findFirstOrThrow({
    where: { pointId: hidden.points[0]?.id ?? '' },
  })
  await scene.review({ record: record.id })
  await scene.propose()
  await scene.sign(scene.admin)
  await scene.sign(scene.second)
  const secret = await db().outboxMail.findFirstOrThrow({
    where: { kind: 'uptake_published', text: { contains: hidden.reference } },
  })
  expect(secret.text).toContain(`${hidden.reference}#1: http`)
  expect(secret.text).not.toContain('Reflected')
  expect(secret.text).toContain('Only the moderators of its pillar')
  expect(secret.recipient).toBe(scene.author.member?.email)
  expect(await db().outboxMail.count({ where: { recipient: colleague.email } })).toBe(0)

  // One mail about both says of which replies are told to whom; a former member is told nothing.
  const former = await buildMember({ organisations: [scene.organisation] })
  await db().membership.updateMany({
    where: { memberId: former.id },
    data: { endedAt: new Date() },
  })
  const batch = await db().uptakeRecord.findMany({ where: { streamId: scene.stream.id } })
  for (const { pointId, id, version } of batch) {
    const corrects = { point: pointId, version, outcome: 'noted', reason: 'On reflection.' }
    expect(await code(scene.record(corrects))).toBe('ok')
    const correction = await db().uptakeRecord.findFirstOrThrow({ where: { supersedesId: id } })
    expect(await code(scene.review({ record: correction.id, version: 2 }))).toBe('ok')
  }
  await db().outboxMail.deleteMany()
  await scene.propose()
  await scene.sign(scene.admin)
  await scene.sign(scene.second)
  const mails = await db().outboxMail.findMany({ where: { kind: 'uptake_published' } })
  const of = (member: { email: string | null } | null) =>
    mails.find(({ recipient }) => recipient === member?.email)?.text ?? ''
  expect(of(scene.author.member)).toContain('those to an input for moderators only are read by')
  expect(of(scene.author.member)).toContain(`${reference}#1: corrected: Reflected → Noted: http`)
  expect(of(scene.author.member)).toContain(`${hidden.reference}#1: the record was corrected: http`)
  expect(of(colleague)).toContain(`${reference}#1`)
  expect(of(colleague)).not.toContain(hidden.reference)
  expect(mails).toHaveLength(2)
})

test('a later correction of lineages changes nothing of what an earlier batch dropped, or where it led', async () => {
  const { zero, one, point, other, moderator } = scene
  const [gone, kept] = [
    await reviewed({ point, revision: zero, outcome: 'reflected', links: [ids.first] }),
    await reviewed({ point: other, revision: zero, outcome: 'reflected', links: [ids.second] }),
  ]
  const first = await publish(zero, gone, kept)
  const last = await reviewed({
    point: other,
    revision: one,
    outcome: 'reflected',
    links: [ids.second],
  })
  const second = await publish(one, last, await dropped({ point, revision: one }))
  const found = [
    ['dropped', 1, 'dropped', 'reflected'],
    ['same', 2, 'reflected', 'reflected'],
  ]
  expect(told(await changes('rev-1', 1))).toEqual(found)
  const admin = await viewerOfMember((await buildAdmin()).id)
  const led = async (batch: { id: string }) =>
    (await listBatch(admin, batch.id)).map(({ labels }) => labels)
  const before = [await led(first), await led(second)]

  // What was said to have been dropped is the text's first paragraph after all, and the other is not.
  const [now] = one.paragraphs
  const { id } = await db().lineageCorrection.create({
    data: {
      paragraphId: now?.id ?? '',
      before: [],
      after: [],
      reason: 'Seen late.',
      createdById: moderator.member?.id ?? '',
    },
  })
  await db().lineageTie.updateMany({
    where: { paragraph: { revisionId: one.id } },
    data: { endedById: id },
  })
  await db().lineageTie.create({
    data: {
      lineageId: ids.first,
      paragraphId: now?.id ?? '',
      method: 'manual',
      confidence: 1,
      begunById: id,
    },
  })
  expect(told(await changes('rev-1', 1))).toEqual(found)
  expect([await led(first), await led(second)]).toEqual(before)
})

test('lists of batches go on from page to page, each batch once', async () => {
  const { revisions } = await buildDocument({ round: scene.round, revisions: [{ name: 'Long' }] })
  const revisionId = revisions[0]?.id ?? ''
  const publishedAt = new Date()
  const old = new Date(0)
  const batches = await db().publication.createManyAndReturn({
    data: Array.from({ length: 230 }, (_, at) => ({
      ...{ revisionId, number: at + 1, signatures: 1, proposedAt: old },
    })),
  })
  const record = await buildUptake({
    ...{ point: scene.point, revision: { id: revisionId }, ratedBy: 'A source' },
  })
  await db().publishedRecord.createMany({
    data: batches.map(({ id }) => ({
      ...{ publicationId: id, recordId: record.id, recordVersion: record.version },
    })),
  })
  // Several of one moment: the page's end may be among them.
  for (const [at, those] of [
    [old, batches.filter(({ number }) => (number ?? 0) % 3 === 1)],
    [publishedAt, batches.filter(({ number }) => (number ?? 0) % 3 !== 1)],
  ] as const)
    await db().publication.updateMany({
      where: { id: { in: those.map(({ id }) => id) } },
      data: { publishedAt: at },
    })
  const whole = async (
    list: (after?: string) => Promise<{ batches: { id: string }[]; next: string | null }>,
  ) => {
    const pages: string[][] = []
    for (let after: string | undefined; after !== null; ) {
      const { batches, next } = await list(after)
      pages.push(batches.map(({ id }) => id))
      after = next as string
    }
    return pages
  }
  const all = await db().publication.count({
    where: { revision: { document: { roundId: scene.round.id } } },
  })
  for (const list of [
    (after?: string) => listPublicBatches(visitor(), scene.round.slug, after),
    (after?: string) => listPublications(scene.moderator, scene.round.slug, after),
  ]) {
    const pages = await whole(list)
    expect(pages.slice(0, -1).map((page) => page.length)).toEqual([100, 100])
    expect(new Set(pages.flat()).size).toBe(all)
    expect(pages.flat()).toHaveLength(all)
    expect((await list('no batch')).batches).toHaveLength(100)
  }
})

test('tells the focal points of standing co-sponsors too, each once and of public inputs alone', async () => {
  const focal = async (state: object, input = scene.input.id) => {
    const organisation = await buildOrganisation()
    const people = await Promise.all(
      (['focal_point', 'submitter'] as const).map((role) =>
        buildMember({ organisations: [{ id: organisation.id, role }] }),
      ),
    )
    const confirmed = { confirmedAt: new Date(), confirmedVersion: 1 }
    await db().coSponsorship.create({
      data: { inputId: input, organisationId: organisation.id, ...confirmed, ...state },
    })
    return { organisation, members: people.map(({ email }) => email) }
  }
  const standing = await focal({})
  await focal({ endedAt: new Date() })
  await focal({ confirmedAt: null, confirmedVersion: null })
  const secret = await buildInput({ stream: scene.stream, attribution: 'moderators_only' })
  await focal({}, secret.id)
  const own = await buildInput({ stream: scene.stream, organisation: standing.organisation })
  await scene.record()
  for (const { points } of [secret, own])
    await buildUptake({
      point: points[0] ?? { id: '' },
      revision: scene.zero,
      reviewedBy: await buildMember(),
    })
  await scene.publish()
  const mails = await db().outboxMail.findMany({ where: { kind: 'uptake_published' } })
  const to = (email: string | null | undefined) =>
    mails.filter(({ recipient }) => recipient === email)
  const [told, colleague] = standing.members
  const line = `${scene.input.reference}#1: co-sponsored by your organisation: Reflected: http`
  expect(to(told)).toMatchObject([{ text: expect.stringContaining(line) }])
  expect(to(told)[0]?.text).toContain(`${own.reference}#1: Noted: http`)
  expect(to(colleague)[0]?.text).not.toContain(scene.input.reference)
  const hears = mails.filter(({ text }) => text.includes(scene.input.reference))
  expect(hears.map(({ recipient }) => recipient).sort()).toEqual(
    [scene.author.member?.email, told].sort(),
  )
  expect(mails.filter(({ text }) => text.includes(secret.reference))).toHaveLength(
    secret.authorId ? 1 : 0,
  )
})

test('a co-sponsor is told whose input it is that was answered, and who replies', async () => {
  const organisation = await buildOrganisation()
  const focal = await buildMember({
    organisations: [{ id: organisation.id, role: 'focal_point' }],
  })
  await db().coSponsorship.create({
    data: {
      inputId: scene.input.id,
      organisationId: organisation.id,
      confirmedAt: new Date(),
      confirmedVersion: 1,
    },
  })
  await scene.record()
  await scene.publish()
  const mail = await db().outboxMail.findFirstOrThrow({ where: { recipient: focal.email } })
  expect(mail.subject).toContain('an input that you co-sponsor')
  expect(mail.text).toContain('Whoever submitted it may say there')
  expect(mail.text).not.toContain('Sign in there')
})

test('what is for moderators only is no publication for everybody, and the missing number is explained', async () => {
  const publish = async (attribution: 'organisation' | 'moderators_only') => {
    const input = await buildInput({ stream: scene.stream, attribution })
    const point = input.points[0] ?? { id: '' }
    await buildUptake({ point, revision: scene.zero, published: true })
    return input
  }
  await publish('moderators_only')
  const listed = async () => (await listPublicBatches(visitor(), scene.round.slug)).batches
  expect(await listed()).toEqual([])
  expect(await changes('zero-draft', 1)).toBeNull()
  const withdrawn = await publish('organisation')
  expect(await listed()).toMatchObject([{ number: 2, skips: true }])
  await publish('organisation')
  expect((await listed()).map(({ skips }) => skips)).toEqual([false, true])
  // A publication that was cited stays, whatever authors withdraw.
  const withdrawnById = (await buildMember()).id
  await db().withdrawal.create({ data: { inputId: withdrawn.id, withdrawnById } })
  expect(await changes('zero-draft', 2)).toMatchObject({ rows: [] })
})
