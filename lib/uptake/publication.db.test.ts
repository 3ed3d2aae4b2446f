// Over 250 lines: one stage from a record to its publication.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildMember } from '@/prisma/builders/members'
import { buildPublication, buildUptake } from '@/prisma/builders/uptake'
import { as, code, openPoint, stage } from '@/prisma/builders/uptake-stage'
import * as acts from './actions'
import { getChangesToSign, listPublicBatches } from './changes-data'
import { latestOutcomes, listAwaitingReply, outcomeFigures } from './data'
import { getDecisionTable } from './file-data'
import { getMatrix } from './matrix-data'
import { matrixSheet } from './matrix-sheet'
import { withdrawPublication } from './publication-actions'
import { getPublicationHead, listBatch, listPublications } from './publication-data'
import { getShapers } from './shaped-data'
import { getTrail } from './trail-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

describe('publication', () => {
  beforeEach(() => scene.record())

  test('takes nothing that is unreviewed or returned', async () => {
    expect(await code(scene.propose())).toBe('NOTHING_TO_PUBLISH')
    await scene.review({ finding: 'returned', comment: 'Which paragraph?' })
    expect(await code(scene.propose())).toBe('NOTHING_TO_PUBLISH')
    const held = await db().uptakeRecord.findFirstOrThrow({ where: { pointId: scene.point.id } })
    const { id } = await db().publication.create({
      data: {
        revisionId: scene.zero.id,
        number: 9,
        records: { create: { recordId: held.id, recordVersion: 1 } },
      },
    })
    await expect(
      db().publication.update({ where: { id }, data: { publishedAt: new Date() } }),
    ).rejects.toThrow(/not reviewed/)
  })

  test('needs two admins; one alone, twice, is one', async () => {
    await scene.review()
    expect(await code(scene.propose())).toBe('ok')
    expect(await code(scene.propose())).toBe('NOTHING_TO_PUBLISH')
    expect(await code(scene.sign(scene.moderator))).toBe('NOT_FOUND')
    expect(await code(scene.sign(scene.admin))).toBe('ok')
    expect(await code(scene.sign(scene.admin))).toBe('ALREADY_SIGNED')
    expect((await scene.batch()).publishedAt).toBeNull()
    expect(await code(scene.sign(scene.second))).toBe('ok')
    expect(await scene.batch()).toMatchObject({ signatures: 2, publishedAt: expect.any(Date) })
    expect(await code(scene.sign(await as(buildAdmin())))).toBe('PUBLISHED')
    const kinds = await db().auditEvent.findMany({ where: { subjectId: (await scene.batch()).id } })
    expect(kinds.map(({ kind }) => kind).sort()).toEqual([
      'publication.proposed',
      'publication.published',
      'publication.signed',
      'publication.signed',
    ])
  })

  test('takes one admin where the installation says so, and keeps that it was one', async () => {
    await db().setting.create({ data: { key: 'single_admin', value: true } })
    await scene.review()
    await scene.propose()
    expect(await code(scene.sign(scene.admin))).toBe('ok')
    expect(await scene.batch()).toMatchObject({ signatures: 1, publishedAt: expect.any(Date) })
    await db().setting.delete({ where: { key: 'single_admin' } })
    const trail = await getTrail(visitor(), scene.input.id)
    expect(trail.documents[0]?.points[0]?.cells[0]).toMatchObject({ record: { signatures: 1 } })
  })

  test('waits: the record is not changed meanwhile, and a withdrawn batch frees it', async () => {
    await scene.review()
    await scene.propose()
    const change = { version: 1, outcome: 'noted', reason: 'No.' }
    expect(await code(scene.record(change))).toBe('PENDING_PUBLICATION')
    const publication = (await scene.batch()).id
    expect(await code(withdrawPublication.perform(scene.admin, { publication }))).toBe('NOT_FOUND')
    expect(await code(withdrawPublication.perform(scene.moderator, { publication }))).toBe('ok')
    expect(await code(scene.sign(scene.admin))).toBe('WITHDRAWN')
    expect(await code(scene.record(change))).toBe('ok')
  })

  test('gets its number when it is published: what is taken back leaves no hole', async () => {
    await scene.review()
    await scene.propose()
    const waiting = await scene.batch()
    expect(waiting.number).toBeNull()
    expect(
      (await listPublications(scene.moderator, scene.round.slug)).batches.map(
        ({ number }) => number,
      ),
    ).toEqual([null])
    await withdrawPublication.perform(scene.moderator, { publication: waiting.id })
    await scene.propose()
    await scene.sign(scene.admin)
    await scene.sign(scene.second)
    const {
      batches: [first],
    } = await listPublicBatches(visitor(), scene.round.slug)
    expect(first?.number).toBe(1)
    const other = { point: scene.other.id, outcome: 'noted', reason: 'Heard.', paragraphs: [] }
    await scene.record(other)
    const { id: record } = await db().uptakeRecord.findFirstOrThrow({
      where: { pointId: scene.other.id },
    })
    await scene.review({ record })
    await scene.propose()
    await scene.sign(scene.admin)
    await scene.sign(scene.second)
    expect(
      (await listPublicBatches(visitor(), scene.round.slug)).batches.map(({ number }) => number),
    ).toEqual([2, 1])
    await expect(
      db().publication.update({ where: { id: waiting.id }, data: { publishedAt: new Date() } }),
    ).rejects.toThrow(/published_has_number/)
  })

  test('leaves out what was withdrawn or revised since it was proposed, and says so', async () => {
    const [kept, gone, revised] = [
      await buildInput({ stream: scene.stream }),
      await buildInput({ stream: scene.stream }),
      await buildInput({ stream: scene.stream }),
    ]
    for (const { points } of [kept, gone, revised])
      await buildUptake({
        point: points[0] ?? { id: '' },
        revision: scene.zero,
        reviewedBy: await buildMember(),
      })
    await scene.propose()
    const { id } = await scene.batch()
    await scene.sign(scene.admin)
    await db().withdrawal.create({
      data: { inputId: gone.id, withdrawnById: (await buildMember()).id },
    })
    await db().inputVersion.create({
      data: {
        ...{ inputId: revised.id, number: 2, kind: 'edit', title: 'T', language: 'en' },
        ...{ hash: 'c'.repeat(64), submittedAt: new Date() },
      },
    })
    expect(await getPublicationHead(scene.admin, id)).toMatchObject({ records: 1, leftOut: 2 })
    const leaving = (await listBatch(scene.admin, id)).filter(
      ({ leftOut }) => leftOut === 'outdated',
    )
    expect(leaving.map(({ reference }) => reference).sort()).toEqual(
      [gone.reference, revised.reference].sort(),
    )
    expect((await getChangesToSign(scene.admin, id))?.counts).toEqual([
      { change: 'first', outcome: 'noted', points: 1 },
    ])
    expect(await code(scene.sign(scene.second))).toBe('ok')
    expect(await getPublicationHead(scene.admin, id)).toMatchObject({ records: 1, leftOut: 2 })
    expect((await listBatch(scene.admin, id)).map(({ reference }) => reference)).toEqual([
      kept.reference,
    ])
    const mails = await db().outboxMail.findMany({
      where: { key: { startsWith: `publication.published:${id}` } },
    })
    expect(mails.map(({ text }) => text).join()).toContain(kept.reference)
    expect(mails.map(({ text }) => text).join()).not.toMatch(
      new RegExp(`${gone.reference}|${revised.reference}`),
    )
    const event = { kind: 'publication.published', subjectId: id }
    expect(await db().auditEvent.findFirst({ where: event })).toMatchObject({
      facts: { records: 1, signatures: 2, leftOut: 2 },
    })
  })

  test('is not signed where nothing in it stands any more', async () => {
    await scene.review()
    await scene.propose()
    const withdrawnById = scene.author.member?.id ?? ''
    await db().withdrawal.create({ data: { inputId: scene.input.id, withdrawnById } })
    expect(await code(scene.sign(scene.admin))).toBe('NOTHING_TO_PUBLISH')
  })

  test('tells authors by mail, once each, without a word of the text', async () => {
    const colleague = await buildMember({ organisations: [scene.organisation] })
    await buildMember({ organisations: [{ id: scene.organisation.id, role: 'drafter' }] })
    await scene.publish()
    const mails = await db().outboxMail.findMany({
      where: { key: { startsWith: `publication.published:${(await scene.batch()).id}` } },
    })
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
      [scene.author.member?.email, colleague.email].sort(),
    )
    for (const { text, subject } of mails) {
      expect(text).toContain(scene.input.reference)
      expect(text + subject).not.toContain('directory')
    }
  })

  test('tells when a record was decided and when it was published, to moderators and to everybody', async () => {
    const [decided, published] = ['2026-10-02T23:30:00Z', '2026-10-30T00:10:00Z']
    const record = await buildUptake({
      point: scene.other,
      revision: scene.zero,
      decidedAt: decided,
      reviewedBy: await buildMember(),
    })
    const publishedAt = new Date(published)
    await buildPublication({ revision: scene.zero, records: [record], publishedAt })
    expect(await openPoint(scene.moderator, scene.other.id, scene.zero.id)).toMatchObject({
      record: { decidedAt: '2026-10-02', published: { day: '2026-10-30', number: 1 } },
    })
    const [document] = (await getTrail(visitor(), scene.input.id)).documents
    expect(document?.points.find(({ id }) => id === scene.other.id)?.cells[0]).toMatchObject({
      record: { decidedOn: '2026-10-02', publishedOn: '2026-10-30' },
    })
  })

  test('shows the trail to everybody, and nothing before', async () => {
    expect((await getTrail(visitor(), scene.input.id)).documents).toEqual([])
    expect(await latestOutcomes(visitor(), [scene.input.id])).toEqual({})
    expect((await getShapers(visitor(), scene.zero.id)).byParagraph).toEqual({})
    await scene.publish()
    const [document] = (await getTrail(visitor(), scene.input.id)).documents
    expect(document?.points.map(({ cells }) => cells.map(({ kind }) => kind))).toEqual([
      ['recorded'],
      ['not_reviewed'],
    ])
    expect(await latestOutcomes(visitor(), [scene.input.id])).toEqual({
      [scene.input.id]: [{ outcome: 'reflected', points: 1 }],
    })
    const shaped = await getShapers(visitor(), scene.zero.id)
    expect(Object.values(shaped.byParagraph).flatMap(({ listed }) => listed)).toMatchObject([
      { reference: scene.input.reference, byline: { kind: 'named', person: null } },
    ])
  })

  test('of an earlier revision is told under that revision’s name', async () => {
    const [, paragraph] = scene.zero.paragraphs
    await buildUptake({
      point: scene.other,
      revision: scene.zero,
      outcome: 'reflected',
      links: [paragraph?.lineageId ?? ''],
      published: true,
    })
    const marks = async (revision: { id: string }) =>
      Object.values((await getShapers(visitor(), revision.id)).byParagraph).map(
        (shapers) => shapers.marks,
      )
    expect(await marks(scene.zero)).toEqual([[{ outcome: 'reflected', since: null, count: 1 }]])
    expect(await marks(scene.one)).toEqual([
      [{ outcome: 'reflected', since: 'Zero draft', count: 1 }],
    ])
  })

  test('is corrected beside: the record stays, the new one is reviewed and published in its turn', async () => {
    await scene.publish()
    const held = await db().uptakeRecord.findFirstOrThrow({ where: { pointId: scene.point.id } })
    const answered = { answer: 'not', wouldNeed: 'Name who updates it.' }
    await acts.giveVerdict.perform(scene.author, {
      formKey: randomUUID(),
      reply: { [held.id]: answered },
    })
    expect(await code(scene.record({ version: 1, outcome: 'noted', reason: 'It moved.' }))).toBe(
      'ok',
    )
    const cell = async () =>
      (await getTrail(visitor(), scene.input.id)).documents[0]?.points[0]?.cells[0]
    expect(await cell()).toMatchObject({ record: { outcome: 'reflected', superseded: [] } })
    await scene.publish()
    expect(await cell()).toMatchObject({
      record: {
        outcome: 'noted',
        verdict: null,
        superseded: [
          {
            outcome: 'reflected',
            links: [{ label: '1' }],
            verdict: answered,
            decidedOn: expect.stringMatching(/^\d{4}-/),
          },
        ],
      },
    })
    const sheet = matrixSheet(await getMatrix(visitor(), scene.stream.id, {}))
    const column = sheet[0]?.indexOf('Zero draft: before_correction') ?? -1
    expect(sheet[1]?.[column]).toMatch(
      /^\d{4}-\d\d-\d\d: reflected; 1; verdict not; Name who updates it\.$/,
    )
    const where = { streamId: scene.stream.id, document: scene.document.slug }
    const table = await getDecisionTable(scene.moderator, { ...where, revision: scene.zero.slug })
    expect(table?.lines[0]?.verdict).toEqual({ ...answered, to: 'reflected' })
    expect(await db().uptakeRecord.count({ where: { pointId: scene.point.id } })).toBe(2)
  })

  test('of a later revision without the paragraph says nothing of a point that no moderator decided', async () => {
    await scene.publish()
    await buildUptake({
      point: scene.other,
      revision: scene.one,
      outcome: 'noted',
      published: true,
    })
    const [document] = (await getTrail(visitor(), scene.input.id)).documents
    expect(document?.points[0]?.cells.map(({ kind }) => kind)).toEqual(['recorded', 'not_reviewed'])
    expect(await latestOutcomes(visitor(), [scene.input.id])).toEqual({
      [scene.input.id]: expect.arrayContaining([
        { outcome: 'reflected', points: 1 },
        { outcome: 'noted', points: 1 },
      ]),
    })
    const figures = await outcomeFigures(null, scene.round.id)
    expect(figures.map(({ outcome, points }) => [outcome, points]).sort()).toEqual([
      ['noted', 1],
      ['reflected', 1],
    ])
  })
})

