import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildInput } from '@/prisma/builders/inputs'
import {
  buildAdmin,
  buildAuditor,
  buildMember,
  buildModerator,
  buildOrganisation,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { ATTRIBUTIONS } from './attribution'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { getInput, listInputs, listMyInputs } = await import('./data')

type Level = (typeof ATTRIBUTIONS)[number]
const marks = (level: string) => ({
  text: `canary-text-${level}`,
  person: `canary-person-${level}`,
  organisation: `canary-organisation-${level}`,
  source: `canary-source-${level}`,
})

/** Every reader, with which marks of which level they may meet. */
const PUBLIC = {
  person_and_organisation: ['text', 'person', 'organisation', 'source'],
  organisation: ['text', 'organisation', 'source'],
  type_and_region: ['text'],
  moderators_only: [],
} as const
const ALL = ['text', 'person', 'organisation', 'source']

let round: Awaited<ReturnType<typeof buildRound>>
const readers: Record<string, Awaited<ReturnType<typeof viewerOfMember>>> = {}
const references = {} as Record<Level, string>
const authors = {} as Record<Level, Awaited<ReturnType<typeof viewerOfMember>>>
const of = (member: { id: string }) => viewerOfMember(member.id)

beforeAll(async () => {
  round = await buildRound({ publishes: 'on_submission' })
  const { norms, cbm } = round.streams
  const colleagues: string[] = []
  for (const level of ATTRIBUTIONS) {
    const mark = marks(level)
    const organisation = await buildOrganisation({ name: mark.organisation, type: 'academia' })
    const author = await buildMember({ name: mark.person, organisations: [organisation] })
    colleagues.push(organisation.id)
    const input = await buildInput({
      stream: norms,
      organisation,
      author,
      attribution: level,
      authorName: mark.person,
      title: mark.text,
      points: [{ statement: mark.text, proposedWording: mark.text }],
      source: mark.source,
      locator: mark.source,
      sourceUrls: [`https://example.org/${mark.source}`],
      note: mark.source,
    })
    references[level] = input.reference
    authors[level] = await of(author)
  }
  readers['a visitor'] = visitor()
  readers['a colleague'] = await of(
    await buildMember({ organisations: colleagues.map((id) => ({ id, role: 'focal_point' })) }),
  )
  readers['another delegate'] = await of(
    await buildMember({ organisations: [await buildOrganisation()] }),
  )
  readers['the moderator'] = await of(await buildModerator({ streamIds: [norms.id] }))
  readers['another moderator'] = await of(await buildModerator({ streamIds: [cbm.id] }))
  readers['an admin'] = await of(await buildAdmin())
  readers['an auditor'] = await of(await buildAuditor())
})
afterAll(closeDatabase)

const expected = (reader: string, level: Level): readonly string[] => {
  if (reader === 'the moderator') return ALL
  if (reader === 'a colleague') return level === 'moderators_only' ? [] : ALL
  return PUBLIC[level]
}

describe.each([
  'a visitor',
  'a colleague',
  'another delegate',
  'the moderator',
  'another moderator',
  'an admin',
  'an auditor',
])('%s', (reader) => {
  test.each(ATTRIBUTIONS)('is told of an input for %s what that level allows', async (level) => {
    const viewer = readers[reader] ?? visitor()
    const allowed = expected(reader, level)
    const read = JSON.stringify([
      await getInput(viewer, references[level]),
      (await listInputs(viewer, { streamId: round.streams.norms.id })).items.filter(
        ({ reference }) => reference === references[level],
      ),
      (await listMyInputs(viewer)).items.filter(({ reference }) => reference === references[level]),
    ])
    for (const [kind, mark] of Object.entries(marks(level)))
      expect([kind, read.includes(mark)]).toEqual([kind, allowed.includes(kind)])
    expect(read.includes(references[level])).toBe(allowed.length > 0)
  })
})

test('only an author opens what is for moderators; each reading of a moderator is logged', async () => {
  const viewer = authors.moderators_only
  expect(await getInput(viewer, references.moderators_only)).not.toBeNull()
  const logged = () =>
    db().auditEvent.findMany({ where: { kind: 'input.opened', actorId: viewer.member?.id } })
  expect(await logged()).toHaveLength(0)
  const moderator = readers['the moderator']?.member?.id
  const before = await db().auditEvent.count({ where: { kind: 'input.opened' } })
  const looking = readers['the moderator'] ?? visitor()
  const list = await listInputs(looking, { streamId: round.streams.norms.id })
  const row = list.items.find(({ reference }) => reference === references.moderators_only)
  expect(row).toMatchObject({ title: null, byline: { kind: 'participant' } })
  await getInput(looking, references.moderators_only)
  const opened = await db().auditEvent.findMany({ where: { kind: 'input.opened' } })
  expect(opened).toHaveLength(before + 1)
  expect(opened.at(-1)).toMatchObject({ actorId: moderator, organisationId: null, roundId: null })
})

test('type and region name nobody below five organisations, and the type from five on', async () => {
  const { round: own, streams } = await buildRound({ pillars: ['cbm'] })
  const speak = async () =>
    buildInput({
      stream: streams.cbm,
      organisation: await buildOrganisation({ type: 'state', electoralGroup: 'african' }),
      attribution: 'type_and_region',
    })
  const { reference } = await speak()
  for (let spoken = 2; spoken <= 4; spoken++) await speak()
  expect((await getInput(visitor(), reference))?.byline).toEqual({ kind: 'participant' })
  await speak()
  expect((await getInput(visitor(), reference))?.byline).toEqual({
    kind: 'group',
    type: 'state',
    electoralGroup: 'african',
  })
  await db().round.update({ where: { id: own.id }, data: { announcedAt: null } })
  expect(await getInput(visitor(), reference)).toBeNull()
})

test('one statement for a page of the list and for an input, at 50 and at 5,000', async () => {
  const { streams } = await buildRound({ pillars: ['norms'] })
  const organisations = await Promise.all(Array.from({ length: 8 }, () => buildOrganisation()))
  const wish = { stream: streams.norms, organisations, attribution: 'type_and_region' as const }
  const streamId = streams.norms.id
  for (const count of [50, 4950]) {
    await bulkInputs({ ...wish, count })
    const notes = { statements: 0, network: '' }
    const { items, next } = await requestNotes.run(notes, () => listInputs(visitor(), { streamId }))
    expect(notes.statements).toBe(1)
    expect(items).toHaveLength(50)
    expect(next === null).toBe(count === 50)
    await requestNotes.run(notes, () => getInput(visitor(), items[7]?.reference ?? ''))
    expect(notes.statements).toBe(2)
  }
  const seen = new Set<string>()
  let after: string | undefined
  do {
    const { items, next } = await listInputs(visitor(), { streamId, after, limit: 1000 })
    for (const { reference } of items) seen.add(reference)
    after = next ?? undefined
  } while (after)
  expect(seen.size).toBe(5000)
})
