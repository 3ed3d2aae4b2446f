import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildUptake } from '@/prisma/builders/uptake'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import * as acts from './actions'
import { listToReview } from './review-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

describe('recording', () => {
  test('is stored with its links, its event and a version, once', async () => {
    expect(await code(scene.record())).toBe('ok')
    const held = await db().uptakeRecord.findFirstOrThrow({
      where: { pointId: scene.point.id },
      include: { links: true },
    })
    expect(held).toMatchObject({
      outcome: 'reflected',
      version: 1,
      decidedById: scene.moderator.member?.id,
    })
    expect(held.links).toHaveLength(1)
    expect(
      await db().auditEvent.count({ where: { subjectId: held.id, kind: 'uptake.recorded' } }),
    ).toBe(1)
    expect(await scene.record({ version: 1 })).toMatchObject({
      ok: true,
      value: { replayed: true },
    })
    expect((await db().uptakeRecord.findUniqueOrThrow({ where: { id: held.id } })).version).toBe(1)
  })

  test('is nobody else’s: visitors, authors, admins, moderators of another stream', async () => {
    const other = await as(buildModerator({ streamIds: [] }))
    for (const viewer of [visitor(), scene.author, scene.admin, other])
      expect(await code(scene.record({}, viewer))).toBe('NOT_FOUND')
    expect(await db().uptakeRecord.count({ where: { pointId: scene.point.id } })).toBe(0)
  })

  test('wants what the outcome demands, and no paragraph of another revision', async () => {
    expect(await scene.record({ outcome: 'noted' })).toMatchObject({
      fieldErrors: { reason: ['required'] },
    })
    expect(await scene.record({ paragraphs: scene.one.paragraphs[0]?.id })).toMatchObject({
      fieldErrors: { paragraphs: ['paragraphs_required'] },
    })
    for (const left of ['{revision}', '{ paragraphs }'])
      expect(await scene.record({ outcome: 'noted', reason: `As ${left} says.` })).toMatchObject({
        fieldErrors: { reason: ['unfilledPlaceholder'] },
      })
    const quoted = { outcome: 'noted', reason: 'See the set {States} in the text.' }
    expect(await code(scene.record(quoted))).toBe('ok')
    expect(await code(scene.record({ version: 0, bogus: '1' }))).toBe('INVALID')
  })

  test('of two at once and of a stale page only one holds, and the other learns what changed', async () => {
    const both = await Promise.all([
      scene.record(),
      scene.record({ outcome: 'noted', reason: 'Heard.' }, scene.reviewer),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const lost = both.find(({ ok }) => !ok)
    expect(lost).toMatchObject({ code: 'CONFLICT' })
  })

  test('of a stale page tells what changed since it was shown', async () => {
    await scene.record()
    await scene.record({ version: 1, outcome: 'noted', reason: 'Heard.' })
    // Sent twice, by a second click or from another page: nobody else changed anything.
    const twice = await scene.record({ version: 1, outcome: 'noted', reason: 'Heard.' })
    expect(twice).toMatchObject({ ok: true, value: { version: 2, replayed: true } })
    expect(
      await code(scene.record({ version: 1, outcome: 'noted', reason: 'Heard.' }, scene.reviewer)),
    ).toBe('CONFLICT')
    const was = { outcome: 'reflected', reason: '', carriedTo: '' }
    const stale = { version: 1, outcome: 'out_of_scope', reason: 'Typed meanwhile.', was }
    expect(await scene.record(stale)).toEqual({
      ok: false,
      code: 'CONFLICT',
      changed: [
        { field: 'version', from: '1', to: '2' },
        { field: 'outcome', from: 'reflected', to: 'noted' },
        { field: 'reason', from: '', to: 'Heard.' },
      ],
    })
  })

  test('follows the interest of a co-sponsor, a former member and the ministry of the State', async () => {
    const streamIds = [scene.stream.id]
    const own = await as(buildModerator({ streamIds, organisationId: scene.organisation.id }))
    expect(await code(scene.record({}, own))).toBe('OWN_INPUT')
    await db().membership.updateMany({
      where: { memberId: own.member?.id },
      data: { endedAt: new Date() },
    })
    expect(await code(scene.record({}, own))).toBe('OWN_INPUT')

    const state = await buildOrganisation({ type: 'state' })
    const ministry = await buildOrganisation({ type: 'state', delegationOfId: state.id })
    const delegate = await as(buildModerator({ streamIds, organisationId: state.id }))
    const input = await buildInput({ stream: scene.stream, organisation: ministry })
    expect(await code(scene.record({ point: input.points[0]?.id }, delegate))).toBe('OWN_INPUT')
    expect(await code(scene.record({ point: input.points[0]?.id }))).toBe('ok')

    const sponsor = await buildOrganisation()
    await db().coSponsorship.create({
      data: { inputId: scene.input.id, organisationId: sponsor.id, confirmedAt: new Date() },
    })
    const sponsoring = await as(buildModerator({ streamIds, organisationId: sponsor.id }))
    expect(await code(scene.record({}, sponsoring))).toBe('OWN_INPUT')
  })

  test('with an interest is refused by the database too, were the rule passed by', async () => {
    const streamIds = [scene.stream.id]
    const own = await buildModerator({ streamIds, organisationId: scene.organisation.id })
    const { point, zero } = scene
    await expect(buildUptake({ point, revision: zero, decidedBy: own })).rejects.toThrow(
      /conflict of interest/,
    )
  })
})

describe('review', () => {
  beforeEach(() => scene.record())

  test('is another’s, of another organisation, for the version they saw', async () => {
    const organisationId = scene.moderator.organisations[0]?.id
    const colleague = await as(
      buildModerator({ streamIds: [scene.stream.id], ...(organisationId && { organisationId }) }),
    )
    expect(await code(scene.review({}, scene.moderator))).toBe('SAME_ORGANISATION')
    expect(await code(scene.review({}, colleague))).toBe('SAME_ORGANISATION')
    expect(await code(scene.review({}, scene.admin))).toBe('NOT_FOUND')
    expect(await scene.review({ finding: 'returned' })).toMatchObject({
      fieldErrors: { comment: ['required'] },
    })
    expect(await code(scene.review())).toBe('ok')
  })

  test('of a stale page tells what changed since it was shown, so that it shows that', async () => {
    await scene.record({ version: 1, outcome: 'noted', reason: 'Heard.' })
    const was = { outcome: 'reflected', reason: '', carriedTo: '' }
    expect(await scene.review({ version: 1, was })).toEqual({
      ok: false,
      code: 'CONFLICT',
      changed: [
        { field: 'version', from: '1', to: '2' },
        { field: 'outcome', from: 'reflected', to: 'noted' },
        { field: 'reason', from: '', to: 'Heard.' },
      ],
    })
    expect(await code(scene.review({ version: 2, was }))).toBe('ok')
  })

  test('comes again of what was returned and is stood by, and of nothing else that is saved as it is', async () => {
    const waiting = async () =>
      (await listToReview(scene.reviewer, scene.round.slug)).records.length
    expect(await scene.record({ version: 1 })).toMatchObject({
      value: { replayed: true, to: expect.stringMatching(/done=said_already$/) },
    })
    expect(await code(scene.review({ finding: 'returned', comment: 'Where?' }))).toBe('ok')
    expect(await waiting()).toBe(0)
    expect(await code(scene.record({ version: 1 }))).toBe('ok')
    expect(await waiting()).toBe(1)
    expect(await scene.record({ version: 2 })).toMatchObject({ value: { replayed: true } })
    expect(await code(scene.review({ version: 2 }))).toBe('ok')
  })

  test('of many at once agrees to all as they were seen, or to none', async () => {
    await scene.record({ point: scene.other.id, outcome: 'noted', reason: 'Heard.' })
    const held = await db().uptakeRecord.findMany({
      where: { pointId: { in: [scene.point.id, scene.other.id] } },
    })
    const seen = held.map(({ id, version }) => `${id}.${version}`)
    const agree = (agreed: string | string[], viewer = scene.reviewer) =>
      acts.agreeUptake.perform(viewer, { agreed })
    const reviews = () =>
      db().review.count({ where: { recordId: { in: held.map(({ id }) => id) } } })
    expect(await code(agree([]))).toBe('INVALID')
    expect(await code(agree('nothing'))).toBe('INVALID')
    expect(await code(agree([seen[0] ?? '', `${held[1]?.id}.7`]))).toBe('CONFLICT')
    expect(await code(agree([seen[0] ?? '', `${scene.input.id}.1`]))).toBe('NOT_FOUND')
    expect(await code(agree(seen, scene.moderator))).toBe('SAME_ORGANISATION')
    expect(await code(agree(seen, scene.admin))).toBe('NOT_FOUND')
    expect(await reviews()).toBe(0)
    expect(await code(agree(seen))).toBe('ok')
    expect(await reviews()).toBe(2)
    const logged = { kind: 'uptake.reviewed', subjectId: { in: held.map(({ id }) => id) } }
    expect(await db().auditEvent.count({ where: logged })).toBe(2)
  })

  test('does not agree to what another moderator returned meanwhile, alone or with others', async () => {
    const third = await as(buildModerator({ streamIds: [scene.stream.id] }))
    const { id } = await db().uptakeRecord.findFirstOrThrow({ where: { pointId: scene.point.id } })
    expect(await code(scene.review({ finding: 'returned', comment: 'Where?' }, third))).toBe('ok')
    expect(await code(scene.review())).toBe('RETURNED')
    expect(await acts.agreeUptake.perform(scene.reviewer, { agreed: `${id}.1` })).toEqual({
      ok: false,
      code: 'RETURNED',
      changed: [{ field: `${scene.input.reference}#1`, from: '', to: 'RETURNED' }],
    })
    expect(await code(scene.propose())).toBe('NOTHING_TO_PUBLISH')
  })

  test('of what was taken back meanwhile is refused by name, and costs none of what was typed', async () => {
    await scene.record({ point: scene.other.id, outcome: 'noted', reason: 'Heard.' })
    const held = await db().uptakeRecord.findMany({ where: { streamId: scene.stream.id } })
    const gone = held.find(({ pointId }) => pointId === scene.other.id)
    const { id: act } = await db().decisionAct.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(await code(acts.undoUptake.perform(scene.moderator, { act }))).toBe('ok')
    const agreed = held.map(({ id, version }) => `${id}.${version}`)
    expect(await acts.agreeUptake.perform(scene.reviewer, { agreed })).toEqual({
      ok: false,
      code: 'TAKEN_BACK',
      changed: [{ field: `${scene.input.reference}#2`, from: '', to: 'TAKEN_BACK' }],
    })
    expect(await code(scene.review({ record: gone?.id }))).toBe('TAKEN_BACK')
    const formKey = crypto.randomUUID()
    const comment = { record: gone?.id, formKey, text: 'Why?' }
    expect(await code(acts.commentUptake.perform(scene.reviewer, comment))).toBe('TAKEN_BACK')
    const stranger = await as(buildModerator({ streamIds: [] }))
    expect(await code(scene.review({ record: gone?.id }, stranger))).toBe('NOT_FOUND')
    expect(await db().review.count({ where: { record: { streamId: scene.stream.id } } })).toBe(0)
  })

  test('by the same moderator is refused by the database too', async () => {
    const held = await db().uptakeRecord.findFirstOrThrow({ where: { pointId: scene.point.id } })
    const review = { recordId: held.id, recordVersion: 1, finding: 'agreed' as const }
    await expect(
      db().review.create({ data: { ...review, reviewerId: scene.moderator.member?.id ?? '' } }),
    ).rejects.toThrow(/conflict of interest/)
  })

  test('no longer holds after a change', async () => {
    await scene.review()
    await scene.record({ version: 1, outcome: 'noted', reason: 'On reflection.' })
    expect(await code(scene.propose())).toBe('NOTHING_TO_PUBLISH')
  })
})
