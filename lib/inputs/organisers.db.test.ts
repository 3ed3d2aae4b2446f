import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildBatch, recordedLine } from '@/prisma/builders/batches'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator, buildOrganisation, buildOrganiser } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import type { Line } from './on-behalf-schema'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { discardBatch, storeBatch, undoBatch } = await import('./on-behalf-actions')
const { publishInput } = await import('./author-actions')
const { getBatch, getRecording, listBatches, listOrganised } = await import('./on-behalf-data')
const { getInput, listHeldInputs, listInputs } = await import('./data')

type Viewer = Awaited<ReturnType<typeof viewerOfMember>>
const of = (member: { id: string }) => viewerOfMember(member.id)
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

let built: Awaited<ReturnType<typeof buildRound>>
let organiser: Viewer
let moderator: Viewer
let organisation: { id: string; name: string }
beforeAll(async () => {
  built = await buildRound()
  const { round, streams } = built
  organiser = await of(
    await buildOrganiser({
      roundId: round.id,
      streamId: streams.norms.id,
      consultation: 'Consultation of the Lakes',
      place: 'Entebbe',
    }),
  )
  moderator = await of(await buildModerator({ streamIds: [streams.norms.id, streams.cbm.id] }))
  organisation = await buildOrganisation()
})
afterAll(closeDatabase)

const known = () => ({ organisation: organisation.name, organisation_type: '' })
const batchOf = async (viewer: Viewer, lines: Line[], fileName: string | null = 'a.csv') => {
  const recordedBy = { id: viewer.member?.id ?? '' }
  return (await buildBatch({ round: built.round, recordedBy, lines, fileName })).id
}
const store = (viewer: Viewer, batch: string, keep = 'input 2') =>
  storeBatch.perform(viewer, { batch, keep })

test('a grant for a round is one for each of its streams, and ends with its revocation', async () => {
  const member = await buildOrganiser({ roundId: built.round.id })
  const streams = await db().stream.findMany({ where: { roundId: built.round.id } })
  const all = await of(member)
  expect(all.organises.map(({ streamId }) => streamId).sort()).toEqual(
    streams.map(({ id }) => id).sort(),
  )
  expect((await getRecording(all, built.round.slug))?.streams).toHaveLength(streams.length)
  expect((await getRecording(organiser, built.round.slug))?.streamIds).toEqual([
    built.streams.norms.id,
  ])
  await db().roleGrant.updateMany({
    where: { memberId: member.id },
    data: { revokedAt: new Date() },
  })
  expect((await of(member)).organises).toEqual([])
})

test('what an organiser records waits for a moderator, though a moderator’s would be public', async () => {
  const batch = await batchOf(organiser, [recordedLine(2, known())])
  const act = await store(organiser, batch)
  expect(act).toMatchObject({ ok: true, value: { to: expect.stringContaining(batch) } })
  const own = await getBatch(organiser, batch)
  const reference = own?.stored?.[0]?.reference ?? ''
  expect(own?.readable).toEqual([])
  for (const viewer of [organiser, visitor()]) expect(await getInput(viewer, reference)).toBeNull()
  const held = await listHeldInputs(moderator, built.round.id)
  expect(held.map((one) => one.reference)).toContain(reference)
  expect((await getInput(moderator, reference))?.recording).toMatchObject({
    recorder: 'An Organiser',
    consultation: 'Consultation of the Lakes',
  })
  expect(await code(publishInput.perform(organiser, { reference }))).toBe('NOT_FOUND')
  expect(await code(publishInput.perform(moderator, { reference }))).toBe('ok')
  expect((await getInput(visitor(), reference))?.recording).toMatchObject({
    recorder: null,
    consultation: 'Consultation of the Lakes',
  })
  expect((await getBatch(organiser, batch))?.readable).toEqual([reference])

  const other = await batchOf(moderator, [recordedLine(2, known())])
  await store(moderator, other)
  const [stored] = (await getBatch(moderator, other))?.stored ?? []
  expect((await getInput(visitor(), stored?.reference ?? ''))?.recording.consultation).toBeNull()
})

test('the name of the consultation is told as much as the source: not of who is not to be named', async () => {
  const line = recordedLine(2, { ...known(), attribution: 'type_and_region' })
  const batch = await batchOf(organiser, [line])
  await store(organiser, batch)
  const reference = (await getBatch(organiser, batch))?.stored?.[0]?.reference ?? ''
  await publishInput.perform(moderator, { reference })
  expect((await getInput(visitor(), reference))?.recording.consultation).toBeNull()
})

