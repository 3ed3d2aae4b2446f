// Over 250 lines: every act on one version that was replaced, on one stage.
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { withdrawInput } from '@/lib/inputs/author-actions'
import { closeDatabase, db, type Transaction } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { listVoices } from '@/lib/summaries/data'
import { assignPoints } from '@/lib/workbench/assignment-actions'
import { buildVersion } from '@/prisma/builders/inputs'
import { raced } from '@/prisma/builders/races'
import { buildUptake } from '@/prisma/builders/uptake'
import { code, openPoint, stage } from '@/prisma/builders/uptake-stage'
import * as acts from './actions'
import { getChangesToSign } from './changes-data'
import { latestOutcomes, outcomeFigures } from './data'
import { listBatch, listPublications, listPublishable } from './publication-data'
import { getQueue } from './queue-data'
import { listToReview } from './review-data'
import { getTrail } from './trail-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

/** The author says it otherwise. @returns the first point of the newer version */
const replace = async (tx: Transaction = db()) => {
  const statements = ['Keep it up to date.', 'Fund more.'].map((statement) => ({ statement }))
  const [point] = await buildVersion({ input: scene.input, points: statements }, tx)
  return point?.id ?? ''
}
const withdraw = (tx: Transaction = db()) =>
  tx.withdrawal.create({
    data: { inputId: scene.input.id, withdrawnById: scene.author.member?.id ?? '' },
  })
/** As `storeVersion` and `storeWithdrawal` do first. */
const lockInput = (tx: Transaction) =>
  tx.$executeRaw`SELECT FROM inputs WHERE id = ${scene.input.id}::uuid FOR UPDATE`
const records = () => db().uptakeRecord.count({ where: { streamId: scene.stream.id } })
const reviews = () => db().review.count({ where: { record: { streamId: scene.stream.id } } })
const held = () => db().uptakeRecord.findFirstOrThrow({ where: { pointId: scene.point.id } })
const agree = async () => {
  const { id, version } = await held()
  return acts.agreeUptake.perform(scene.reviewer, { agreed: `${id}.${version}` })
}

