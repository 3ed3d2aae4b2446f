// Over 250 lines: one stage from a verdict to the answer of a request.
import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { Outcome, VerdictAnswer } from '@/lib/generated/prisma/enums'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import type { Viewer } from '@/lib/platform/viewer'
import { visitor } from '@/lib/platform/viewer'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildPublication, buildUptake } from '@/prisma/builders/uptake'
import { as, code, openPoint, stage } from '@/prisma/builders/uptake-stage'
import { giveVerdict } from './actions'
import { GAPS, gapOf } from './gap-rules'
import { askReconsideration, keepRecord } from './reconsideration-actions'
import { isApart, listDisagreements } from './reconsideration-data'
import { getTrail } from './trail-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

const CANARY = 'why-it-should-be-looked-at-again'

let scene: Awaited<ReturnType<typeof stage>>
let record: { id: string }
let third: Viewer
beforeEach(async () => {
  scene = await stage()
  await scene.record()
  await scene.publish()
  record = await db().uptakeRecord.findFirstOrThrow({ where: { pointId: scene.point.id } })
  third = await as(buildModerator({ streamIds: [scene.stream.id] }))
})

const verdict = async (answer: VerdictAnswer, viewer = scene.author, of = record.id) => {
  const seen = await db().verdict.count({ where: { recordId: of } })
  return giveVerdict.perform(viewer, {
    formKey: randomUUID(),
    reply: { [of]: { answer, wouldNeed: 'A date.', seen } },
  })
}
const ask = (more: object = {}, viewer: Viewer = scene.author) =>
  askReconsideration.perform(viewer, {
    formKey: randomUUID(),
    record: record.id,
    reason: CANARY,
    ...more,
  })
const request = () => db().reconsideration.findFirstOrThrow({ where: { pointId: scene.point.id } })
const keep = async (viewer: Viewer, reason = 'The text stands.') =>
  keepRecord.perform(viewer, { reconsideration: (await request()).id, reason })
const cell = async () => {
  const [document] = (await getTrail(visitor(), scene.input.id)).documents
  return document?.points[0]?.cells[0]
}

describe('a request', () => {
  test('needs a verdict of partly or not, and is made once', async () => {
    expect(await code(ask())).toBe('VERDICT_FIRST')
    await verdict('fully')
    expect(await code(ask())).toBe('VERDICT_FIRST')
    await verdict('not')
    expect(await ask({ reason: ' ' })).toMatchObject({ fieldErrors: { reason: ['required'] } })
    const form = { formKey: randomUUID() }
    expect(await code(ask(form))).toBe('ok')
    expect(await ask(form)).toMatchObject({ value: { replayed: true } })
    expect(await code(ask({ ...form, reason: 'Another.' }))).toBe('KEY_REUSED')
    expect(await code(ask())).toBe('ALREADY_ASKED')
    expect(await db().auditEvent.count({ where: { subjectId: (await request()).id } })).toBe(1)
  })

  test('two at once are one, by the database too', async () => {
    await verdict('partly')
    const colleague = await as(buildMember({ organisations: [scene.organisation] }))
    const both = await Promise.all([ask(), ask({}, colleague)])
    expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['ALREADY_ASKED', 'ok'])
    const { id: _, ...held } = await request()
    await expect(
      db().reconsideration.create({ data: { ...held, formKey: randomUUID() } }),
    ).rejects.toThrow(/Unique constraint/)
  })

  test('is the author’s side’s, in time', async () => {
    await verdict('partly')
    const drafter = await as(
      buildMember({ organisations: [{ id: scene.organisation.id, role: 'drafter' }] }),
    )
    const stranger = await as(buildMember({ organisations: [await buildOrganisation()] }))
    for (const viewer of [visitor(), drafter, stranger, scene.moderator, scene.admin])
      expect(await code(ask({}, viewer))).toBe('NOT_FOUND')
    const where = { streamId: scene.stream.id, kind: 'reply' as const }
    await db().phase.updateMany({ where, data: { closesAt: new Date(Date.now() - 3_600_000) } })
    expect(await code(ask())).toBe('CLOSED')
    expect(await db().reconsideration.count({ where: { pointId: scene.point.id } })).toBe(0)
  })

  test('is about a published record, and stays as it was made', async () => {
    const unpublished = await buildUptake({ point: scene.other, revision: scene.zero })
    const data = {
      recordId: unpublished.id,
      pointId: scene.other.id,
      revisionId: scene.zero.id,
      memberId: scene.author.member?.id ?? '',
      reason: 'x',
      formKey: randomUUID(),
    }
    await expect(db().reconsideration.create({ data })).rejects.toThrow(/not the published one/)
    await verdict('partly')
    await ask()
    await keep(third)
    const where = { reconsiderationId: (await request()).id }
    await expect(db().reconsideration.updateMany({ data: { reason: 'y' } })).rejects.toThrow(
      /permanent/,
    )
    await expect(db().keptRecord.deleteMany({ where })).rejects.toThrow(/permanent/)
  })

  test('is told to the stream’s moderators without a word of it, but to none with an interest', async () => {
    const own = await as(
      buildModerator({ streamIds: [scene.stream.id], organisationId: scene.organisation.id }),
    )
    await verdict('partly')
    await ask()
    const where = { kind: 'reconsideration_asked', about: scene.round.title }
    const told = await db().notification.findMany({ where })
    const ids = told.map(({ memberId }) => memberId)
    expect(ids.sort()).toEqual(
      [scene.moderator, scene.reviewer, third].map(({ member }) => member?.id).sort(),
    )
    expect(ids).not.toContain(own.member?.id)
    const mails = await db().outboxMail.findMany({ where: { kind: 'reconsideration_asked' } })
    expect(JSON.stringify([told, mails, await db().auditEvent.findMany()])).not.toContain(CANARY)
    expect(JSON.stringify(mails)).toContain(scene.input.reference)
  })
})

