// Over 250 lines: proposals from their rule to their acceptance, on one stage.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Outcome } from '@/lib/generated/prisma/enums'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildPublication, buildUptake } from '@/prisma/builders/uptake'
import { as, code, openPoint, stage } from '@/prisma/builders/uptake-stage'
import * as acts from './actions'
import { acceptCarried } from './carry-actions'
import { getCarryList, getCarryTarget, listCarryWork } from './carry-data'
import { carryOf } from './carry-rules'
import type { CarryState } from './carry-views'
import { carryState } from './earlier-data'
import { gapOf } from './gap-rules'
import { proposePublication, signPublication } from './publication-actions'
import { askReconsideration } from './reconsideration-actions'
import { listToReview } from './review-data'
import { DECIDABLE } from './schema'
import { getTrail } from './trail-data'

const soon = () => new Date(Date.now() + 60_000).toISOString()

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

const stateOf = async (viewer: Viewer, pointId: string, revisionId: string) => {
  const [row] = await read<{ state: string | null }>(
    sql`SELECT ${carryState(viewer, sql`${pointId}::uuid`, sql`${revisionId}::uuid`)} AS state`,
  )
  return row?.state
}

test('rule and SQL agree, whatever the lineages became', async () => {
  const { round, streams } = await buildRound({ open: false })
  const text = fc.constantFrom('A b', 'A\u00a0b', 'B')
  const paragraphs = fc.array(fc.record({ text, lineage: fc.constantFrom('l1', 'l2', 'l3') }), {
    minLength: 1,
    maxLength: 5,
  })
  const cases = fc.record({
    outcome: fc.constantFrom(...DECIDABLE),
    before: paragraphs,
    after: fc.option(paragraphs, { nil: [] }),
    linked: fc.uniqueArray(fc.constantFrom('l1', 'l2', 'l3'), { maxLength: 3 }),
    finding: fc.constantFrom('none', 'returned', 'published'),
    verdict: fc.option(fc.constantFrom('fully' as const, 'partly' as const, 'not' as const)),
    asked: fc.constantFrom('no', 'open', 'kept'),
  })
  const formKey = () => randomUUID()
  const numbered = (found: { text: string; lineage: string }[]) =>
    found.map((one, index) => ({ ...one, number: String(index + 1) }))
  const author = await buildInput({ stream: streams.norms })
  const decidedBy = await buildModerator({ streamIds: [streams.norms.id] })
  const reviewer = await buildModerator({ streamIds: [streams.norms.id] })
  const viewer = await as(reviewer)
  const [point] = author.points
  if (!point) throw new Error('no point')
  await fc.assert(
    fc.asyncProperty(cases, async (wish) => {
      const { outcome, before, after, linked, finding, verdict, asked } = wish
      const { revisions } = await buildDocument({
        round,
        revisions: [
          { name: 'Zero draft', paragraphs: numbered(before) },
          { name: 'Rev.1', paragraphs: numbered(after) },
        ],
      })
      const [zero, one] = revisions
      if (!zero || !one) throw new Error('no revisions')
      const ids = new Map(
        before.map(({ lineage }, at) => [lineage, zero.paragraphs[at]?.lineageId]),
      )
      const links = linked.filter((name) => ids.has(name))
      // A record that says "in the text" and names no paragraph is never published.
      const names = links.length > 0 || !/reflected$/.test(outcome) || outcome === 'not_reflected'
      const published = finding === 'published' && names
      const record = await buildUptake({
        point,
        revision: zero,
        outcome,
        decidedBy,
        links: links.map((name) => ids.get(name) ?? ''),
        published,
      })
      const member = { memberId: reviewer.id, formKey: formKey() }
      const answered = published ? verdict : null
      if (answered) {
        const words = { recordId: record.id, wouldNeed: 'More.', ...member }
        // Of two the last one counts.
        await db().verdict.create({ data: { ...words, answer: 'partly', formKey: formKey() } })
        await db().verdict.create({ data: { ...words, answer: answered } })
      }
      const isAsked = published && asked !== 'no'
      if (isAsked) {
        const about = { pointId: point.id, revisionId: zero.id, recordId: record.id, reason: 'No.' }
        const { id } = await db().reconsideration.create({ data: { ...about, ...member } })
        if (asked === 'kept')
          await db().keptRecord.create({
            data: { reconsiderationId: id, memberId: reviewer.id, reason: 'It stands.' },
          })
      }
      if (finding === 'returned')
        await db().review.create({
          data: {
            recordId: record.id,
            recordVersion: 1,
            reviewerId: reviewer.id,
            finding: 'returned',
            comment: 'No.',
          },
        })
      const texts = (of: typeof before, name: string) =>
        of.filter(({ lineage }) => lineage === name).map((paragraph) => paragraph.text)
      const expected = carryOf({
        outcome,
        returned: finding === 'returned',
        disputed:
          (answered !== null && gapOf(outcome, answered) !== 'agree') ||
          (isAsked && asked === 'open'),
        corrected: false,
        textHeld: after.length > 0,
        lineages: links.map((name) => ({ before: texts(before, name), after: texts(after, name) })),
      })
      expect(await stateOf(viewer, point.id, one.id)).toBe(expected)
      expect(await stateOf(viewer, point.id, zero.id)).toBeNull()
    }),
    {
      numRuns: 80,
      // Typed otherwise, which is no change.
      examples: [
        [
          {
            ...{
              outcome: 'reflected',
              finding: 'none',
              verdict: null,
              asked: 'no',
              linked: ['l1'],
            },
            before: [{ text: 'A b', lineage: 'l1' }],
            after: [{ text: 'A\u00a0b', lineage: 'l1' }],
          },
        ],
      ],
    },
  )
})

