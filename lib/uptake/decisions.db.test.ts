import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { authorize } from '@/lib/platform/permit'
import { requestNotes } from '@/lib/platform/request'
import { getBench } from '@/lib/workbench/bench-data'
import { buildModerator } from '@/prisma/builders/members'
import { buildUptake } from '@/prisma/builders/uptake'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { listActs } from './act-data'
import * as acts from './actions'
import { storeDecisions, type Wanted } from './decision-mutations'
import { canRecordUptake } from './policy'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

const both = (more: Partial<Wanted> = {}): Wanted[] =>
  [scene.point, scene.other].map(({ id }) => ({
    pointId: id,
    version: 0,
    outcome: 'noted',
    reason: 'Heard.',
    carriedTo: '',
    ...more,
  }))

const decide = (wanted: Wanted[], viewer = scene.moderator) => {
  const subject = {
    streamId: scene.stream.id,
    revisionId: scene.zero.id,
    pointIds: [scene.point.id, scene.other.id],
  }
  const permit = authorize(viewer, canRecordUptake, subject)
  if (!permit) throw new Error('not permitted')
  return db().$transaction((tx) => storeDecisions(tx, { ...permit, subject }, 'chosen', wanted))
}

const heads = () =>
  db().uptakeRecord.findMany({
    where: { pointId: { in: [scene.point.id, scene.other.id] } },
    include: { links: true },
    orderBy: { id: 'asc' },
  })
const lastAct = () => db().decisionAct.findFirstOrThrow({ orderBy: { id: 'desc' } })
const undo = async (viewer = scene.moderator) =>
  acts.undoUptake.perform(viewer, { act: (await lastAct()).id })

/** Whether the page of a moderator's acts, and the workbench, offer to take the last one back. */
const offered = async (viewer = scene.moderator) => {
  const [act] = await listActs(viewer, scene.round.id)
  const bench = await getBench(viewer, {
    ...{ round: scene.round.slug, point: scene.point.id, document: scene.document.slug },
    revision: scene.zero.slug,
  })
  return [act?.canUndo, bench?.lastAct?.actId === act?.actId]
}

