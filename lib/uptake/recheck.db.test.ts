// Over 250 lines: one document of four revisions, and what of one revision reaches the next.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildPublication, buildUptake } from '@/prisma/builders/uptake'
import { code, openPoint, stage } from '@/prisma/builders/uptake-stage'
import * as acts from './actions'
import { acceptCarried } from './carry-actions'
import { getCarryList, getCarryTarget } from './carry-data'
import type { CarryState } from './carry-views'
import type { QueueFilter } from './filter-views'
import { getQueue } from './queue-data'
import { askReconsideration, keepRecord } from './reconsideration-actions'
import { listDisagreements } from './reconsideration-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

/** Paragraph 1 is the same in all four revisions; 2 is gone in Rev.1 and Rev.2, and back in Rev.3. */
async function build() {
  const scene = await stage()
  const [kept, gone] = [
    { number: '1', text: 'Directory.' },
    { number: '2', text: 'Fellowships.' },
  ]
  const document = await buildDocument({
    round: scene.round,
    revisions: [
      { name: 'Zero draft', paragraphs: [kept, gone] },
      { name: 'Rev.1', paragraphs: [kept] },
      { name: 'Rev.2', paragraphs: [kept] },
      { name: 'Rev.3', paragraphs: [kept, gone] },
    ],
  })
  const [zero, one, two, three] = document.revisions
  if (!zero || !one || !two || !three) throw new Error('no revisions')
  type Revision = typeof zero
  const links = (at: number) => [zero.paragraphs[at]?.lineageId ?? '']
  const decidedBy = { id: scene.moderator.member?.id ?? '' }
  const told = (revision: Revision, more: object = {}) =>
    buildUptake({
      ...{
        point: scene.point,
        revision,
        outcome: 'reflected' as const,
        links: links(0),
        decidedBy,
      },
      ...more,
    })
  const of = (id: string) => db().uptakeRecord.findUniqueOrThrow({ where: { id } })
  const publishOf = async (revision: Revision, id: string) => {
    const { version } = await of(id)
    const reviewerId = scene.reviewer.member?.id ?? ''
    const agreed = { recordId: id, recordVersion: version, reviewerId, finding: 'agreed' as const }
    await db().review.create({ data: agreed })
    await buildPublication({ revision, records: [{ id, version }] })
  }
  const decide = async (revision: Revision, more: object) => {
    const done = await acts.recordUptake.perform(scene.moderator, {
      ...{ point: scene.point.id, revision: revision.id, version: 0, outcome: 'reflected' },
      ...{ reason: '', carriedTo: '', paragraphs: revision.paragraphs[0]?.id, ...more },
    })
    return code(Promise.resolve(done))
  }
  const head = (revision: Revision, pointId = scene.point.id) =>
    db().uptakeRecord.findFirstOrThrow({
      where: { pointId, revisionId: revision.id, supersededBy: null },
    })
  const list = async (revision: Revision, state: CarryState = 'unchanged') => {
    const at = { stream: scene.stream.id, revision: revision.id }
    const target = await getCarryTarget(scene.moderator, at)
    if (!target) throw new Error('no target')
    return getCarryList(scene.moderator, target, { state })
  }
  const accept = async (revision: Revision, from: { id: string; version: number }) =>
    code(
      acceptCarried.perform(scene.moderator, {
        ...{ stream: scene.stream.id, revision: revision.id, which: 'one' },
        proposal: `${from.id}_${from.version}`,
      }),
    )
  const shown = async (filter: QueueFilter, revision: Revision) =>
    (
      await getQueue(scene.moderator, {
        ...{ streamId: scene.stream.id, document: document.slug, revision: revision.slug, filter },
      })
    ).items.map(({ pointId }) => pointId)
  const open = (revision: Revision, point = scene.point.id, viewer: Viewer = scene.moderator) =>
    openPoint(viewer, point, revision.id)
  const answer = (record: string, said: 'fully' | 'partly' | 'not') =>
    acts.giveVerdict.perform(scene.author, {
      formKey: randomUUID(),
      reply: { [record]: { answer: said, wouldNeed: 'Name it.' } },
    })
  const ask = (record: string) =>
    askReconsideration.perform(scene.author, { formKey: randomUUID(), record, reason: 'Again.' })
  return {
    ...{ ...scene, zero, one, two, three, links, told, publishOf, decide, head, list, accept },
    ...{ shown, open, answer, ask },
  }
}

let scene: Awaited<ReturnType<typeof build>>
beforeEach(async () => {
  scene = await build()
})