/** `other` was reflected in paragraph 2, which Rev.1 keeps as it was; `point` in paragraph 1, which ends. */
async function carrying() {
  const scene = await stage()
  const links = (at: number) => [scene.zero.paragraphs[at]?.lineageId ?? '']
  const decidedBy = { id: scene.moderator.member?.id ?? '' }
  const build = (point: { id: string }, at: number, outcome: Outcome = 'reflected') =>
    buildUptake({ point, revision: scene.zero, outcome, links: links(at), decidedBy })
  const kept = await build(scene.other, 1, 'partly_reflected')
  const ended = await build(scene.point, 0)
  const at = { stream: scene.stream.id, revision: scene.one.id }
  const target = await getCarryTarget(scene.moderator, at)
  if (!target) throw new Error('no target')
  const list = (viewer = scene.moderator, state: CarryState = 'unchanged') =>
    getCarryList(viewer, target, { state })
  const accept = (more: object = {}, viewer = scene.moderator) =>
    acceptCarried.perform(viewer, {
      ...at,
      which: 'chosen',
      proposal: `${kept.id}_1`,
      ...more,
    })
  const stored = () =>
    db().uptakeRecord.findMany({
      where: { revisionId: scene.one.id },
      include: { links: true, reviews: true },
    })
  return { ...scene, kept, ended, target, list, accept, stored }
}

