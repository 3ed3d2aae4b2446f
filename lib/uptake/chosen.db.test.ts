import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildInput, buildVersion } from '@/prisma/builders/inputs'
import { buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildPublication, buildUptake } from '@/prisma/builders/uptake'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { listActs } from './act-data'
import * as acts from './actions'
import { decideChosen } from './chosen-actions'
import { choiceText, endsIn } from './chosen-address'
import { getChosen } from './chosen-data'
import { previewKey } from './chosen-views'
import { MOST_CHOSEN } from './queue-views'
import { leftOutOf } from './rules'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

const where = () => ({
  streamId: scene.stream.id,
  document: scene.document.slug,
  revision: scene.zero.slug,
})
const fields = (more: object = {}) => ({
  revision: scene.zero.id,
  outcome: 'noted',
  reason: 'Heard.\r\n',
  carriedTo: '',
  seen: [scene.point, scene.other].map(({ id }) => `${id}:0`),
  ...more,
})
const decide = (more: object = {}, viewer = scene.moderator) =>
  decideChosen.perform(viewer, fields(more))
const record = (more: object = {}, viewer = scene.moderator) => {
  const sent = fields(more)
  const shown = { ...sent, previewed: previewKey(sent), step: 'record' }
  return decideChosen.perform(viewer, shown)
}
const heads = () =>
  db().uptakeRecord.findMany({ where: { pointId: { in: [scene.point.id, scene.other.id] } } })

describe('many decisions', () => {
  test('are recorded as they were shown, never before, and taken back as one', async () => {
    expect(await code(decide())).toBe('PREVIEWED')
    expect(await code(decide({ step: 'record' }))).toBe('PREVIEWED')
    const other = previewKey(fields({ reason: 'Another.' }))
    expect(await code(decide({ step: 'record', previewed: other }))).toBe('PREVIEWED')
    expect(await heads()).toEqual([])
    const done = await record()
    expect(done).toMatchObject({ value: { to: expect.stringContaining('&decided=2') } })
    expect(await heads()).toMatchObject([
      { outcome: 'noted', reason: 'Heard.' },
      { outcome: 'noted', reason: 'Heard.' },
    ])
    const [act] = await listActs(scene.moderator, scene.round.id)
    expect(act).toMatchObject({ kind: 'chosen', points: 2, outcomes: ['noted'], undoneAt: null })
    expect(act?.first.map(({ pointId }) => pointId).sort()).toEqual(
      [scene.point.id, scene.other.id].sort(),
    )
    expect(await listActs(scene.reviewer, scene.round.id)).toEqual([])
    expect(await code(acts.undoUptake.perform(scene.moderator, { act: act?.actId }))).toBe('ok')
    expect(await heads()).toEqual([])
  })

  test('that were partly reviewed since are taken back but for those, which are named', async () => {
    await record()
    await scene.review()
    const [act] = await listActs(scene.moderator, scene.round.id)
    const undone = await acts.undoUptake.perform(scene.moderator, { act: act?.actId })
    expect(undone).toMatchObject({ value: { to: expect.stringContaining('/acts?') } })
    expect(await listActs(scene.moderator, scene.round.id)).toMatchObject([
      {
        undoneAt: expect.any(Date),
        kept: [{ pointId: scene.point.id, reference: scene.input.reference, number: 1 }],
      },
    ])
  })

  test('of which one was changed meanwhile are none, and it is named', async () => {
    await scene.record({ outcome: 'out_of_scope', reason: 'Elsewhere.', paragraphs: [] })
    expect(await record()).toEqual({
      ok: false,
      code: 'POINTS_CHANGED',
      changed: [{ field: `${scene.input.reference}#1`, from: '', to: 'out_of_scope' }],
    })
    expect(await heads()).toHaveLength(1)
  })

  test('of which some were withdrawn, replaced or proposed meanwhile are none, and each is named', async () => {
    const { stream, point, other, zero, author } = scene
    const gone = await buildInput({ stream })
    const old = await buildInput({ stream })
    const seen = [point, gone.points[0], old.points[0]].map((one) => `${one?.id}:0`)
    await db().withdrawal.create({
      data: { inputId: gone.id, withdrawnById: author.member?.id ?? '' },
    })
    await buildVersion({ input: old })
    const pending = await buildUptake({ point: other, revision: zero })
    await buildPublication({ revision: zero, records: [pending], published: false })
    expect(await record({ seen: [...seen, `${other.id}:1`] })).toEqual({
      ok: false,
      code: 'POINTS_CHANGED',
      changed: [
        { field: `${gone.reference}#1`, from: '', to: 'WITHDRAWN' },
        { field: `${old.reference}#1`, from: '', to: 'SUPERSEDED' },
        { field: `${scene.input.reference}#2`, from: '', to: 'PENDING_PUBLICATION' },
      ],
    })
    expect(await heads()).toHaveLength(1)
    expect(await code(record({ seen: seen.slice(0, 1) }))).toBe('ok')
  })

  test('want what the outcome demands, and a point', async () => {
    expect(await record({ reason: '' })).toMatchObject({ fieldErrors: { reason: ['required'] } })
    expect(await record({ outcome: 'reflected' })).toMatchObject({
      fieldErrors: { paragraphs: ['paragraphs_required'] },
    })
    expect(await record({ seen: undefined })).toMatchObject({ fieldErrors: { seen: ['tick'] } })
    expect(await code(record({ seen: ['x:1'] }))).toBe('INVALID')
    const many = Array.from({ length: MOST_CHOSEN + 1 }, () => `${crypto.randomUUID()}:0`)
    expect(await record({ seen: many })).toMatchObject({
      fieldErrors: { seen: [`tooManyAtOnce:${MOST_CHOSEN}`] },
    })
  })

  test('are for who moderates the stream of all points and has an interest in none', async () => {
    const elsewhere = await buildInput({ stream: await otherStream() })
    const seen = [`${scene.point.id}:0`, `${elsewhere.points[0]?.id}:0`]
    // Of two streams, or of one that another moderates: as if it were not there.
    expect(await code(record({ seen }))).toBe('NOT_FOUND')
    expect(await code(record({ seen: seen.slice(1) }))).toBe('NOT_FOUND')
    const both = { ...scene.moderator, moderates: [scene.stream.id, elsewhere.streamId] }
    expect(await code(record({ seen }, both))).toBe('NOT_FOUND')
    for (const viewer of [scene.author, scene.admin])
      expect(await code(record({}, viewer))).toBe('NOT_FOUND')
    const { organisation, stream } = scene
    const own = await as(
      buildModerator({ streamIds: [stream.id], organisationId: organisation.id }),
    )
    expect(await record({}, own)).toMatchObject({
      code: 'POINTS_CHANGED',
      changed: [{ to: 'OWN_INPUT' }, { to: 'OWN_INPUT' }],
    })
    expect(await heads()).toEqual([])
  })
})