describe('verdict', () => {
  beforeEach(async () => {
    await scene.record()
    await scene.publish()
  })
  const give = async (more: object = {}, viewer = scene.author, formKey: string = randomUUID()) => {
    const held = await db().uptakeRecord.findFirstOrThrow({ where: { pointId: scene.point.id } })
    const seen = await db().verdict.count({ where: { recordId: held.id } })
    const reply = { [held.id]: { answer: 'fully', wouldNeed: '', seen, ...more } }
    return acts.giveVerdict.perform(viewer, { formKey, reply })
  }

  test('is the author’s side’s: submitters and focal points, nobody else', async () => {
    const drafter = await as(
      buildMember({ organisations: [{ id: scene.organisation.id, role: 'drafter' }] }),
    )
    for (const viewer of [
      visitor(),
      drafter,
      scene.moderator,
      scene.admin,
      await as(buildMember()),
    ])
      expect(await code(give({}, viewer))).toBe('NOT_FOUND')
    expect(await listAwaitingReply(scene.author)).toMatchObject([
      { reference: scene.input.reference, points: 1 },
    ])
    expect(await code(give())).toBe('ok')
    expect(await listAwaitingReply(scene.author)).toEqual([])
  })

  test('wants what would need to change unless all is there, and the latest holds', async () => {
    expect(await give({ answer: 'not' })).toMatchObject({ code: 'INVALID' })
    await give()
    await give({ answer: 'partly', wouldNeed: 'Name who updates it.' })
    const [document] = (await getTrail(visitor(), scene.input.id)).documents
    expect(document?.points[0]?.cells[0]).toMatchObject({
      record: { verdict: { answer: 'partly', wouldNeed: 'Name who updates it.' } },
    })
    const [figure] = await outcomeFigures(null, scene.round.id)
    expect(figure).toMatchObject({ verdict: 'partly', points: 1 })
  })

  test('that all is there holds no word of what would need to change, and says that it was left out', async () => {
    await give({ answer: 'partly', wouldNeed: 'Name who updates it.' })
    const form = randomUUID()
    const again = () =>
      give({ answer: 'fully', wouldNeed: 'Name who updates it.' }, scene.author, form)
    expect(await again()).toMatchObject({
      value: { to: expect.stringContaining('done=verdict_fully') },
    })
    expect(await again()).toMatchObject({ value: { replayed: true } })
    expect(await give()).toMatchObject({ value: { to: expect.stringMatching(/done=verdict$/) } })
    const [document] = (await getTrail(visitor(), scene.input.id)).documents
    expect(document?.points[0]?.cells[0]).toMatchObject({
      record: { verdict: { answer: 'fully', wouldNeed: null } },
    })
    expect((await db().verdict.findFirstOrThrow({ where: { formKey: form } })).wouldNeed).toBeNull()
  })

  test('of a colleague, sent while the page was open, is told and not replaced unread', async () => {
    const colleague = await as(buildMember({ organisations: [scene.organisation] }))
    await give({ answer: 'partly', wouldNeed: 'A date.' }, colleague)
    await give({ answer: 'not', wouldNeed: 'Put it back.' }, colleague)
    const changed = [
      { field: 'answer', from: 'partly', to: 'not' },
      { field: 'wouldNeed', from: 'A date.', to: 'Put it back.' },
    ]
    expect(await give({ seen: 1 })).toMatchObject({ code: 'CONFLICT', changed })
    expect(await code(give({ seen: 0 }))).toBe('CONFLICT')
    const where = { answer: 'fully' as const, record: { pointId: scene.point.id } }
    expect(await db().verdict.count({ where })).toBe(0)
    expect(await code(give({ seen: 2 }))).toBe('ok')
    // Two who saw the same, at once: one of them is told.
    const both = await Promise.all([give({ seen: 3 }), give({ seen: 3 }, colleague)])
    expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['CONFLICT', 'ok'])
  })

  test('sent twice is one, and the same form with another answer is refused', async () => {
    const key = randomUUID()
    const both = await Promise.all([give({}, scene.author, key), give({}, scene.author, key)])
    expect(both.every(({ ok }) => ok)).toBe(true)
    expect(await db().verdict.count({ where: { formKey: key } })).toBe(1)
    expect(await code(give({ answer: 'not', wouldNeed: 'All.' }, scene.author, key))).toBe(
      'KEY_REUSED',
    )
  })

  test('is given while replies are taken', async () => {
    const where = { streamId_kind: { streamId: scene.stream.id, kind: 'reply' as const } }
    const past = new Date(Date.now() - 60_000)
    await db().phase.update({ where, data: { closesAt: past } })
    expect(await code(give())).toBe('CLOSED')
    expect(await listAwaitingReply(scene.author)).toEqual([])
    expect((await getTrail(scene.author, scene.input.id)).reply).toBe('closed')
    await db().phase.delete({ where })
    expect(await code(give())).toBe('ok')
  })
})