describe('what the author answered to what is public', () => {
  test('holds in the next revisions, whatever is recorded and not public of them', async () => {
    const { zero, one, two, point, told, decide, list, open, shown } = scene
    const record = await told(zero, { published: true })
    await scene.answer(record.id, 'not')
    expect(await decide(zero, { version: 1, outcome: 'partly_reflected', reason: 'Less.' })).toBe(
      'ok',
    )
    expect((await list(one)).tally).toMatchObject({ unchanged: 0, disputed: 1, corrected: 0 })
    expect((await list(one, 'disputed')).items).toMatchObject([
      { correction: true, source: 'decided', outcome: 'partly_reflected' },
    ])
    expect(await scene.accept(one, await scene.head(zero))).toBe('PROPOSALS_CHANGED')
    await told(one)
    expect((await list(two)).tally).toMatchObject({ unchanged: 0, disputed: 1 })
    for (const filter of [{ disputed: 'yes' }, { disputed: 'higher' }, { carry: 'disputed' }]) {
      expect(await shown(filter as QueueFilter, two)).toEqual([point.id])
    }
    expect(await open(two)).toMatchObject({ carried: { state: 'disputed', disputed: true } })
  })

  test('ends with an answer that agrees, and where what is published since has another outcome', async () => {
    const { zero, one, two, told, list, shown } = scene
    const record = await told(zero, { published: true })
    await scene.answer(record.id, 'not')
    await scene.publishOf(one, (await told(one)).id)
    expect((await list(two)).tally).toMatchObject({ unchanged: 0, disputed: 1 })
    await scene.answer((await scene.head(one)).id, 'fully')
    expect((await list(two)).tally).toMatchObject({ unchanged: 1, disputed: 0 })
    const less = { outcome: 'not_reflected', reason: 'None.', version: 1 }
    await scene.answer((await scene.head(one)).id, 'not')
    expect(await scene.decide(one, { ...less, paragraphs: [] })).toBe('ok')
    await scene.publishOf(one, (await scene.head(one)).id)
    expect(await shown({ disputed: 'yes' }, one)).toEqual([])
  })

  test('is disputed while any request is open, which an unpublished correction does not answer', async () => {
    const { zero, one, two, told, decide, list, open } = scene
    const record = await told(zero, { published: true })
    await scene.answer(record.id, 'partly')
    await scene.ask(record.id)
    const later = await told(one, { published: true })
    await scene.answer(later.id, 'fully')
    expect((await list(two)).tally).toMatchObject({ unchanged: 0, disputed: 1 })
    expect(await decide(zero, { version: 1, outcome: 'partly_reflected', reason: 'Less.' })).toBe(
      'ok',
    )
    const of = { reason: 'Again.', kept: null }
    expect(await open(zero)).toMatchObject({
      reconsideration: { ...of, corrected: false, correcting: true },
    })
    const [row] = (await listDisagreements(scene.moderator, scene.round.id)).records
    expect(row).toMatchObject({ recordId: record.id, correcting: true })
    const keep = { reconsideration: (await open(zero))?.reconsideration?.id, reason: 'It stands.' }
    expect(await code(keepRecord.perform(scene.reviewer, keep))).toBe('BEING_CORRECTED')
    await scene.publishOf(zero, (await scene.head(zero)).id)
    expect(await open(zero)).toMatchObject({
      reconsideration: { ...of, corrected: true, correcting: false },
    })
    // Of Rev.1 it is said now what Zero no longer says.
    expect((await list(two)).tally).toMatchObject({ unchanged: 0, disputed: 0, corrected: 1 })
  })

  test('is told in the workbench of the next revision, with what was asked and answered', async () => {
    const { zero, one, told, open } = scene
    const record = await told(zero, {
      ...{ outcome: 'carried_elsewhere', links: [], carriedTo: 'DTG 2', published: true },
    })
    const told1 = async () => (await open(one))?.earlier
    expect(await told1()).toMatchObject([
      {
        carriedTo: 'DTG 2',
        state: 'published',
        verdict: null,
        reconsideration: null,
        public: null,
      },
    ])
    await scene.answer(record.id, 'not')
    await scene.ask(record.id)
    await db().keptRecord.create({
      data: {
        reconsiderationId: (await open(zero))?.reconsideration?.id ?? '',
        memberId: scene.reviewer.member?.id ?? '',
        reason: 'It stands.',
      },
    })
    await scene.decide(zero, { version: 1, outcome: 'noted', reason: 'Heard.', paragraphs: [] })
    expect(await told1()).toMatchObject([
      {
        ...{ outcome: 'noted', state: 'decided', public: 'carried_elsewhere' },
        verdict: { answer: 'not', wouldNeed: 'Name it.' },
        reconsideration: { reason: 'Again.', kept: { reason: 'It stands.' } },
      },
    ])
  })
})

