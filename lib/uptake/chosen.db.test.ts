import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildUptake } from '@/prisma/builders/uptake'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { listActs } from './act-data'
import * as acts from './actions'
import { decideChosen } from './chosen-actions'
import { getChosen } from './chosen-data'
import { previewKey } from './chosen-views'
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
      code: 'CONFLICT',
      changed: [{ field: `${scene.input.reference}#1`, from: '', to: 'out_of_scope' }],
    })
    expect(await heads()).toHaveLength(1)
  })

  test('of which one was withdrawn meanwhile are none', async () => {
    const { stream, point, author } = scene
    const { id, points } = await buildInput({ stream })
    const seen = [`${point.id}:0`, `${points[0]?.id}:0`]
    await db().withdrawal.create({
      data: { inputId: id, withdrawnById: author.member?.id ?? '' },
    })
    expect(await code(record({ seen }))).toBe('CONFLICT')
    expect(await heads()).toEqual([])
  })

  test('want what the outcome demands, and a point', async () => {
    expect(await record({ reason: '' })).toMatchObject({ fieldErrors: { reason: ['required'] } })
    expect(await record({ outcome: 'reflected' })).toMatchObject({
      fieldErrors: { paragraphs: ['paragraphs_required'] },
    })
    expect(await record({ seen: undefined })).toMatchObject({ fieldErrors: { seen: ['tick'] } })
    expect(await code(record({ seen: ['x:1'] }))).toBe('INVALID')
  })

  test('are for who moderates the stream of all points and has an interest in none', async () => {
    const elsewhere = await buildInput({ stream: await otherStream() })
    const seen = [`${scene.point.id}:0`, `${elsewhere.points[0]?.id}:0`]
    // Of two streams, or of one that another moderates: as if it were not there.
    expect(await code(record({ seen }))).toBe('CONFLICT')
    expect(await code(record({ seen: seen.slice(1) }))).toBe('NOT_FOUND')
    const both = { ...scene.moderator, moderates: [scene.stream.id, elsewhere.streamId] }
    expect(await code(record({ seen }, both))).toBe('NOT_FOUND')
    for (const viewer of [scene.author, scene.admin])
      expect(await code(record({}, viewer))).toBe('NOT_FOUND')
    const { organisation, stream } = scene
    const own = await as(
      buildModerator({ streamIds: [stream.id], organisationId: organisation.id }),
    )
    expect(await code(record({}, own))).toBe('OWN_INPUT')
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

  test('by a filter is all of it up to 500, in one statement, without restricted text', async () => {
    const organisations = [await buildOrganisation()]
    await bulkInputs({ stream: scene.stream, organisations, count: 300 })
    await buildInput({
      stream: scene.stream,
      attribution: 'moderators_only',
      points: [{ statement: 'CANARY' }],
    })
    const notes = { statements: 0, network: '' }
    const chosen = await requestNotes.run(notes, () =>
      getChosen(scene.moderator, { ...where(), filter: { state: 'undecided' } }),
    )
    expect(notes.statements).toBe(1)
    expect(chosen).toMatchObject({ more: true })
    expect(chosen?.points).toHaveLength(500)
    expect(JSON.stringify(chosen)).not.toContain('CANARY')
    const none = await getChosen(scene.moderator, { ...where(), filter: { state: 'agreed' } })
    expect(none).toMatchObject({ more: false, points: [] })
  })
})