describe('an input for moderators only', () => {
  test('has no trail, no mark and no count in public, whatever is published of it', async () => {
    const input = await buildInput({
      stream: scene.stream,
      attribution: 'moderators_only',
      points: [{ statement: 'CANARY' }],
    })
    const [point] = input.points
    if (!point) throw new Error('the input has no point')
    await buildUptake({ point, revision: scene.zero, outcome: 'reflected', published: true })
    for (const viewer of [visitor(), scene.admin, scene.author]) {
      expect((await getTrail(viewer, input.id)).documents).toEqual([])
      expect(JSON.stringify(await getShapers(viewer, scene.zero.id))).not.toContain('CANARY')
      expect(await latestOutcomes(viewer, [input.id])).toEqual({})
    }
    expect(await outcomeFigures(null, scene.round.id)).toEqual([])
    const { id } = await db().uptakeRecord.findFirstOrThrow({ where: { pointId: point.id } })
    const reply = { [id]: { answer: 'fully', wouldNeed: '' } }
    const author = await as({ id: input.authorId ?? '' })
    expect(await acts.giveVerdict.perform(author, { formKey: randomUUID(), reply })).toMatchObject({
      value: { to: expect.stringMatching(/done=verdict_restricted$/) },
    })
    // Neither their reply nor its record is in a public figure.
    expect(await outcomeFigures(null, scene.round.id)).toEqual([])
    expect((await getTrail(scene.moderator, input.id)).documents).toHaveLength(1)
  })
})