describe('of a version that its author replaced', () => {
  test('nothing is decided; who does learns which point is to be decided instead', async () => {
    const newer = await replace()
    expect(await scene.record()).toMatchObject({
      code: 'SUPERSEDED',
      see: `/moderate/${scene.round.slug}/records/${newer}?document=${scene.document.slug}&revision=${scene.zero.slug}`,
    })
    expect(await code(scene.record({ reason: '', outcome: 'noted' }))).toBe('SUPERSEDED')
    expect(await records()).toBe(0)
    expect(await code(scene.record({ point: newer }))).toBe('ok')
  })

  test('its page stays, closed, and the newer one tells what was recorded on it', async () => {
    await scene.record()
    const newer = await replace()
    const older = await openPoint(scene.moderator, scene.point.id, scene.zero.id)
    expect(older).toMatchObject({ successor: newer, ofOlderVersions: [] })
    expect(await openPoint(scene.moderator, newer, scene.zero.id)).toMatchObject({
      successor: null,
      record: null,
      ofOlderVersions: [
        { pointId: scene.point.id, number: 1, version: 1, outcome: 'reflected', state: 'decided' },
      ],
    })
    // One less than before: the newer version's last point stands for what is gone.
    expect(await openPoint(scene.moderator, scene.other.id, scene.zero.id)).toMatchObject({
      successor: expect.not.stringContaining(newer),
    })
    const document = scene.document.slug
    const where = { streamId: scene.stream.id, document, revision: scene.zero.slug }
    const { items, tally } = await getQueue(scene.moderator, where)
    expect(items.map(({ state }) => state)).toEqual(['undecided', 'undecided'])
    expect(tally).toMatchObject({ points: 2, decided: 0 })
  })

  test('nothing is reviewed, alone or with others, and nothing waits for it', async () => {
    await scene.record()
    expect((await listToReview(scene.reviewer, scene.round.slug)).records).toHaveLength(1)
    const newer = await replace()
    expect((await listToReview(scene.reviewer, scene.round.slug)).records).toEqual([])
    expect(await scene.review()).toMatchObject({
      code: 'SUPERSEDED',
      see: expect.stringContaining(newer),
    })
    expect(await agree()).toEqual({
      ok: false,
      code: 'SUPERSEDED',
      changed: [{ field: `${scene.input.reference}#1`, from: '', to: 'SUPERSEDED' }],
    })
    expect(await reviews()).toBe(0)
  })

  test('nothing is given to anybody', async () => {
    await replace()
    const give = { point: [scene.point.id], to: scene.reviewer.member?.id }
    expect(await assignPoints.perform(scene.moderator, give)).toMatchObject({
      code: 'SUPERSEDED',
      changed: [{ field: `${scene.input.reference}#1` }],
    })
    expect(await db().assignment.count()).toBe(0)
  })

  test('nothing is proposed for publication, and the point to decide instead is named until it is', async () => {
    await scene.record()
    await scene.review()
    const newer = await replace()
    const publishable = async () =>
      (await listPublishable(scene.moderator, { revision: scene.zero.id }))[0]
    expect(await publishable()).toMatchObject({
      ready: 0,
      interested: [],
      replaced: [{ reference: scene.input.reference, number: 1, pointId: newer }],
    })
    expect(await code(scene.propose())).toBe('NOTHING_TO_PUBLISH')
    await scene.record({ point: newer })
    expect(await publishable()).toMatchObject({ ready: 0, replaced: [] })
  })

  test('nothing of a batch that waits is published, nor a batch that holds nothing else', async () => {
    await scene.record()
    await scene.review()
    await buildUptake({
      point: scene.other,
      revision: scene.zero,
      reviewedBy: { id: scene.reviewer.member?.id ?? '' },
    })
    await scene.propose()
    expect(await code(scene.sign(scene.admin))).toBe('ok')
    const named = [1, 2].map((number) => `${scene.input.reference}#${number}`)
    await replace()
    expect(await code(scene.sign(scene.second))).toBe('NOTHING_TO_PUBLISH')
    expect((await scene.batch()).publishedAt).toBeNull()
    const {
      batches: [waiting],
    } = await listPublications(scene.moderator, scene.round.slug)
    expect(waiting?.outdated).toEqual(named)
    expect(await listBatch(scene.admin, waiting?.id ?? '')).toHaveLength(2)
  })

  test('what is public stays so, and is corrected like any record', async () => {
    await buildUptake({ point: scene.point, revision: scene.zero, published: true })
    await replace()
    const cell = async () =>
      (await getTrail(visitor(), scene.input.id)).documents[0]?.points.find(
        ({ id }) => id === scene.point.id,
      )?.cells[0]
    const corrects = { version: 1, outcome: 'not_reflected', reason: 'It was overlooked.' }
    expect(await code(scene.record(corrects))).toBe('ok')
    expect(await code(scene.record({ ...corrects, version: 2, reason: 'It is not there.' }))).toBe(
      'ok',
    )
    expect(await openPoint(scene.reviewer, scene.point.id, scene.zero.id)).toMatchObject({
      record: { state: 'decided', corrects: { outcome: 'noted' }, outcome: 'not_reflected' },
    })
    expect((await listToReview(scene.reviewer, scene.round.slug)).records).toHaveLength(1)
    expect(await code(scene.review())).toBe('ok')
    const [ready] = await listPublishable(scene.moderator, { revision: scene.zero.id })
    expect(ready).toMatchObject({ ready: 1, replaced: [] })
    await scene.propose()
    await scene.sign(scene.admin)
    const { id } = await scene.batch()
    expect((await getChangesToSign(scene.admin, id))?.counts).toMatchObject([
      { change: 'corrected', outcome: 'not_reflected', points: 1 },
    ])
    expect(await cell()).toMatchObject({ record: { outcome: 'noted' } })
    expect(await code(scene.sign(scene.second))).toBe('ok')
    expect(await cell()).toMatchObject({
      record: { outcome: 'not_reflected', superseded: [{ outcome: 'noted' }] },
    })
    // Of what is public in one revision nothing is decided in another.
    const inNext = { revision: scene.one.id, paragraphs: [], outcome: 'noted', reason: 'Heard.' }
    expect(await code(scene.record(inNext))).toBe('SUPERSEDED')
  })

  test('what is public is counted no more beside the newer one: each point is once in the figures', async () => {
    for (const point of [scene.point, scene.other])
      await buildUptake({ point, revision: scene.zero, outcome: 'reflected', published: true })
    const newer = await replace()
    const counted = async () => ({
      outcomes: (await latestOutcomes(visitor(), [scene.input.id]))[scene.input.id] ?? [],
      figures: (await outcomeFigures(null, scene.round.id)).map(({ outcome, points }) => ({
        outcome,
        points,
      })),
      notReviewed: (await listVoices(scene.round.id)).map((voice) => voice.notReviewed),
    })
    expect(await counted()).toEqual({ outcomes: [], figures: [], notReviewed: [2] })
    await buildUptake({ point: { id: newer }, revision: scene.zero, published: true })
    const once = [{ outcome: 'noted', points: 1 }]
    expect(await counted()).toEqual({ outcomes: once, figures: once, notReviewed: [1] })
  })
})