test('an organiser records in their streams and of their own channel alone', async () => {
  const lines = [
    recordedLine(2, known()),
    recordedLine(3, { ...known(), channel: 'process_statement' }),
    recordedLine(4, { ...known(), channel: 'capital_consultation' }),
    recordedLine(5, { ...known(), pillar: 'cbm' }),
  ]
  const batch = await batchOf(organiser, lines)
  for (const key of ['input 3', 'input 4', 'input 5'])
    expect(await code(store(organiser, batch, key))).toBe('INCOMPLETE')
  expect(await code(store(organiser, batch))).toBe('ok')
  const theirs = await batchOf(moderator, lines.slice(1, 3))
  expect(await code(store(moderator, theirs, 'input 3'))).toBe('ok')
})

test('an organiser reads no unpublished input of others', async () => {
  const wish = { stream: built.streams.norms, organisation }
  const held = await buildInput({ ...wish, published: false })
  const secret = await buildInput({ ...wish, attribution: 'moderators_only' })
  for (const { reference } of [held, secret]) {
    expect(await getInput(organiser, reference)).toBeNull()
    const { items } = await listInputs(organiser, { streamId: built.streams.norms.id })
    expect(items.map((one) => one.reference)).not.toContain(reference)
  }
  expect(await listHeldInputs(organiser, built.round.id)).toEqual([])
})

test('an organiser takes back their own batch, while that is their role', async () => {
  const { round, streams } = built
  const member = await buildOrganiser({ roundId: round.id, streamId: streams.norms.id })
  const viewer = await of(member)
  const [batch, other] = [
    await batchOf(viewer, [recordedLine(2, known())]),
    await batchOf(viewer, [recordedLine(2, known())]),
  ]
  for (const id of [batch, other]) expect(await code(store(viewer, id))).toBe('ok')
  expect(await code(undoBatch.perform(organiser, { batch, confirm: 'on' }))).toBe('NOT_FOUND')
  expect(await code(undoBatch.perform(viewer, { batch, confirm: 'on' }))).toBe('ok')
  await db().roleGrant.updateMany({
    where: { memberId: member.id },
    data: { revokedAt: new Date() },
  })
  const form = { batch: other, confirm: 'on' }
  expect(await code(undoBatch.perform(await of(member), form))).toBe('NOT_FOUND')
  // Whoever moderates all of its streams finds it, and takes it back; of its lines they see nothing else.
  const elsewhere = await of(await buildModerator({ streamIds: [streams.cbm.id] }))
  expect(await getBatch(elsewhere, other)).toBeNull()
  expect(await code(undoBatch.perform(elsewhere, form))).toBe('NOT_FOUND')
  const rows = await listBatches(moderator, round.id)
  expect(rows.find(({ id }) => id === other)).toMatchObject({ recorder: 'An Organiser' })
  expect(await code(discardBatch.perform(moderator, { batch: other }))).toBe('NOT_FOUND')
  expect(await code(undoBatch.perform(moderator, form))).toBe('ok')
})

test('of two consultations of one channel the source says which it was', async () => {
  const { round, streams } = built
  const where = { roundId: round.id, streamId: streams.norms.id }
  const member = await buildOrganiser({ ...where, consultation: 'Workshop of the Isles' })
  const grant = await db().roleGrant.findFirstOrThrow({ where: { memberId: member.id } })
  const { id: _, ...same } = grant
  await db().roleGrant.create({ data: { ...same, consultation: 'Workshop of the Coast' } })
  const viewer = await of(member)
  const lines = [
    recordedLine(2, { ...known(), source: 'workshop of the coast' }),
    recordedLine(3, { ...known(), source: 'A workshop' }),
  ]
  const batch = await batchOf(viewer, lines)
  expect(await code(store(viewer, batch, 'input 3'))).toBe('INCOMPLETE')
  expect(await code(store(viewer, batch))).toBe('ok')
  expect(await db().input.findFirst({ where: { batchId: batch } })).toMatchObject({
    consultation: 'Workshop of the Coast',
  })
})

test('whose consultation it was is permanent', async () => {
  const batch = await batchOf(organiser, [recordedLine(2, known())])
  await store(organiser, batch)
  await expect(
    db().input.updateMany({ where: { batchId: batch }, data: { consultation: 'Another' } }),
  ).rejects.toThrow(/permanent/)
})

test('the rounds in which somebody records are read by one statement', async () => {
  const notes = { statements: 0, network: '' }
  const rounds = await requestNotes.run(notes, () => listOrganised(organiser))
  expect(rounds).toEqual([
    {
      roundSlug: built.round.slug,
      roundTitle: built.round.title,
      consultations: ['Consultation of the Lakes'],
    },
  ])
  expect(notes.statements).toBe(1)
  expect(await listOrganised(moderator)).toEqual([])
})