describe('an ended proposal', () => {
  let scene: Awaited<ReturnType<typeof carrying>>
  const reason = 'The directory is gone.'
  const drop = (more: object = {}) =>
    scene.accept({ state: 'ended', reason, proposal: `${scene.ended.id}_1`, ...more })
  const cells = async () =>
    (await getTrail(visitor(), scene.input.id)).documents.flatMap(({ points }) =>
      points.map((point) =>
        point.cells.map((cell) => (cell.kind === 'recorded' ? cell.record.outcome : cell.kind)),
      ),
    )
  beforeEach(async () => {
    scene = await carrying()
    const { ended, kept } = scene
    const agreed = { reviewerId: scene.reviewer.member?.id ?? '', finding: 'agreed' } as const
    for (const { id } of [ended, kept])
      await db().review.create({ data: { recordId: id, recordVersion: 1, ...agreed } })
    await buildPublication({ revision: scene.zero, records: [ended, kept] })
  })

  test('is dropped once a moderator said so, another agreed and it is published; its author is told and answers', async () => {
    expect(await code(drop({ reason: ' ' }))).toBe('INVALID')
    expect(await code(drop({ proposal: `${scene.kept.id}_1` }))).toBe('PROPOSALS_CHANGED')
    expect(await code(drop())).toBe('ok')
    const [record, ...more] = await scene.stored()
    if (!record) throw new Error('nothing stored')
    expect(more).toEqual([])
    expect(record).toMatchObject({ outcome: 'dropped', reason, links: [], version: 1 })
    const other = await buildUptake({ point: scene.other, revision: scene.one, published: true })
    expect(other.outcome).toBe('noted')
    expect(await cells()).toEqual([
      ['reflected', 'not_reviewed'],
      ['partly_reflected', 'noted'],
    ])
    await scene.review({ record: record.id })
    await proposePublication.perform(scene.moderator, { revision: scene.one.id, until: soon() })
    const batch = await db().publication.findFirstOrThrow({ where: { publishedAt: null } })
    for (const admin of [scene.admin, scene.second])
      expect(await code(signPublication.perform(admin, { publication: batch.id }))).toBe('ok')
    expect(await cells()).toEqual([
      ['reflected', 'dropped'],
      ['partly_reflected', 'noted'],
    ])
    const mail = await db().outboxMail.findFirstOrThrow({
      where: { kind: 'uptake_published', recipient: scene.author.member?.email ?? '' },
    })
    expect(mail.text).toContain(`${scene.input.reference}#1: Dropped`)
    const of = { answer: 'partly', wouldNeed: 'Read it again.' }
    const said = { formKey: randomUUID(), reply: { [record.id]: of } }
    expect(await code(acts.giveVerdict.perform(scene.author, said))).toBe('ok')
    const wish = { formKey: randomUUID(), record: record.id, reason: 'It is in paragraph 2.' }
    expect(await code(askReconsideration.perform(scene.author, wish))).toBe('ok')
  })

  test('stays out of all at once where its wording stands in the text, or its author disputes it', async () => {
    const worded = await buildInput({
      stream: scene.stream,
      points: [{ statement: 'Say so.', proposedWording: 'Something else is said.' }],
    })
    const [point] = worded.points
    if (!point) throw new Error('no point')
    const links = [scene.zero.paragraphs[0]?.lineageId ?? '']
    const decidedBy = { id: scene.moderator.member?.id ?? '' }
    const held = await buildUptake({
      ...{ point, revision: scene.zero, outcome: 'reflected', links, decidedBy },
    })
    const found = await scene.list(undefined, 'ended')
    expect(found).toMatchObject({ tally: { ended: 2 }, acceptable: 1 })
    expect(found.items.map(({ recordId, apart }) => [recordId, apart]).sort()).toEqual(
      [
        [scene.ended.id, false],
        [held.id, true],
      ].sort(),
    )
    const said = { answer: 'not', wouldNeed: 'All.' }
    for (const { id } of [scene.ended, scene.kept]) {
      const reply = { formKey: randomUUID(), reply: { [id]: said } }
      expect(await code(acts.giveVerdict.perform(scene.author, reply))).toBe('ok')
    }
    const disputed = await scene.list(undefined, 'ended')
    expect(disputed).toMatchObject({ acceptable: 0, digest: '' })
    expect(disputed.items.find(({ disputed: is }) => is)?.recordId).toBe(scene.ended.id)
    const all = { which: 'all', proposal: undefined }
    expect(await code(drop({ ...all, digest: disputed.digest }))).toBe('PROPOSALS_CHANGED')
    expect(await code(drop({ ...all, digest: found.digest }))).toBe('PROPOSALS_CHANGED')
    expect(await scene.list()).toMatchObject({ tally: { unchanged: 0, disputed: 1 }, digest: '' })
    expect(await code(scene.accept())).toBe('PROPOSALS_CHANGED')
    expect(await code(drop({ proposal: [`${scene.ended.id}_1`, `${held.id}_1`] }))).toBe('ok')
    expect((await scene.stored()).map(({ outcome }) => outcome)).toEqual(['dropped', 'dropped'])
  })

  test('of an input for moderators only is recorded by itself alone, and its list tells nothing of its wording', async () => {
    const links = [scene.zero.paragraphs[0]?.lineageId ?? '']
    const decidedBy = { id: scene.moderator.member?.id ?? '' }
    const ended = async (proposedWording?: string) => {
      const { points } = await buildInput({
        stream: scene.stream,
        attribution: 'moderators_only',
        points: [{ statement: 'CANARY', ...(proposedWording && { proposedWording }) }],
      })
      const [point] = points
      if (!point) throw new Error('no point')
      const of = { revision: scene.zero, outcome: 'reflected' as const, links, decidedBy }
      return buildUptake({ point, ...of })
    }
    const held = [await ended('Something else is said.'), await ended('Of it there is no word.')]
    held.push(await ended())
    const list = await scene.list(undefined, 'ended')
    expect(list).toMatchObject({ tally: { ended: 4 }, acceptable: 1 })
    for (const { id } of held)
      expect(list.items.find(({ recordId }) => recordId === id)).toMatchObject({
        apart: true,
        statement: null,
      })
    expect(await code(drop({ proposal: held.map(({ id }) => `${id}_1`) }))).toBe('ok')
  })

  test('is recorded in the workbench too, stood by there, and said again of a later revision', async () => {
    const open = (revision = scene.one) => openPoint(scene.moderator, scene.point.id, revision.id)
    expect(await open()).toMatchObject({ ended: true })
    expect(await openPoint(scene.moderator, scene.other.id, scene.one.id)).toMatchObject({
      ended: false,
    })
    const fields = { revision: scene.one.id, outcome: 'dropped', reason, paragraphs: [] }
    const kept = { ...fields, point: scene.other.id }
    expect(await scene.record(kept)).toMatchObject({ fieldErrors: { outcome: ['notEnded'] } })
    expect(await scene.record({ ...fields, reason: '' })).toMatchObject({
      fieldErrors: { reason: ['required'] },
    })
    const somewhere = { ...fields, paragraphs: scene.one.paragraphs[0]?.id }
    expect(await code(scene.record(somewhere))).toBe('ok')
    expect(await scene.stored()).toMatchObject([{ outcome: 'dropped', links: [], version: 1 }])
    expect(await code(scene.review({ finding: 'returned', comment: 'Read on.' }))).toBe('ok')
    expect(await code(scene.record({ ...fields, version: 1 }))).toBe('ok')
    expect(await scene.stored()).toMatchObject([{ outcome: 'dropped', reason, version: 2 }])
    expect((await listToReview(scene.reviewer, scene.round.slug)).records).toHaveLength(1)
    const { id: revision, ...two } = await db().revision.create({
      data: {
        ...{ documentId: scene.document.id, ordinal: 3, slug: 'rev-2', name: 'Rev.2' },
        ...{ language: 'en', issuedOn: new Date(), textHash: 'a'.repeat(64) },
      },
    })
    expect(await open({ ...scene.one, ...two, id: revision })).toMatchObject({
      ended: true,
      carried: { outcome: 'dropped' },
    })
    expect(await code(scene.record({ ...fields, revision }))).toBe('ok')
  })

  test('is accepted with all others as the page counted them', async () => {
    const { digest } = await scene.list(undefined, 'ended')
    expect(await code(drop({ which: 'all', proposal: undefined, digest }))).toBe('ok')
    expect(await scene.stored()).toMatchObject([{ pointId: scene.point.id, outcome: 'dropped' }])
  })

  test('asks again where a request to reconsider it is open', async () => {
    const { id: recordId, pointId, revisionId } = scene.kept
    const memberId = scene.author.member?.id ?? ''
    await db().reconsideration.create({
      data: { recordId, pointId, revisionId, memberId, reason: 'Again.', formKey: randomUUID() },
    })
    expect(await stateOf(scene.moderator, scene.other.id, scene.one.id)).toBe('disputed')
  })
})

