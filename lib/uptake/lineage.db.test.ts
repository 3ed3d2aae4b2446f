// Over 250 lines: what becomes of a tie that is corrected, on one scene.
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { decideCorrection } from '@/lib/documents/correction-rules'
import { getDocument } from '@/lib/documents/data'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { whileCorrected } from '@/prisma/builders/held-document'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { correctLineage } from './lineage-actions'
import { getConsequences, getLineages } from './lineage-data'
import { getShapers } from './shaped-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

let scene: Awaited<ReturnType<typeof stage>>

/** Rev.1's 2 was taken to go on from 1, with uptake published in the draft, published and open in Rev.1. */
async function stage() {
  const { round, streams } = await buildRound()
  const ours = await buildOrganisation()
  const member = await buildModerator({ streamIds: [streams.norms.id] })
  const moderator = await viewerOfMember(member.id)
  const document = await buildDocument({
    round,
    revisions: [
      {
        name: 'Zero draft',
        published: true,
        paragraphs: [
          { number: '1', text: 'States meet every year.', lineage: 'meet' },
          { number: '2', text: 'States report.', lineage: 'report' },
        ],
      },
      {
        name: 'Rev.1',
        published: true,
        paragraphs: [
          { number: '1', text: 'Something new.', lineage: 'new' },
          { number: '2', text: 'States meet at times.', lineage: 'meet' },
        ],
      },
      {
        name: 'Rev.2',
        published: true,
        paragraphs: [{ number: '1', text: 'States meet at times.', lineage: 'meet' }],
      },
    ],
  })
  const [zero, rev1, rev2] = document.revisions
  if (!zero || !rev1 || !rev2) throw new Error('the builders built less than was asked')
  const meet = zero.paragraphs[0]?.lineageId ?? ''
  const pointOf = async (more: object = {}) => {
    const input = await buildInput({ stream: streams.norms, ...more })
    const [point] = input.points
    if (!point) throw new Error('the builders built less than was asked')
    return { point, reference: input.reference }
  }
  const [early, signed, open] = [await pointOf(), await pointOf(), await pointOf()]
  const uptake = (point: { id: string }, revision: { id: string }, published: boolean) =>
    buildUptake({ point, revision, outcome: 'reflected', links: [meet], published })
  await uptake(early.point, zero, true)
  const fixed = await uptake(signed.point, rev1, true)
  const pending = await uptake(open.point, rev1, false)
  return {
    round,
    ours,
    moderator,
    member,
    document,
    zero,
    rev1,
    rev2,
    meet,
    pointOf,
    fixed,
    pending,
    signed,
    uptake,
  }
}
beforeEach(async () => {
  scene = await stage()
})
afterAll(closeDatabase)

const seen = async (from: string, label = '2') => {
  const lineages = await getLineages(scene.moderator, scene.document.id)
  if (!lineages) throw new Error('no document')
  const decision = decideCorrection(lineages.revisions, { revision: 'rev-1', label, from })
  if (!decision.ok) throw new Error(decision.code)
  return getConsequences(scene.moderator, lineages, decision.value)
}
const correct = (more: object, viewer = scene.moderator) =>
  correctLineage.perform(viewer, {
    document: scene.document.id,
    revision: 'rev-1',
    label: '2',
    from: '',
    reason: 'It says something else.',
    ...more,
  })
const shapers = async (revision: { id: string; paragraphs: { id: string; label: string }[] }) => {
  const { byParagraph } = await getShapers(visitor(), revision.id)
  return revision.paragraphs.map(({ id, label }) => `${label}: ${byParagraph[id]?.inputs ?? 0}`)
}
const links = async (recordId: string) =>
  (await db().uptakeLink.findMany({ where: { recordId } })).map(({ lineageId }) => lineageId)