describe('of an input that was withdrawn', () => {
  test('nothing is decided, reviewed, said or published, and nothing typed is lost for it', async () => {
    await scene.record()
    await scene.review()
    await scene.propose()
    await withdraw()
    const { id } = await held()
    const comment = { formKey: crypto.randomUUID(), record: id, text: 'Why?' }
    expect(await code(scene.record({ version: 1 }))).toBe('WITHDRAWN')
    expect(await code(scene.review())).toBe('WITHDRAWN')
    expect(await code(agree())).toBe('WITHDRAWN')
    expect(await code(acts.commentUptake.perform(scene.reviewer, comment))).toBe('WITHDRAWN')
    expect(await code(scene.sign(scene.admin))).toBe('NOTHING_TO_PUBLISH')
    expect(await openPoint(scene.moderator, scene.point.id, scene.zero.id)).toBeNull()
  })
})

describe('of two at once', () => {
  test.each([
    ['replaces', 'SUPERSEDED', (tx: Transaction) => replace(tx)],
    ['withdraws', 'WITHDRAWN', (tx: Transaction) => withdraw(tx)],
  ])('who decides waits for the author who %s it', async (_, refusal, then) => {
    expect(await code(raced(lockInput, () => scene.record(), then))).toBe(refusal)
    expect(await records()).toBe(0)
  })

  test('who takes it waits for the author who replaces it', async () => {
    const take = { point: scene.point.id, was: '', to: scene.moderator.member?.id }
    const taking = () => assignPoints.perform(scene.moderator, take)
    expect(await code(raced(lockInput, taking, replace))).toBe('SUPERSEDED')
    expect(await db().assignment.count()).toBe(0)
  })

  test('who reviews, proposes or signs waits for the author who replaces it', async () => {
    await scene.record()
    expect(await code(raced(lockInput, () => scene.review(), replace))).toBe('SUPERSEDED')
    expect(await reviews()).toBe(0)

    scene = await stage()
    await scene.record()
    await scene.review()
    expect(await code(raced(lockInput, () => scene.propose(), replace))).toBe('NOTHING_TO_PUBLISH')

    scene = await stage()
    await scene.record()
    await scene.review()
    await scene.propose()
    await scene.sign(scene.admin)
    const signing = () => scene.sign(scene.second)
    expect(await code(raced(lockInput, signing, replace))).toBe('NOTHING_TO_PUBLISH')
  })

  test('the author who withdraws waits for who decides', async () => {
    const decides = (tx: Transaction) =>
      tx.$executeRaw`SELECT FROM inputs WHERE id = ${scene.input.id}::uuid FOR KEY SHARE`
    const { reference } = scene.input
    const fields = { reference, reason: '', confirm: 'on' }
    expect(await code(raced(decides, () => withdrawInput.perform(scene.author, fields)))).toBe('ok')
  })
})