describe('an answer', () => {
  beforeEach(async () => {
    await verdict('partly')
    await ask()
  })

  test('keeps the record, by another than who decided it, told to who asked and on the trail', async () => {
    const colleague = await as(
      buildModerator({
        streamIds: [scene.stream.id],
        organisationId: scene.moderator.organisations[0]?.id ?? '',
      }),
    )
    expect(await code(keep(scene.moderator))).toBe('SAME_ORGANISATION')
    expect(await code(keep(colleague))).toBe('SAME_ORGANISATION')
    for (const viewer of [visitor(), scene.author, scene.admin])
      expect(await code(keep(viewer))).toBe('NOT_FOUND')
    expect(await cell()).toMatchObject({
      record: { reconsideration: { reason: CANARY, kept: null, corrected: false } },
    })
    expect(await code(keep(third))).toBe('ok')
    expect(await code(keep(scene.reviewer))).toBe('ALREADY_DONE')
    expect(await cell()).toMatchObject({
      record: { reconsideration: { kept: { reason: 'The text stands.' } } },
    })
    const told = await db().notification.findMany({
      where: { kind: 'reconsideration_answered', memberId: scene.author.member?.id },
    })
    expect(told).toMatchObject([{ path: expect.stringContaining(scene.input.reference) }])
    expect(await code(ask())).toBe('ALREADY_ASKED')
  })

  test('is nobody’s with an interest, nor the decider’s, by the database too', async () => {
    const own = await as(
      buildModerator({ streamIds: [scene.stream.id], organisationId: scene.organisation.id }),
    )
    expect(await code(keep(own))).toBe('OWN_INPUT')
    const { id: reconsiderationId } = await request()
    for (const viewer of [own, scene.moderator])
      await expect(
        db().keptRecord.create({
          data: { reconsiderationId, memberId: viewer.member?.id ?? '', reason: 'x' },
        }),
      ).rejects.toThrow(/conflict of interest/)
  })

  test('is a correction once that is published', async () => {
    const page = () => openPoint(third, scene.point.id, scene.zero.id)
    const open = async () => (await listDisagreements(third, scene.round.id)).open
    expect(await page()).toMatchObject({
      verdict: { answer: 'partly' },
      reconsideration: { corrected: false, sameOrganisation: false },
    })
    await scene.record({ version: 1, outcome: 'noted', reason: 'Struck out.' })
    expect(await code(keep(third))).toBe('BEING_CORRECTED')
    expect(await open()).toBe(1)
    await db().outboxMail.deleteMany()
    await scene.publish()
    const sent = async () =>
      (
        await db().outboxMail.findFirstOrThrow({
          where: { recipient: scene.author.member?.email ?? '' },
          orderBy: { id: 'desc' },
        })
      ).text
    expect(await sent()).toContain(
      `${scene.input.reference}#1: corrected: Reflected → Noted; this answers the request for reconsideration: http`,
    )
    expect(await sent()).toMatch(/has been corrected/)
    expect(await open()).toBe(0)
    expect(await cell()).toMatchObject({
      record: { outcome: 'noted', reconsideration: { reason: CANARY, corrected: true } },
    })
    const { version } = await db().uptakeRecord.findFirstOrThrow({ orderBy: { id: 'desc' } })
    await scene.record({ version, outcome: 'noted', reason: 'Struck out in plenary.' })
    await scene.publish()
    expect(await sent()).toContain('#1: corrected: Noted, as before; the reason was changed: http')
  })
})