const otherStream = async () =>
  db().stream.findFirstOrThrow({
    where: { roundId: scene.round.id, NOT: { id: scene.stream.id } },
  })

describe('what was chosen', () => {
  test('is shown with its record, and why some is left out', async () => {
    await buildUptake({ point: scene.point, revision: scene.zero, published: true })
    await buildUptake({ point: scene.other, revision: scene.zero, ratedBy: 'a source' })
    const points = [scene.point.id, scene.other.id]
    const chosen = await getChosen(scene.moderator, { ...where(), points })
    expect(chosen?.points.map(leftOutOf)).toEqual(['published', 'compiled'])
    const { organisation, stream } = scene
    const own = await as(
      buildModerator({ streamIds: [stream.id], organisationId: organisation.id }),
    )
    const mine = await getChosen(own, { ...where(), points })
    expect(mine?.points.map(leftOutOf)).toEqual(['interested', 'interested'])
    expect(await getChosen(scene.admin, { ...where(), points })).toBeNull()
  })

  test('is named by the ends of ids as by whole ones, in its stream alone', async () => {
    const foreign = await buildInput({ stream: await otherStream() })
    const ids = [scene.point.id, foreign.points[0]?.id ?? '', randomUUID()]
    const named = async (wish: { points: string[]; ends?: string[] }) =>
      (await getChosen(scene.moderator, { ...where(), ...wish }))?.points.map((one) => one.pointId)
    expect(await named({ points: [], ends: endsIn(choiceText(ids)) })).toEqual([scene.point.id])
    expect(await named({ points: [scene.other.id], ends: endsIn(choiceText(ids)) })).toEqual(
      await named({ points: [scene.point.id, scene.other.id] }),
    )
    const many = Array.from({ length: MOST_CHOSEN + 1 }, () => randomUUID())
    const cut = { points: [], ends: endsIn(choiceText([...many, scene.point.id])) }
    expect(await getChosen(scene.moderator, { ...where(), ...cut })).toMatchObject({
      ...{ more: true, points: [] },
    })
  })

  test('by a filter is all of it as far as an act goes, what is undecided first', async () => {
    const organisations = [await buildOrganisation()]
    await bulkInputs({ stream: scene.stream, organisations, count: MOST_CHOSEN })
    await buildInput({
      stream: scene.stream,
      attribution: 'moderators_only',
      points: [{ statement: 'CANARY' }],
    })
    const all = { ...where(), filter: {} }
    const [first] = (await getChosen(scene.moderator, all))?.points ?? []
    await buildUptake({ point: { id: first?.pointId ?? '' }, revision: scene.zero })
    const notes = { statements: 0, network: '' }
    const chosen = await requestNotes.run(notes, () => getChosen(scene.moderator, all))
    expect(notes.statements).toBe(1)
    expect(chosen).toMatchObject({ more: true })
    expect(chosen?.points).toHaveLength(MOST_CHOSEN)
    expect(new Set(chosen?.points.map(({ state }) => state))).toEqual(new Set(['undecided']))
    expect(JSON.stringify(chosen)).not.toContain('CANARY')
    const decided = await getChosen(scene.moderator, { ...where(), filter: { state: 'decided' } })
    expect(decided?.points).toMatchObject([{ pointId: first?.pointId }])
    const none = await getChosen(scene.moderator, { ...where(), filter: { state: 'agreed' } })
    expect(none).toMatchObject({ more: false, points: [] })
  })
})
