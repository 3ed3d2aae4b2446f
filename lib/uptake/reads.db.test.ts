// Over 250 lines: one large stage serves the counts of every read.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { getDocument } from '@/lib/documents/data'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { visitor } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { getBench } from '@/lib/workbench/bench-data'
import { getDesk } from '@/lib/workbench/data'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import {
  buildAdmin,
  buildAuditor,
  buildModerator,
  buildOrganisation,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildPublication, buildUptake } from '@/prisma/builders/uptake'
import { as, openPoint } from '@/prisma/builders/uptake-stage'
import { listActs } from './act-data'
import { getChosen } from './chosen-data'
import { listBatch } from './publication-data'
import { getQueue, listModeratedStreams, nextUndecided, tallyOf } from './queue-data'
import { MOST_COUNTED } from './queue-views'
import { listToReview } from './review-data'
import { getShapers } from './shaped-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

/** What a page reads, besides the statement for its viewer's session. */
async function statements(page: () => Promise<unknown>): Promise<number> {
  const notes = { statements: 0, network: '' }
  await requestNotes.run(notes, page)
  return notes.statements
}

async function stage() {
  const { round, streams } = await buildRound({ open: false })
  const stream = streams.cbm
  const organisations = await Promise.all(Array.from({ length: 8 }, () => buildOrganisation()))
  await bulkInputs({ stream, organisations, count: 600 })
  const document = await buildDocument({
    round,
    revisions: [
      {
        name: 'Zero draft',
        paragraphs: Array.from({ length: 250 }, (_, index) => ({
          number: String(index + 1),
          text: `Paragraph ${index + 1} says what States do.`,
        })),
      },
    ],
  })
  const [revision] = document.revisions
  if (!revision) throw new Error('the scene has no revision')
  const [moderator, reviewer, stranger] = await Promise.all([
    buildModerator({ streamIds: [stream.id] }),
    buildModerator({ streamIds: [stream.id] }),
    buildModerator({ streamIds: [streams.norms.id] }),
  ])
  const points = await db().point.findMany({ where: { input: { streamId: stream.id } }, take: 500 })
  const records = await db().uptakeRecord.createManyAndReturn({
    data: points.map((point) => ({
      pointId: point.id,
      revisionId: revision.id,
      outcome: 'reflected' as const,
      decidedById: moderator.id,
    })),
  })
  await db().uptakeLink.createMany({
    data: records.map(({ id }, index) => ({
      recordId: id,
      lineageId: revision.paragraphs[index % 250]?.lineageId ?? '',
    })),
  })
  await db().review.createMany({
    data: records.map(({ id }) => ({
      recordId: id,
      recordVersion: 1,
      reviewerId: reviewer.id,
      finding: 'agreed' as const,
    })),
  })
  const batch = await buildPublication({ revision, records })
  const small = await buildInput({
    stream: streams.norms,
    points: [{ statement: 'One.' }, { statement: 'Two.' }],
  })
  const restricted = await buildInput({
    stream,
    attribution: 'moderators_only',
    points: [{ statement: 'CANARY' }],
  })
  return {
    round,
    stream,
    document,
    revision,
    batch,
    restricted,
    small,
    points,
    moderator: await as(moderator),
    reviewer: await as(reviewer),
    stranger: await as(stranger),
    admin: await as(buildAdmin()),
    auditor: await as(buildAuditor()),
  }
}

let scene: Awaited<ReturnType<typeof stage>>
beforeAll(async () => {
  scene = await stage()
})
afterAll(closeDatabase)

const at = () => ({ round: scene.round.slug, document: scene.document.slug })

describe('at most four statements, the session’s included', () => {
  test('for a document of 250 paragraphs that 500 points shaped', async () => {
    const count = await statements(async () => {
      const [, document] = await Promise.all([
        getRound(visitor(), scene.round.slug),
        getDocument(visitor(), at()),
      ])
      expect(document?.paragraphs).toHaveLength(250)
      const { byParagraph } = await getShapers(visitor(), document?.current.id ?? '')
      const listed = Object.values(byParagraph).flatMap((shapers) => shapers.listed)
      expect(listed).toHaveLength(500)
    })
    expect(count).toBeLessThanOrEqual(3)
  })

  test('for the queue, the desk, what is to review and a record', async () => {
    const { moderator, round, stream, document, revision, restricted } = scene
    const queue = { streamId: stream.id, document: document.slug, revision: revision.slug }
    const pages = {
      queue: () =>
        Promise.all([
          getQueue(moderator, { ...queue, filter: { type: 'other_ngo', assigned: 'none' } }),
          getDesk(moderator, stream.id),
        ]),
      chosen: () =>
        Promise.all([
          getChosen(moderator, { ...queue, filter: { state: 'undecided' } }),
          getDesk(moderator, stream.id),
        ]),
      acts: () => listActs(moderator, round.id),
      desk: () => listModeratedStreams(moderator),
      review: () => listToReview(moderator, round.slug),
      record: () =>
        getBench(moderator, {
          ...at(),
          point: restricted.points[0]?.id ?? '',
          revision: revision.slug,
        }),
    }
    for (const [name, page] of Object.entries(pages)) {
      const count = await statements(async () => {
        await getRound(moderator, round.slug)
        await page()
      })
      expect(count, name).toBeLessThanOrEqual(3)
    }
  })
})

