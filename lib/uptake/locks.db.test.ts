import sql from 'sql-template-tag'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, db, readIn, type Transaction } from '@/lib/platform/db'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator } from '@/prisma/builders/members'
import { raced } from '@/prisma/builders/races'
import { buildUptake } from '@/prisma/builders/uptake'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import * as acts from './actions'
import { decideChosen } from './chosen-actions'
import { previewKey } from './chosen-views'
import { keepRecord } from './reconsideration-actions'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

const lock =
  (table: 'points' | 'uptake_records' | 'inputs' | 'revisions', id: string, more = '') =>
  (tx: Transaction) =>
    readIn(tx, sql([`SELECT id FROM ${table} WHERE id = '${id}' FOR UPDATE ${more}`]))

/** Two records, of which that with the higher id was stored first: a table that is read through has it first. */
async function backwards() {
  const [low = '', high = ''] = [crypto.randomUUID(), crypto.randomUUID()].sort()
  const decidedBy = { id: scene.moderator.member?.id ?? '' }
  await buildUptake({ id: high, point: scene.point, revision: scene.zero, decidedBy })
  await buildUptake({ id: low, point: scene.other, revision: scene.zero, decidedBy })
  const agree = () =>
    acts.agreeUptake.perform(scene.reviewer, { agreed: [`${high}.1`, `${low}.1`] })
  return { low, high, agree }
}

test('who agrees to many takes records in the order of their ids, and holds none while waiting', async () => {
  const { low, high, agree } = await backwards()
  const others = lock('uptake_records', high, 'NOWAIT')
  expect(await code(raced(lock('uptake_records', low), agree, others))).toBe('ok')
})

test('who agrees to many while one is taken back agrees to none', async () => {
  const { low, agree } = await backwards()
  const takenBack = (tx: Transaction) => tx.uptakeRecord.delete({ where: { id: low } })
  expect(await code(raced(lock('uptake_records', low), agree, takenBack))).toBe('TAKEN_BACK')
  expect(await db().review.count({ where: { record: { streamId: scene.stream.id } } })).toBe(0)
})

test('who reviews sees the batch that was proposed while they waited', async () => {
  await scene.record()
  await scene.review()
  const { id, version } = await db().uptakeRecord.findFirstOrThrow({
    where: { pointId: scene.point.id },
  })
  const propose = async (tx: Transaction) => {
    const batch = await tx.publication.create({ data: { revisionId: scene.zero.id, number: 1 } })
    const record = { publicationId: batch.id, recordId: id, recordVersion: version }
    await tx.publishedRecord.create({ data: record })
  }
  const third = await as(buildModerator({ streamIds: [scene.stream.id] }))
  const returns = () => scene.review({ finding: 'returned', comment: 'No.' }, third)
  expect(await code(raced(lock('uptake_records', id), returns, propose))).toBe(
    'PENDING_PUBLICATION',
  )
})

test('who publishes a batch waits for another of the revision, and numbers it on from that', async () => {
  await scene.record()
  await scene.review()
  await scene.propose()
  await scene.sign(scene.admin)
  const { id, revisionId } = await scene.batch()
  const first = (tx: Transaction) =>
    tx.publication.create({ data: { revisionId, number: 1, publishedAt: new Date() } })
  const signs = () => scene.sign(scene.second)
  expect(await code(raced(lock('revisions', revisionId), signs, first))).toBe('ok')
  expect(await db().publication.findUniqueOrThrow({ where: { id } })).toMatchObject({
    number: 2,
    publishedAt: expect.any(Date),
  })
})

/** A point of an input of its own, whose id is lower or higher than that of another. */
async function pointBeside(other: { id: string; inputId: string }, key: 'id' | 'inputId') {
  for (;;) {
    const [point] = (await buildInput({ stream: scene.stream })).points
    if (point && point[key] < other[key]) return point
  }
}

test.each([
  ['points', 'id'],
  ['inputs', 'inputId'],
] as const)('who decides many takes %s in the order of their ids', async (table, key) => {
  const later = await pointBeside({ id: 'g', inputId: 'g' }, key)
  const earlier = await pointBeside(later, key)
  const said = {
    ...{ outcome: 'noted', reason: 'Heard.', carriedTo: '' },
    seen: [later, earlier].map(({ id }) => `${id}:0`),
  }
  const fields = { ...said, revision: scene.zero.id, previewed: previewKey(said), step: 'record' }
  const decide = () => decideChosen.perform(scene.moderator, fields)
  const others = lock(table, later[key], 'NOWAIT')
  expect(await code(raced(lock(table, earlier[key]), decide, others))).toBe('ok')
})

test('who keeps a record sees the correction that was recorded while they waited', async () => {
  const record = await buildUptake({
    ...{ point: scene.point, revision: scene.zero, published: true },
    decidedBy: { id: scene.moderator.member?.id ?? '' },
  })
  const { id } = await db().reconsideration.create({
    data: {
      ...{ recordId: record.id, pointId: scene.point.id, revisionId: scene.zero.id },
      ...{ memberId: scene.author.member?.id ?? '', reason: 'Look again.' },
      formKey: crypto.randomUUID(),
    },
  })
  const keep = () =>
    keepRecord.perform(scene.reviewer, { reconsideration: id, reason: 'The text stands.' })
  const correct = (tx: Transaction) =>
    buildUptake({ point: scene.point, revision: scene.zero, supersedesId: record.id }, tx)
  expect(await code(raced(lock('uptake_records', record.id), keep, correct))).toBe(
    'BEING_CORRECTED',
  )
  expect(await db().keptRecord.count({ where: { reconsiderationId: id } })).toBe(0)
})