describe('proposals', () => {
  let scene: Awaited<ReturnType<typeof carrying>>
  beforeEach(async () => {
    scene = await carrying()
  })

  test('are counted and listed by what became of their paragraphs', async () => {
    const none = {
      unchanged: 0,
      disputed: 0,
      corrected: 0,
      changed: 0,
      unlinked: 0,
      ended: 0,
      interested: 0,
    }
    const notes = { statements: 0, network: '' }
    const work = await requestNotes.run(notes, () => listCarryWork(scene.moderator, scene.round.id))
    expect(notes.statements).toBe(1)
    expect(work.map(({ tally }) => tally)).toEqual([{ ...none, unchanged: 1, ended: 1 }])
    expect((await scene.list()).items).toMatchObject([
      {
        pointId: scene.other.id,
        outcome: 'partly_reflected',
        places: [{ before: [{ label: '2' }], after: [{ label: '2', text: 'Fellowships.' }] }],
      },
    ])
    expect((await scene.list(undefined, 'ended')).items).toMatchObject([
      { pointId: scene.point.id },
    ])
    const stranger = await as(buildModerator({ streamIds: [] }))
    expect(await listCarryWork(stranger, scene.round.id)).toEqual([])
    expect(await code(scene.accept({}, stranger))).toBe('NOT_FOUND')
    for (const viewer of [visitor(), scene.author, scene.admin])
      expect(await code(scene.accept({}, viewer))).toBe('NOT_FOUND')
  })

  test('are accepted as ordinary records of who accepted, which somebody reviews', async () => {
    expect(await code(scene.accept())).toBe('ok')
    const [record, ...more] = await scene.stored()
    expect(more).toEqual([])
    expect(record).toMatchObject({
      pointId: scene.other.id,
      outcome: 'partly_reflected',
      reason: 'The point was heard.',
      decidedById: scene.moderator.member?.id,
      links: [{ lineageId: scene.zero.paragraphs[1]?.lineageId }],
      reviews: [],
    })
    expect(await db().auditEvent.count({ where: { subjectId: record?.id } })).toBe(1)
    const proposal = () =>
      proposePublication.perform(scene.moderator, { revision: scene.one.id, until: soon() })
    expect(await code(proposal())).toBe('NOTHING_TO_PUBLISH')
    expect(JSON.stringify(await getTrail(visitor(), scene.input.id))).not.toContain('heard')
    const review = { record: record?.id, version: 1, finding: 'agreed', comment: '' }
    expect(await code(acts.reviewUptake.perform(scene.moderator, review))).toBe('SAME_ORGANISATION')
    expect(await code(acts.reviewUptake.perform(scene.reviewer, review))).toBe('ok')
    expect(await code(proposal())).toBe('ok')
    expect((await scene.list()).tally.unchanged).toBe(0)
  })

  test('leave out what the author does not agree with, unless it is decided again', async () => {
    const reviewer = await buildMember()
    const agreed = { recordVersion: 1, reviewerId: reviewer.id, finding: 'agreed' as const }
    await db().review.create({ data: { recordId: scene.kept.id, ...agreed } })
    await buildPublication({ revision: scene.zero, records: [scene.kept] })
    const verdict = (answer: 'partly' | 'not') =>
      db().verdict.create({
        data: {
          recordId: scene.kept.id,
          memberId: scene.author.member?.id ?? '',
          answer,
          wouldNeed: 'Its name.',
          formKey: randomUUID(),
        },
      })
    await verdict('partly')
    expect((await scene.list()).tally).toMatchObject({ unchanged: 1, disputed: 0 })
    await verdict('not')
    const { tally, acceptable, items } = await scene.list()
    expect([tally.unchanged, tally.disputed, acceptable, items.length]).toEqual([0, 1, 0, 0])
    expect((await scene.list(undefined, 'disputed')).items).toMatchObject([
      { pointId: scene.other.id, state: 'disputed' },
    ])
    expect(await code(scene.accept())).toBe('PROPOSALS_CHANGED')
    expect(await scene.stored()).toEqual([])
  })

  test('never show to the public, accepted or not', async () => {
    await db().publication.create({
      data: { revisionId: scene.one.id, number: 1, publishedAt: new Date(), signatures: 2 },
    })
    const cells = async () =>
      (await getTrail(visitor(), scene.input.id)).documents.flatMap(({ points }) =>
        points.flatMap((point) => point.cells.map(({ kind }) => kind)),
      )
    expect(await cells()).toEqual(['not_reviewed', 'not_reviewed'])
    await scene.accept()
    expect(await cells()).toEqual(['not_reviewed', 'not_reviewed'])
  })

  test('are accepted all at once as the page counted them, and else not at all', async () => {
    const { digest, acceptable } = await scene.list()
    expect(acceptable).toBe(1)
    await db().uptakeRecord.update({
      where: { id: scene.kept.id },
      data: { reason: 'Another reason.', version: 2 },
    })
    const all = { which: 'all', proposal: undefined, digest }
    expect(await code(scene.accept(all))).toBe('PROPOSALS_CHANGED')
    expect(await code(scene.accept({ ...all, digest: '' }))).toBe('PROPOSALS_CHANGED')
    expect(await code(scene.accept())).toBe('PROPOSALS_CHANGED')
    expect(await scene.stored()).toEqual([])
    expect(await code(scene.accept({ ...all, digest: (await scene.list()).digest }))).toBe('ok')
    expect(await scene.stored()).toMatchObject([{ reason: 'Another reason.' }])
    expect(await code(scene.accept({ proposal: `${scene.kept.id}_2` }))).toBe('PROPOSALS_CHANGED')
  })

  test('are taken back as one, and one alone leads on in the queue as it was filtered', async () => {
    const { digest } = await scene.list()
    const done = await scene.accept({ which: 'all', proposal: undefined, digest })
    const { id } = await db().decisionAct.findFirstOrThrow({
      where: { memberId: scene.moderator.member?.id ?? '' },
    })
    expect(done).toMatchObject({
      value: { to: expect.stringMatching(`/carry.+&done=carried&act=${id}&decided=1$`) },
    })
    expect(await code(acts.undoUptake.perform(scene.moderator, { act: id }))).toBe('ok')
    expect(await scene.stored()).toEqual([])
    const filtered = { which: 'one', next: 'next', queue: 'q=fellowships' }
    expect(await scene.accept(filtered)).toMatchObject({
      value: {
        to: expect.stringMatching(`/records/${scene.other.id}.+q=fellowships&done=recorded_all$`),
      },
    })
  })

  test('that changed, ended or were not ticked are not accepted', async () => {
    expect(await code(scene.accept({ proposal: `${scene.ended.id}_1` }))).toBe('PROPOSALS_CHANGED')
    expect(await scene.accept({ proposal: undefined })).toMatchObject({
      fieldErrors: { proposal: ['tick'] },
    })
    const both = [`${scene.kept.id}_1`, `${scene.ended.id}_1`]
    expect(await code(scene.accept({ proposal: both }))).toBe('PROPOSALS_CHANGED')
    expect(await scene.stored()).toEqual([])
  })

  test('leave out what the moderator has an interest in, and say how many', async () => {
    const own = await as(
      buildModerator({ streamIds: [scene.stream.id], organisationId: scene.organisation.id }),
    )
    // What is not published of it is not theirs to know.
    expect((await scene.list(own)).tally).toMatchObject({ unchanged: 0, ended: 0, interested: 0 })
    const agreed = { reviewerId: scene.reviewer.member?.id ?? '', finding: 'agreed' } as const
    for (const { id } of [scene.ended, scene.kept])
      await db().review.create({ data: { recordId: id, recordVersion: 1, ...agreed } })
    await buildPublication({ revision: scene.zero, records: [scene.ended, scene.kept] })
    const found = await scene.list(own)
    expect(found).toMatchObject({ items: [], acceptable: 0, digest: '' })
    expect(found.tally).toMatchObject({ unchanged: 0, ended: 1, interested: 1 })
    expect(await code(scene.accept({}, own))).toBe('PROPOSALS_CHANGED')
    expect(await scene.stored()).toEqual([])
  })

  test('two at once accept it once', async () => {
    const both = await Promise.all([scene.accept(), scene.accept({}, scene.reviewer)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await scene.stored()).toHaveLength(1)
  })

  test('stand on the record’s page, by the same rule', async () => {
    const work = (point: string) => openPoint(scene.moderator, point, scene.one.id)
    expect(await work(scene.other.id)).toMatchObject({
      record: null,
      carried: { state: 'unchanged', revision: 'Zero draft', recordId: scene.kept.id },
    })
    expect(await work(scene.point.id)).toMatchObject({ carried: { state: 'ended' } })
    await scene.accept()
    expect(await work(scene.other.id)).toMatchObject({ carried: null })
  })
})
