import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildDelegation } from '@/prisma/builders/drafts'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { declareAlignment, endAlignment } = await import('./alignment-actions')
const { getStanding } = await import('./standing-data')
const { getDesk } = await import('./data')
const { getInput } = await import('@/lib/inputs/data')
const { changeAttribution } = await import('@/lib/inputs/author-actions')

afterAll(closeDatabase)
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

type Viewer = Awaited<ReturnType<typeof viewerOfMember>>
let round: Awaited<ReturnType<typeof buildRound>>
let declaring: { organisation: { id: string; name: string }; focal: Viewer; submits: Viewer }
beforeAll(async () => {
  round = await buildRound({ open: false })
  const { organisation, focalPoint, submitter } = await buildDelegation()
  const [focal, submits] = [await viewerOfMember(focalPoint.id), await viewerOfMember(submitter.id)]
  declaring = { organisation, focal, submits }
})

const input = (what: Partial<Parameters<typeof buildInput>[0]> = {}) =>
  buildInput({ stream: round.streams.norms, ...what })
const declare = (reference: string, by = declaring.focal, more: object = {}) =>
  declareAlignment.perform(by, {
    reference,
    organisation: declaring.organisation.id,
    kind: 'alignment',
    ...more,
  })
const alignmentsOf = async (reference: string, viewer = visitor()) => {
  const view = await getInput(viewer, reference)
  return view ? (await getStanding(viewer, view, 'en')).alignments : null
}

test('a focal point declares after the deadline, once of each kind, and ends it', async () => {
  const today = () => new Date().toISOString().slice(0, 10)
  const begun = today()
  const { reference } = await input()
  expect(await code(declare(reference, declaring.submits))).toBe('NOT_FOUND')
  expect(await code(declare(reference, visitor()))).toBe('NOT_FOUND')
  const both = [declare(reference), declare(reference)]
  expect((await Promise.all(both.map(code))).sort()).toEqual(['ALREADY_DONE', 'ok'])
  const dissociates = { kind: 'dissociation', explanation: 'Not point 2.' }
  expect(await code(declare(reference, declaring.focal, dissociates))).toBe('ok')
  const told = await alignmentsOf(reference)
  const day = expect.toSatisfy((told) => [begun, today()].includes(told))
  const { name } = declaring.organisation
  expect(told).toMatchObject([
    { organisation: name, kind: 'alignment', explanation: null, day, endedOn: null },
    { organisation: name, kind: 'dissociation', explanation: 'Not point 2.', day, endedOn: null },
  ])
  expect((await getInput(visitor(), reference))?.sponsors).toBe(0)
  const end = (by: Viewer) => endAlignment.perform(by, { alignment: told?.[0]?.id })
  expect(await code(end(declaring.submits))).toBe('NOT_FOUND')
  expect(
    (await Promise.all([end(declaring.focal), end(declaring.focal)].map(code))).sort(),
  ).toEqual(['ALREADY_DONE', 'ok'])
  expect((await alignmentsOf(reference))?.[0]?.endedOn).toEqual(day)
  await expect(
    read(sql`UPDATE alignments SET explanation = 'x' WHERE id = ${told?.[1]?.id}::uuid`),
  ).rejects.toThrow(/permanent/)
})

test('only a public input that names another organisation can be declared on', async () => {
  const author = await buildMember({ organisations: [declaring.organisation] })
  for (const what of [
    { published: false },
    { attribution: 'type_and_region' as const },
    { attribution: 'moderators_only' as const },
    { organisation: null, author: await buildMember() },
    { organisation: declaring.organisation, author },
  ])
    expect(await code(declare((await input(what)).reference))).toBe('NOT_FOUND')
  const withdrawn = await input()
  await db().withdrawal.create({ data: { inputId: withdrawn.id, withdrawnById: author.id } })
  expect(await code(declare(withdrawn.reference))).toBe('NOT_FOUND')
  const unverified = await buildOrganisation({ verifiedAt: null })
  const tie = [{ id: unverified.id, role: 'focal_point' as const }]
  const founder = await viewerOfMember((await buildMember({ organisations: tie })).id)
  const { reference } = await input()
  const wish = { organisation: unverified.id }
  expect(await code(declare(reference, founder, wish))).toBe('NOT_FOUND')
})

test('a co-sponsor declares nothing beside, and who declared is hidden with the author', async () => {
  const sponsored = await input()
  await db().coSponsorship.create({
    data: {
      inputId: sponsored.id,
      organisationId: declaring.organisation.id,
      confirmedAt: new Date(),
      confirmedVersion: 1,
    },
  })
  expect(await code(declare(sponsored.reference))).toBe('ALREADY_DONE')

  const organisation = await buildOrganisation()
  const author = await buildMember({ organisations: [organisation] })
  const { reference } = await input({ organisation, author })
  await declare(reference)
  const level = { reference, attribution: 'type_and_region' }
  expect(await code(changeAttribution.perform(await viewerOfMember(author.id), level))).toBe('ok')
  expect(await alignmentsOf(reference)).toEqual([])
  expect(await alignmentsOf(reference, await viewerOfMember(author.id))).toHaveLength(1)
})

test('no co-sponsor’s moderator records uptake on it, nor after it has left, says the database', async () => {
  const { id, points } = await input()
  const document = await buildDocument({
    round: round.round,
    revisions: [{ name: 'Zero draft', paragraphs: [{ number: '1', text: 'Text.' }] }],
  })
  const [revision] = document.revisions
  const [point] = points
  if (!revision || !point) throw new Error('the scene is incomplete')
  const organisationId = declaring.organisation.id
  const decidedBy = await buildModerator({ streamIds: [round.streams.norms.id], organisationId })
  const record = () => buildUptake({ point, revision, decidedBy })
  const now = new Date()
  const row = { inputId: id, organisationId }
  await db().coSponsorship.create({ data: { ...row, declinedAt: now } })
  await db().coSponsorship.create({
    data: { ...row, confirmedAt: now, confirmedVersion: 1, endedAt: now },
  })
  await expect(record()).rejects.toThrow(/conflict of interest/)
  const other = await buildModerator({ streamIds: [round.streams.norms.id] })
  const stored = await buildUptake({ point, revision, decidedBy: other })
  await expect(
    db().review.create({
      data: { recordId: stored.id, reviewerId: decidedBy.id, recordVersion: 1, finding: 'agreed' },
    }),
  ).rejects.toThrow(/conflict of interest/)
})

test('one statement reads who stands beside an input, one a member’s desk', async () => {
  const { reference } = await input()
  const view = await getInput(visitor(), reference)
  if (!view) throw new Error('it is public')
  const notes = { statements: 0, network: '' }
  await requestNotes.run(notes, () => getStanding(visitor(), view, 'en'))
  expect(notes.statements).toBe(1)
  await requestNotes.run(notes, () => getDesk(declaring.focal, 'en'))
  expect(notes.statements).toBe(2)
})