describe('the queue', () => {
  const queue = (more: object = {}, viewer = scene.moderator) =>
    getQueue(viewer, {
      streamId: scene.stream.id,
      document: scene.document.slug,
      revision: scene.revision.slug,
      ...more,
    })

  test('counts every point once and walks through all of them', async () => {
    const all = await db().point.count({ where: { input: { streamId: scene.stream.id } } })
    expect(all).toBeGreaterThan(1_000)
    const { points, decided, states } = (await queue()).tally
    expect({ points, decided, undecided: states?.undecided }).toEqual({
      points: all,
      decided: 500,
      undecided: all - 500,
    })
    const tooMany = { points: MOST_COUNTED + 1, states: { decided: 500 } }
    expect(tallyOf(tooMany)).toMatchObject({ decided: 500, states: null })
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const { items, next } = await queue({ after })
      seen.push(...items.map(({ pointId }) => pointId))
      if (!next) break
      after = next
    }
    expect(new Set(seen).size).toBe(all)
    expect(seen).toHaveLength(all)
  })

  test('is filtered by state and leads on to what is undecided', async () => {
    const { items } = await queue({ filter: { state: 'undecided' } })
    expect(items.every(({ state }) => state === 'undecided')).toBe(true)
    const [here] = scene.points
    if (!here) throw new Error('the scene has no point')
    const at = { pointId: here.id, revisionId: scene.revision.id }
    const after = `${here.inputId}_${here.number}`
    const following = await queue({ filter: { state: 'undecided' }, after })
    const first = following.items[0] ?? items[0]
    expect(await nextUndecided(scene.moderator, at)).toBe(first?.pointId)
  })

  test('counts a stream of fewer points exactly', async () => {
    const { stranger, small, revision } = scene
    const point = small.points[0]
    if (!point) throw new Error('the scene has no point')
    await buildUptake({ point, revision })
    const where = { streamId: small.streamId }
    expect((await queue(where, stranger)).tally).toMatchObject({
      points: 2,
      decided: 1,
      states: { undecided: 1, decided: 1, published: 0 },
    })
    expect((await queue({ ...where, filter: { state: 'decided' } }, stranger)).items).toMatchObject(
      [{ pointId: point.id, outcome: 'noted' }],
    )
  })

  test('gives a moderator of another stream nothing, and never restricted text', async () => {
    expect((await queue({}, scene.stranger)).items).toEqual([])
    expect(JSON.stringify(await queue({ limit: 5_000 }))).not.toContain('CANARY')
  })
})

describe('a record', () => {
  const open = (viewer: typeof scene.moderator) =>
    openPoint(viewer, scene.restricted.points[0]?.id ?? '', scene.revision.id)

  test('of a restricted input is for the stream’s moderators, and opening it is logged', async () => {
    for (const viewer of [visitor(), scene.stranger, scene.admin, scene.auditor])
      expect(await open(viewer)).toBeNull()
    const logged = () =>
      db().auditEvent.count({ where: { kind: 'input.opened', subjectId: scene.restricted.id } })
    const before = await logged()
    expect(await open(scene.moderator)).toMatchObject({ statement: 'CANARY', moderatorsOnly: true })
    expect(await logged()).toBe(before + 1)
  })

  test('tells of a correction beside the point all that it says', async () => {
    const topics = await db().topic.findMany({
      where: { pillar: { streams: { some: { id: scene.stream.id } } } },
      orderBy: { ordinal: 'asc' },
      take: 2,
    })
    const [first, second] = topics.map(({ id }) => ({ topicId: id }))
    if (!first || !second) throw new Error('the pillar has no two topics')
    const { id: inputId, points } = await buildInput({
      stream: scene.stream,
      points: [{ statement: 'First.', topicIds: [first.topicId] }],
    })
    const language = 'fr'
    const correction = { inputId, number: 2, kind: 'correction' as const, title: 'T', language }
    const { id: versionId } = await db().inputVersion.create({
      data: { ...correction, hash: 'c'.repeat(64), submittedAt: new Date() },
    })
    const words = {
      statement: 'Corrected.',
      proposedWording: 'Wording.',
      paragraphReference: '12',
      ask: 'gap' as const,
      implementation: 'Staff.',
      linkedSymbol: 'A/80/1',
      language,
    }
    const { id: pointId } = await db().point.create({
      data: { ...words, inputId, versionId, number: 1 },
    })
    await db().pointTopic.createMany({
      data: [second, first].map((topic) => ({ pointId, ...topic })),
    })
    const titles = topics.map(({ title }) => title)
    expect(await openPoint(scene.moderator, points[0]?.id ?? '', scene.revision.id)).toMatchObject({
      statement: 'First.',
      topics: titles.slice(0, 1),
      correction: { ...words, topics: titles },
    })
  })
})

describe('a batch', () => {
  test('tells admins what they sign, auditors too, and nobody else', async () => {
    expect(await listBatch(scene.admin, scene.batch.id)).toHaveLength(201)
    expect(await listBatch(scene.auditor, scene.batch.id)).toHaveLength(201)
    expect(await listBatch(visitor(), scene.batch.id)).toEqual([])
  })
})

describe('an unpublished revision', () => {
  test('is read by the round’s moderators only', async () => {
    await buildDocument({
      round: scene.round,
      title: 'Not yet',
      revisions: [{ name: 'Zero draft', paragraphs: [{ number: '1', text: 'CANARY' }] }],
    })
    const where = { round: scene.round.slug, document: 'not-yet' }
    for (const viewer of [visitor(), scene.admin, scene.auditor])
      expect(await getDocument(viewer, where)).toBeNull()
    expect(await getDocument(scene.stranger, where)).toMatchObject({ title: 'Not yet' })
  })
})
