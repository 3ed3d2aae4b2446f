import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { visitor } from '@/lib/platform/viewer'
import { recordUptake } from '@/lib/uptake/actions'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { queuedPoints } from '@/prisma/builders/queue'
import { buildRound } from '@/prisma/builders/rounds'
import { as } from '@/prisma/builders/uptake-stage'
import { getBench } from './bench-data'
import { WINDOW } from './bench-views'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

/** A stream of 600 inputs and one for moderators only, in a revision of 250 paragraphs that has one before. */
async function stage() {
  const { round, streams } = await buildRound({ open: false })
  const stream = streams.cbm
  const organisations = await Promise.all(Array.from({ length: 8 }, () => buildOrganisation()))
  await bulkInputs({ stream, organisations, count: 600 })
  const paragraphs = (word: string) =>
    Array.from({ length: 250 }, (_, index) => ({
      number: String(index + 1),
      text: `Paragraph ${index + 1} says what States ${word}.`,
    }))
  const document = await buildDocument({
    round,
    revisions: [
      { name: 'Zero draft', paragraphs: paragraphs('do') },
      { name: 'Rev.1', paragraphs: paragraphs('will do') },
    ],
  })
  const restricted = await buildInput({
    stream,
    attribution: 'moderators_only',
    points: [{ statement: 'CANARY', proposedWording: 'CANARY' }],
  })
  const moderator = await as(buildModerator({ streamIds: [stream.id] }))
  const points = await queuedPoints(stream.id)
  return { round, streams, stream, document, restricted, moderator, points }
}

let scene: Awaited<ReturnType<typeof stage>>
beforeAll(async () => {
  scene = await stage()
})
afterAll(closeDatabase)

const open = (at: number, filter = {}, viewer = scene.moderator) =>
  getBench(
    viewer,
    {
      round: scene.round.slug,
      point: scene.points.at(at)?.id ?? '',
      document: scene.document.slug,
      revision: 'rev-1',
    },
    filter,
  )

describe('the workbench', () => {
  test('shows a point among its neighbours, in one statement whatever the rows', async () => {
    const notes = { statements: 0, network: '' }
    const bench = await requestNotes.run(notes, () => open(600))
    expect(notes.statements).toBe(1)
    expect(bench?.items.map(({ pointId }) => pointId)).toEqual(
      scene.points.slice(600 - WINDOW.before - 1, 600 + WINDOW.after + 2).map(({ id }) => id),
    )
    // Those at both ends are the way on, and loaded with a page of their own.
    expect(Object.keys(bench?.works ?? {})).toHaveLength(WINDOW.before + 1 + WINDOW.after)
    expect(bench?.undecided).toBe(scene.points[601]?.id)
    expect(bench?.tally.points).toBeGreaterThan(1_000)
    expect(bench?.previous).toBe('Zero draft')
    expect(bench?.paragraphs[7]).toMatchObject({ before: 'Paragraph 8 says what States do.' })
  })

  test('keeps to the filter of the queue, but shows the point that was asked for', async () => {
    const [here, ...others] = scene.points.filter(({ language }) => language === 'ar')
    const at = scene.points.findIndex(({ id }) => id === here?.id)
    const bench = await open(at, { language: 'ar' })
    expect(bench?.items.slice(1).map(({ pointId }) => pointId)).toEqual(
      others.slice(0, WINDOW.after + 1).map(({ id }) => id),
    )
    const other = await open(at, { language: 'fr' })
    expect(other?.items.map(({ pointId }) => pointId)).toContain(here?.id)
  })

  test('opens what is for moderators only by its own page alone, and logs that', async () => {
    const id = scene.restricted.points[0]?.id ?? ''
    const at = scene.points.findIndex((point) => point.id === id)
    const logged = () =>
      db().auditEvent.count({ where: { kind: 'input.opened', subjectId: scene.restricted.id } })
    // Its reference is random: now and then it stands before all others.
    const beside = await open(at > 0 ? at - 1 : 1)
    expect(beside?.items.find(({ pointId }) => pointId === id)).toMatchObject({
      moderatorsOnly: true,
    })
    expect(JSON.stringify(beside)).not.toContain('CANARY')
    expect(await logged()).toBe(0)
    expect((await open(at))?.works[id]).toMatchObject({ statement: 'CANARY' })
    expect(await logged()).toBe(1)
  })

  test('is for the moderators of the stream', async () => {
    const stranger = await as(buildModerator({ streamIds: [scene.streams.norms.id] }))
    for (const viewer of [visitor(), stranger, await as(buildAdmin())])
      expect(await open(0, {}, viewer)).toBeNull()
  })

  test('tells what was done last and can be taken back, and wraps around to what is left', async () => {
    const last = scene.points.at(-1)
    const revision = (await open(-1))?.revision.id
    const notes = { statements: 0, network: '' }
    await requestNotes.run(notes, () =>
      recordUptake.perform(scene.moderator, {
        ...{ point: last?.id, revision, version: 0 },
        ...{ outcome: 'noted', reason: 'Heard.', carriedTo: '' },
      }),
    )
    // What it is about; and in one transaction, which begins and ends, locks, facts, what is stored, and the log.
    expect(notes.statements).toBe(1 + 2 + 4)
    const bench = await open(-1)
    expect(bench?.lastAct).toMatchObject({ points: 1, number: last?.number })
    expect(bench?.undecided).toBe(scene.points[0]?.id)
    expect(bench?.tally.decided).toBe(1)
  })
})