describe('a tie of a stored paragraph', () => {
  it('is corrected by the round’s moderators once they have seen what that does', async () => {
    expect(await shapers(scene.rev1)).toEqual(['1: 0', '2: 2'])
    const before = await seen('')
    expect(before).toMatchObject({
      come: 0,
      leave: 1,
      losing: [{ reference: scene.signed.reference, number: 1 }],
      seen: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const admin = await viewerOfMember((await buildAdmin()).id)
    for (const viewer of [visitor(), admin])
      expect(await correct({ seen: before.seen }, viewer)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await correct({ seen: '0 0 0 0' })).toMatchObject({ code: 'CONFLICT' })
    expect(await correct({ seen: before.seen, reason: '' })).toMatchObject({ code: 'INVALID' })
    expect(await correct({ seen: before.seen, from: '77' })).toMatchObject({ code: 'INVALID' })
    expect(await correct({ seen: before.seen })).toMatchObject({ ok: true })

    // The paragraph and what goes on from it are of a lineage of their own, and so is its open record.
    const ties = await db().lineageTie.findMany({
      where: {
        endedById: null,
        paragraph: { text: 'States meet at times.' },
        lineage: { documentId: scene.document.id },
      },
    })
    const [begun, other] = [...new Set(ties.map(({ lineageId }) => lineageId))]
    expect([ties.length, begun === scene.meet, other]).toEqual([2, false, undefined])
    expect(await links(scene.pending.id)).toEqual([begun])
    expect(await links(scene.fixed.id)).toEqual([scene.meet])
    expect(await shapers(scene.rev1)).toEqual(['1: 0', '2: 0'])
    expect(await shapers(scene.zero)).toEqual(['1: 1', '2: 0'])
    const found = await getDocument(visitor(), {
      round: scene.round.slug,
      document: scene.document.slug,
      revision: 'rev-2',
    })
    expect(Object.values(found?.earlier ?? {})).toEqual([[]])
    const event = await db().auditEvent.findFirstOrThrow({
      where: { kind: 'lineage.corrected', roundId: scene.round.id },
    })
    expect(event.facts).toMatchObject({ paragraph: '2', before: '1', after: '', lost: 1, moved: 1 })
    expect((await getLineages(scene.moderator, scene.document.id))?.corrections).toMatchObject([
      {
        revision: 'Rev.1',
        label: '2',
        before: ['1'],
        after: [],
        reason: 'It says something else.',
      },
    ])
  })

  it('can be corrected back: ended ties stay on record and others begin', async () => {
    await correct({ seen: (await seen('')).seen })
    expect(await shapers(scene.rev1)).toEqual(['1: 0', '2: 0'])
    const back = await correct({ from: '1', seen: (await seen('1')).seen })
    expect(back).toMatchObject({ ok: true })
    expect(await shapers(scene.rev1)).toEqual(['1: 0', '2: 2'])
    const ties = await db().lineageTie.findMany({
      where: { lineageId: scene.meet },
      orderBy: { id: 'asc' },
    })
    expect(ties.map(({ endedById, method }) => [endedById !== null, method])).toEqual([
      [false, 'origin'],
      [true, 'similar'],
      [true, 'identical'],
      [false, 'manual'],
      [false, 'manual'],
    ])
  })

  it('is not corrected twice at once, nor by who has an interest in what it touches', async () => {
    const [one, two] = [await seen(''), await seen('2')]
    const both = await Promise.all([
      correct({ seen: one.seen }),
      correct({ from: '2', seen: two.seen }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const { point } = await scene.pointOf({ organisation: scene.ours })
    const other = await stageInterest(point)
    const touched = await seen('1')
    expect(await correct({ from: '1', seen: touched.seen }, other)).toMatchObject({
      code: 'OWN_INPUT',
    })
    expect(await correct({ from: '1', seen: touched.seen })).toMatchObject({ ok: true })
  })

  it('is corrected one after the other: the second sees what the first did', async () => {
    const { seen: same } = await seen('')
    const one = () => correct({ seen: same })
    const { waited, answers } = await whileCorrected(scene.document, one, one)
    expect(waited).toBe(true)
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual([
      'INVALID',
      'ok',
    ])
    expect(
      await db().lineageCorrection.count({
        where: {
          reason: 'It says something else.',
          paragraph: { revision: { documentId: scene.document.id } },
        },
      }),
    ).toBe(1)
  })

  it('is not corrected for who moderates none of its streams', async () => {
    const { streams } = await buildRound()
    const { id } = await buildModerator({ streamIds: [streams.norms.id] })
    const elsewhere = await viewerOfMember(id)
    expect(await getLineages(elsewhere, scene.document.id)).toBeNull()
    expect(await correct({ seen: (await seen('')).seen }, elsewhere)).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('is one of those that stand: the database takes no second', async () => {
    const tie = await db().lineageTie.findFirstOrThrow({
      where: { lineageId: scene.meet, endedById: null },
    })
    await expect(
      db().lineageTie.create({
        data: {
          lineageId: tie.lineageId,
          paragraphId: tie.paragraphId,
          method: 'manual',
          confidence: 1,
        },
      }),
    ).rejects.toThrow(/unique/i)
  })

  it('is never lost: the table of ties takes no other change', async () => {
    await correct({ seen: (await seen('')).seen })
    for (const change of [
      'DELETE FROM lineage_ties',
      'UPDATE lineage_ties SET ended_by_id = NULL WHERE ended_by_id IS NOT NULL',
      'UPDATE lineage_paragraphs SET confidence = 0',
      "UPDATE lineage_corrections SET reason = ''",
      'DELETE FROM lineage_corrections',
    ])
      await expect(db().$executeRawUnsafe(change), change).rejects.toThrow(/permanent/)
  })
})

/** A moderator whose organisation made an input that the draft's first paragraph reflects. */
async function stageInterest(point: { id: string }) {
  await scene.uptake(point, scene.zero, true)
  const { id } = await buildModerator({ streamIds: scene.moderator.moderates })
  await db().membership.create({
    data: { memberId: id, organisationId: scene.ours.id, role: 'drafter' },
  })
  return viewerOfMember(id)
}