describe('a correction', () => {
  const less = { outcome: 'not_reflected', reason: 'We erred.', paragraphs: [] }

  test('that is not public yet is carried on by itself only', async () => {
    const { zero, one, told, decide, list } = scene
    await told(zero, { published: true })
    expect((await list(one)).tally).toMatchObject({ unchanged: 1, corrected: 0 })
    expect(await decide(zero, { version: 1, outcome: 'partly_reflected', reason: 'Less.' })).toBe(
      'ok',
    )
    expect((await list(one)).tally).toMatchObject({ unchanged: 0, corrected: 1 })
    expect(await scene.accept(one, await scene.head(zero))).toBe('PROPOSALS_CHANGED')
    await scene.publishOf(zero, (await scene.head(zero)).id)
    expect((await list(one)).tally).toMatchObject({ unchanged: 1, corrected: 0 })
  })

  test('that is not public yet leaves what ended out of all to be dropped at once', async () => {
    const { zero, one, told, decide, list } = scene
    await told(zero, { links: scene.links(1), published: true })
    expect(await list(one, 'ended')).toMatchObject({ tally: { ended: 1 }, acceptable: 1 })
    const partly = { outcome: 'partly_reflected', reason: 'Less.' }
    const paragraphs = zero.paragraphs[1]?.id
    expect(await decide(zero, { ...partly, paragraphs, version: 1 })).toBe('ok')
    expect(await list(one, 'ended')).toMatchObject({ tally: { ended: 1 }, acceptable: 0 })
  })

  test('reaches what was carried from the record, however far, until that is decided again', async () => {
    const { zero, one, two, three, point, other, told, decide, list, open, shown } = scene
    const record = await told(zero, { published: true })
    // Decided by itself, about another paragraph: what becomes of Zero does not touch it.
    await told(zero, { point: other, links: scene.links(1) })
    await told(one, { point: other, links: scene.links(0) })
    expect(await scene.accept(one, record)).toBe('ok')
    await scene.publishOf(one, (await scene.head(one)).id)
    expect(await scene.accept(two, await scene.head(one))).toBe('ok')
    expect(await shown({ carry: 'corrected' }, two)).toEqual([])
    expect(await decide(zero, { ...less, version: 1 })).toBe('ok')
    expect(await decide(zero, { ...less, point: other.id, version: 1 })).toBe('ok')
    const contradicted = { revision: 'Zero draft', outcome: 'not_reflected', state: 'decided' }
    for (const revision of [one, two]) {
      expect(await shown({ carry: 'corrected' }, revision)).toEqual([point.id])
      expect(await open(revision)).toMatchObject({ record: { contradicted } })
    }
    expect((await open(zero))?.record?.contradicted).toBeNull()
    expect(await shown({ carry: 'corrected' }, three)).toEqual([point.id])
    expect(await open(three)).toMatchObject({ carried: { state: 'corrected', contradicted } })
    expect((await list(three)).tally).toMatchObject({ corrected: 1 })
    // Whoever stands by it saves it as it is; published it is corrected.
    const again = { paragraphs: two.paragraphs[0]?.id, version: 1 }
    expect(await decide(two, again)).toBe('ok')
    expect((await scene.head(two)).version).toBe(2)
    expect((await open(two))?.record?.contradicted).toBeNull()
    expect(await shown({ carry: 'corrected' }, two)).toEqual([])
    expect(await shown({ carry: 'corrected' }, one)).toEqual([point.id])
    expect(await decide(one, { ...less, version: 1 })).toBe('ok')
    expect(await shown({ carry: 'corrected' }, one)).toEqual([])
    expect(await shown({ carry: 'corrected' }, two)).toEqual([point.id])
  })

  test('or a change of what was not public yet reaches it too', async () => {
    const { zero, one, told, decide, open } = scene
    const record = await told(zero)
    expect(await scene.accept(one, record)).toBe('ok')
    expect(await decide(zero, { ...less, version: 1 })).toBe('ok')
    expect(await open(one)).toMatchObject({ record: { contradicted: { reason: 'We erred.' } } })
  })
})

describe('what was dropped', () => {
  const reason = 'The fellowships are gone.'

  test('is proposed as dropped still, and for another look where its paragraph came back', async () => {
    const { zero, one, two, three, told, open, list } = scene
    const dropping = { revision: one.id, state: 'ended', reason }
    const record = await told(zero, { links: scene.links(1), published: true })
    const drop = async (revision: typeof zero, from: { id: string; version: number }) =>
      code(
        acceptCarried.perform(scene.moderator, {
          ...{ ...dropping, stream: scene.stream.id, revision: revision.id, which: 'one' },
          proposal: `${from.id}_${from.version}`,
        }),
      )
    expect(await drop(one, record)).toBe('ok')
    await scene.publishOf(one, (await scene.head(one)).id)
    // Its reason is corrected, which is dropped as before.
    const better = { outcome: 'dropped', reason: 'Out of time.', paragraphs: [], version: 1 }
    expect(await scene.decide(one, better)).toBe('ok')
    await scene.publishOf(one, (await scene.head(one)).id)
    expect((await list(two)).tally).toMatchObject({ ended: 1, unlinked: 0 })
    expect(await open(two)).toMatchObject({
      carried: {
        ...{ state: 'ended', outcome: 'dropped', linkedIn: 'Zero draft' },
        places: [{ before: [{ label: '2', text: 'Fellowships.' }], after: [] }],
      },
    })
    expect(await drop(two, await scene.head(one))).toBe('ok')
    expect((await list(three)).tally).toMatchObject({ ended: 0, changed: 1, unlinked: 0 })
    expect(await open(three)).toMatchObject({
      ...{ ended: false, carried: { state: 'changed', outcome: 'dropped' } },
    })
    expect(await drop(three, await scene.head(two))).toBe('PROPOSALS_CHANGED')
  })
})