describe('the queue of disagreement', () => {
  test('holds what says more than its author finds, by the rule, and open requests first', async () => {
    const list = async (wish: object = {}, viewer = third) =>
      (await listDisagreements(viewer, scene.round.id, wish)).records.map(({ pointId }) => pointId)
    expect(await list()).toEqual([])
    const [, paragraph] = scene.zero.paragraphs
    const partly = await buildUptake({
      point: scene.other,
      revision: scene.zero,
      outcome: 'partly_reflected',
      links: [paragraph?.lineageId ?? ''],
      published: true,
    })
    await verdict('partly', scene.author, partly.id)
    expect(await list()).toEqual([])
    await verdict('not', scene.author, partly.id)
    expect(await list()).toEqual([scene.other.id])
    await verdict('partly')
    expect(await list()).toEqual([scene.other.id, scene.point.id])
    await ask()
    const notes = { statements: 0, network: '' }
    expect(await requestNotes.run(notes, () => list())).toEqual([scene.point.id, scene.other.id])
    expect(notes.statements).toBe(1)
    const odd = `1_2026-02-30T10:00:00Z_${scene.round.id}`
    expect((await listDisagreements(third, scene.round.id, { after: odd })).records).toHaveLength(2)
    const first = await listDisagreements(third, scene.round.id, {}, 1)
    expect(await list({ after: first.next })).toEqual([scene.other.id])
    expect(await list({ type: scene.organisation.type })).toHaveLength(2)
    const other = scene.organisation.type === 'state' ? 'academia' : 'state'
    expect(await list({ type: other })).toEqual([])
    expect(await list({}, await as(buildModerator({ streamIds: [] })))).toEqual([])
    await keep(third)
    expect(await list()).toEqual([scene.other.id, scene.point.id])
  })

  test('tells nothing of an input for moderators only, not by a filter either', async () => {
    const hidden = await buildInput({
      stream: scene.stream,
      organisation: scene.organisation,
      attribution: 'moderators_only',
      points: [{ statement: 'CANARY' }],
    })
    const author = await as({ id: hidden.authorId ?? '' })
    const [point] = hidden.points
    if (!point) throw new Error('no point')
    const held = await buildUptake({
      point,
      revision: scene.zero,
      outcome: 'reflected',
      published: true,
    })
    await verdict('not', author, held.id)
    const [found] = (await listDisagreements(third, scene.round.id)).records
    expect(found).toMatchObject({ pointId: point.id, statement: null, byline: null })
    const typed = await listDisagreements(third, scene.round.id, { type: scene.organisation.type })
    expect(typed.records).toEqual([])
  })

  test('holds every way to differ and can be asked for one, higher first', async () => {
    const built = async (outcome: Outcome, answer: VerdictAnswer) => {
      const { points, authorId } = await buildInput({
        stream: scene.stream,
        organisation: scene.organisation,
        author: { id: scene.author.member?.id ?? '', name: null },
      })
      const point = points[0] ?? { id: '' }
      const held = await buildUptake({ point, revision: scene.zero, outcome, published: true })
      await verdict(answer, await as({ id: authorId ?? '' }), held.id)
      return point.id
    }
    const lower = await built('not_reflected', 'fully')
    const found = await built('noted', 'partly')
    const apart = await built('out_of_scope', 'not')
    await built('partly_reflected', 'partly')
    const higher = await built('reflected', 'not')
    const list = async (wish: object = {}) =>
      (await listDisagreements(third, scene.round.id, wish)).records
    const ids = async (wish: object = {}) => (await list(wish)).map(({ pointId }) => pointId)
    expect(await ids()).toEqual([higher, apart, lower, found])
    expect((await list()).map(({ gap }) => gap)).toEqual(['higher', 'apart', 'lower', 'lower'])
    expect(await ids({ gap: 'higher' })).toEqual([higher])
    expect(await ids({ gap: 'apart' })).toEqual([apart])
    expect(await ids({ gap: 'lower' })).toEqual([lower, found])
    const { next } = await listDisagreements(third, scene.round.id, {}, 2)
    expect(await ids({ after: next })).toEqual([lower, found])
  })

  test('SQL and rule agree on every way to differ', async () => {
    for (const outcome of Object.values(Outcome))
      for (const answer of Object.values(VerdictAnswer)) {
        const said: string[] = []
        for (const gap of GAPS) {
          const [row] = await read<{ so: boolean }>(
            sql`SELECT ${isApart([gap])} AS so FROM (SELECT ${outcome} AS outcome) u, (SELECT ${answer} AS answer) v`,
          )
          if (row?.so) said.push(gap)
        }
        expect(said, `${outcome} ${answer}`).toEqual([gapOf(outcome, answer)])
      }
  })
})

test('publications elsewhere leave a request open', async () => {
  await verdict('partly')
  await ask()
  const elsewhere = await buildUptake({
    point: scene.other,
    revision: scene.zero,
    reviewedBy: { id: scene.reviewer.member?.id ?? '' },
  })
  await buildPublication({ revision: scene.zero, records: [elsewhere] })
  expect((await listDisagreements(third, scene.round.id)).open).toBe(1)
})