describe('decisions made at once', () => {
  test('are all stored or none, and say which was refused', async () => {
    await scene.record({ outcome: 'noted', reason: 'Heard before.' })
    const refused = await decide(both())
    expect(refused).toMatchObject({
      ok: false,
      refused: [{ pointId: scene.point.id, refusal: { code: 'CONFLICT' } }],
    })
    expect(await heads()).toHaveLength(1)
    expect(await decide(both().slice(1))).toMatchObject({ ok: true })
    expect(await heads()).toHaveLength(2)
  })

  test('are one transaction of four statements, however many and however linked', async () => {
    const notes = { statements: 0, network: '' }
    const paragraphs = scene.zero.paragraphs.map(({ id }) => id)
    await scene.record()
    const changed = { version: 1, outcome: 'partly_reflected', reason: 'In part.', paragraphs }
    await requestNotes.run(notes, () => scene.record(changed))
    // The target is read, the next point too where it is asked for; BEGIN and COMMIT frame four.
    expect(notes.statements).toBe(1 + 2 + 4)
    const [held] = await heads()
    expect(held?.links).toHaveLength(2)
  })

  test('throw on a point that was not permitted', async () => {
    await expect(decide(both({ pointId: scene.input.id }))).rejects.toThrow('nobody permitted')
  })

  test('of two acts on the same points at once one holds', async () => {
    const results = await Promise.all([
      decide(both()),
      decide(both({ reason: 'Other.' }), scene.reviewer),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await heads()).toHaveLength(2)
  })
})

test('a page that shows the published record does not overwrite a correction made meanwhile', async () => {
  await scene.record()
  await scene.publish()
  const corrects = { version: 1, outcome: 'noted', paragraphs: [] }
  expect(await code(scene.record({ ...corrects, reason: 'Wrong before.' }, scene.reviewer))).toBe(
    'ok',
  )
  expect(await code(scene.record({ ...corrects, reason: 'Typed meanwhile.' }))).toBe('CONFLICT')
  expect((await heads()).map(({ version }) => version)).toEqual([1, 2])
})

test('a page that shows a record taken back meanwhile does not overwrite the next one', async () => {
  await scene.record({ outcome: 'noted', reason: 'Heard.', paragraphs: [] })
  await undo()
  await scene.record({ outcome: 'out_of_scope', reason: 'Elsewhere.', paragraphs: [] })
  const stale = { version: 1, outcome: 'noted', reason: 'Typed meanwhile.', paragraphs: [] }
  expect(await code(scene.record(stale, scene.reviewer))).toBe('CONFLICT')
})

test('acts on many never correct what was published, nor does any act change what a source rated', async () => {
  await scene.record()
  await scene.publish()
  const [published] = await heads()
  const wanted = both({ version: published?.version ?? 0 }).slice(0, 1)
  expect(await decide(wanted)).toMatchObject({ refused: [{ refusal: { code: 'PUBLISHED' } }] })
  await buildUptake({ point: scene.other, revision: scene.zero, ratedBy: 'A monitor' })
  const other = { point: scene.other.id, version: 1, outcome: 'noted', reason: 'Ours.' }
  expect(await code(scene.record({ ...other, paragraphs: [] }))).toBe('PUBLISHED')
})

describe('taking back', () => {
  test('removes what was new, all of an act, and logs each', async () => {
    await decide(both())
    expect(await undo()).toMatchObject({ ok: true })
    expect(await heads()).toHaveLength(0)
    expect(
      await db().auditEvent.count({ where: { kind: 'uptake.undone', roundId: scene.round.id } }),
    ).toBe(2)
    expect(await code(undo())).toBe('ALREADY_DONE')
  })

  test('gives a changed record its words and its paragraphs back, as a version that is reviewed anew', async () => {
    await scene.record()
    const [before] = await heads()
    await scene.record(
      { version: 1, outcome: 'noted', reason: 'Heard.', paragraphs: [] },
      scene.reviewer,
    )
    expect(await code(undo())).toBe('NOT_FOUND')
    expect(await undo(scene.reviewer)).toMatchObject({ ok: true })
    const [now] = await heads()
    expect(now).toEqual({ ...before, version: 3 })
  })

  test('leaves what was reviewed or published since, and a correction goes without the published record', async () => {
    await scene.record()
    expect(await offered()).toEqual([true, true])
    await scene.review({ finding: 'agreed' })
    expect(await code(undo())).toBe('NOTHING_TO_UNDO')
    expect(await offered()).toEqual([false, false])
    await scene.propose()
    await scene.sign(scene.admin)
    await scene.sign(scene.second)
    expect(await code(undo())).toBe('NOTHING_TO_UNDO')
    await scene.record({ version: 1, outcome: 'noted', reason: 'Wrong before.' })
    expect(await heads()).toHaveLength(2)
    expect(await offered()).toEqual([true, true])
    expect(await undo()).toMatchObject({ ok: true })
    expect(await heads()).toHaveLength(1)
    expect(await offered()).toEqual([false, false])
  })

  test('leaves what somebody changed since, and takes the rest back', async () => {
    await decide(both())
    await scene.record(
      { version: 1, outcome: 'out_of_scope', reason: 'Elsewhere.', paragraphs: [] },
      scene.reviewer,
    )
    const act = await db().decisionAct.findFirstOrThrow({
      where: { kind: 'chosen' },
      orderBy: { id: 'desc' },
    })
    expect(await offered()).toEqual([true, true])
    const undone = await acts.undoUptake.perform(scene.moderator, { act: act.id })
    expect(undone).toMatchObject({ value: { to: expect.stringContaining('done=undone_in_part') } })
    expect(await heads()).toMatchObject([{ pointId: scene.point.id, outcome: 'out_of_scope' }])
  })

  test('leaves what whoever undoes has an interest in by now, and what led to a lineage that ended', async () => {
    await scene.record({}, scene.reviewer)
    await scene.record({ version: 1, outcome: 'noted', reason: 'Heard.', paragraphs: [] })
    const membership = { memberId: scene.moderator.member?.id ?? '', role: 'drafter' as const }
    const { id } = await db().membership.create({
      data: { ...membership, organisationId: scene.organisation.id },
    })
    expect(await code(undo())).toBe('NOTHING_TO_UNDO')
    await db().membership.delete({ where: { id } })
    const correction = await db().lineageCorrection.create({
      data: {
        paragraphId: scene.zero.paragraphs[0]?.id ?? '',
        ...{ before: ['1'], after: [], reason: 'Another.', createdById: membership.memberId },
      },
    })
    await db().lineageTie.updateMany({
      where: { paragraphId: scene.zero.paragraphs[0]?.id ?? '' },
      data: { endedById: correction.id },
    })
    expect(await code(undo())).toBe('NOTHING_TO_UNDO')
  })

  test('is nobody else’s, nor a former moderator’s', async () => {
    await decide(both())
    const other = await as(buildModerator({ streamIds: [scene.stream.id] }))
    expect(await code(undo(other))).toBe('NOT_FOUND')
    const former = { ...scene.moderator, moderates: [] }
    expect(await code(undo(former))).toBe('NOT_FOUND')
    expect(await listActs(former, scene.round.id)).toMatchObject([{ canUndo: false }])
  })
})
