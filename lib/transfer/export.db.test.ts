// Over 250 lines: every section of the export, on one member.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { appendEvents } from '@/lib/audit/append'
import { closeDatabase, db } from '@/lib/platform/db'
import { participantOf } from '@/lib/platform/participant'
import { requestNotes } from '@/lib/platform/request'
import { type SignedIn, viewerOfMember } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildDelegation, buildDraft, completeContent } from '@/prisma/builders/drafts'
import { buildInput } from '@/prisma/builders/inputs'
import {
  buildAdmin,
  buildMember,
  buildModerator,
  buildOrganiser,
  buildSession,
} from '@/prisma/builders/members'
import { buildPoll } from '@/prisma/builders/polls'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { exportOf } = await import('./export')

type Exported = Record<string, unknown> & {
  // biome-ignore lint/suspicious/noExplicitAny: read from JSON, as whoever loads the file does
  [list in 'inputs' | 'drafts' | 'events' | 'sessions' | 'pollAnswers' | 'coSponsorships']: any[]
}

const textOf = async (viewer: SignedIn) => {
  let text = ''
  for await (const piece of exportOf(viewer, 'https://example.org')) text += piece
  return text
}
const exported = async (viewer: SignedIn) => JSON.parse(await textOf(viewer)) as Exported
const seen = async (id: string) => (await viewerOfMember(id)) as SignedIn

let us: Awaited<ReturnType<typeof buildDelegation>>
let them: Awaited<ReturnType<typeof buildDelegation>>
let round: Awaited<ReturnType<typeof buildRound>>
let me: SignedIn
const mine: string[] = []

beforeAll(async () => {
  us = await buildDelegation()
  them = await buildDelegation()
  round = await buildRound()
  me = await seen(us.submitter.id)
  await db().member.update({
    where: { id: us.submitter.id },
    data: { name: 'A pseudonym', pseudonymFrom: new Date() },
  })
  await plant()
})
afterAll(closeDatabase)

/** Mine beside what is others', whose every text begins with "secret". */
async function plant() {
  const { streams } = round
  const moderator = await buildModerator({
    streamIds: [streams.norms.id],
    name: 'secret-moderator',
  })
  const { organisation, submitter: author } = us
  const wish = { stream: streams.norms, organisation, author }
  const files = [{ name: 'Mine.txt', text: 'A letter.' }]
  const open = await buildInput({ ...wish, files, points: [{ statement: 'My point' }] })
  const hidden = await buildInput({ ...wish, attribution: 'moderators_only', published: false })
  const gone = await buildInput({ ...wish, points: [{ statement: 'My withdrawn point' }] })
  await db().withdrawal.create({
    data: { inputId: gone.id, withdrawnById: author.id, reason: 'Too early' },
  })
  const colleague = await db().member.update({
    where: { id: us.drafter.id },
    data: { name: 'secret-colleague' },
  })
  const ours = await buildInput({ ...wish, author: colleague })
  const theirsGone = await buildInput({
    ...wish,
    author: colleague,
    points: [{ statement: 'secret-withdrawn' }],
    source: 'secret-source',
  })
  await db().withdrawal.create({
    data: { inputId: theirsGone.id, withdrawnById: colleague.id, reason: 'secret-reason' },
  })
  mine.push(...[open, hidden, gone, ours, theirsGone].map(({ reference }) => reference))
  const { revisions } = await buildDocument({
    round: round.round,
    revisions: [{ name: 'Zero draft', paragraphs: [{ number: '1', text: 'Norms.' }] }],
  })
  const [[point], [other], [revision]] = [open.points, gone.points, revisions]
  if (!point || !other || !revision) throw new Error('the builders built less than was asked')
  const published = await buildUptake({
    point,
    revision,
    outcome: 'reflected',
    reason: 'It was taken up.',
    decidedBy: moderator,
    published: true,
  })
  await buildUptake({ point: other, revision, reason: 'secret-note', decidedBy: moderator })
  await db().verdict.create({
    data: {
      recordId: published.id,
      memberId: author.id,
      answer: 'partly',
      wouldNeed: 'More',
      formKey: crypto.randomUUID(),
    },
  })
  await db().review.create({
    data: {
      recordId: published.id,
      recordVersion: 1,
      reviewerId: (await buildModerator({ streamIds: [streams.norms.id] })).id,
      finding: 'agreed',
      comment: 'secret-review',
    },
  })
  await plantOthers(moderator.id)
  for (const discardedAt of [null, new Date()]) {
    const { draft } = await buildDraft({ stream: streams.norms, organisation, member: author })
    await db().draft.update({ where: { id: draft }, data: { discardedAt } })
  }
  const poll = await buildPoll({ round: round.round, createdBy: moderator, answered: true })
  const question = await db().pollQuestion.findFirstOrThrow({
    where: { pollId: poll.id, kind: 'text' },
  })
  for (const [participant, text] of [
    [(await participantOf(me, poll.id)) ?? '', 'My word'],
    ['somebody', 'secret-word'],
  ] as const)
    await db().pollBallot.create({
      data: {
        pollId: poll.id,
        participant,
        entry: 'account',
        answers: { create: [{ questionId: question.id, text }] },
      },
    })
  await appendEvents(db(), author.id, [{ kind: 'session.confirmed', subjectId: author.id }])
}

async function plantOthers(moderatorId: string) {
  const { streams } = round
  const content = { ...completeContent, title: 'secret-draft' }
  const stream = streams.norms
  const { drafter: member, organisation } = us
  await buildDraft({ stream, organisation, member, content })
  await buildDraft({
    stream,
    organisation: them.organisation,
    member: them.submitter,
    content,
  })
  const theirs = { stream, organisation: them.organisation, author: them.submitter }
  const points = [{ statement: 'secret-statement' }]
  await buildInput({ ...theirs, title: 'secret-title', points })
  // A colleague's for moderators only, and one of mine in an organisation of theirs that I never spoke for.
  await buildInput({
    stream,
    organisation,
    author: us.drafter,
    attribution: 'moderators_only',
    title: 'secret-hidden',
    points,
  })
  await appendEvents(db(), moderatorId, [
    { kind: 'uptake.recorded', subjectId: round.round.id, facts: { note: 'secret-event' } },
  ])
}

describe('the export of a member', () => {
  test('holds every input of theirs with all it has, and none is lost', async () => {
    const { inputs, ...rest } = await exported(me)
    expect(inputs.map(({ reference }) => reference).sort()).toEqual([...mine].sort())
    const [open, hidden, gone, ours] = mine.map((reference) =>
      inputs.find((input) => input.reference === reference),
    )
    expect(open).toMatchObject({
      author: true,
      versions: [
        {
          number: 1,
          points: [
            {
              statement: 'My point',
              uptake: [
                {
                  outcome: 'reflected',
                  reason: 'It was taken up.',
                  paragraphs: ['1'],
                  verdicts: [{ answer: 'partly', wouldNeed: 'More' }],
                },
              ],
            },
          ],
          attachments: [
            { name: 'Mine.txt', href: expect.stringMatching(/^https:\/\/example.org\/api\/att/) },
          ],
        },
      ],
    })
    expect(hidden).toMatchObject({ attribution: 'moderators_only', author: true })
    expect(gone).toMatchObject({
      withdrawal: { reason: 'Too early' },
      versions: [{ points: [{ statement: 'My withdrawn point' }] }],
    })
    expect(ours).toMatchObject({ author: false, authorName: null })
    expect(rest.drafts.map(({ state }) => state).sort()).toEqual(['discarded', 'open'])
    expect(rest.pollAnswers).toMatchObject([{ answer: 'My word' }])
    expect(rest.events).toMatchObject([{ kind: 'session.confirmed' }])
    expect(rest).toMatchObject({
      format: 'uptake-export/1',
      complete: true,
      profile: { email: us.submitter.email, name: 'A pseudonym' },
    })
  })

  test('holds nothing of others: no name, no draft, no note before it was published', async () => {
    const text = await textOf(me)
    expect(text.match(/secret[\w-]*/g)).toBeNull()
    expect(text).not.toContain(us.drafter.email)
  })

  test('holds nothing that would sign anybody in', async () => {
    const token = await buildSession({ memberId: us.submitter.id })
    const { sessions } = await exported(me)
    expect(sessions).toHaveLength(1)
    const text = await textOf(me)
    expect(text).not.toContain(token)
    const session = await db().session.findFirstOrThrow({ where: { memberId: us.submitter.id } })
    expect(text).not.toContain(session.tokenHash)
  })

  test('is what docs/export.md says it is', async () => {
    const documented = readFileSync('docs/export.md', 'utf8')
    const keys = Object.keys(await exported(me))
    const told = [...documented.matchAll(/^\| `(\w+)` /gm)].map(([, key]) => key)
    expect(told).toEqual(keys)
  })

  test('tells an organiser of which consultation and round, also in all its pillars', async () => {
    const { id } = await buildOrganiser({ roundId: round.round.id, place: 'Suva' })
    expect((await exported(await seen(id))).roles).toMatchObject([
      {
        ...{ role: 'organiser', round: round.round.slug, pillar: null, place: 'Suva' },
        ...{ consultation: 'Regional consultation', channel: 'regional_consultation' },
      },
    ])
  })

  test('of a member without an address is whole, and holds invitations to nobody', async () => {
    const { id } = await buildMember()
    await db().member.update({ where: { id }, data: { email: null } })
    expect(await exported(await seen(id))).toMatchObject({
      profile: { email: null },
      invitations: [],
      complete: true,
    })
  })

  test('of an admin is no export of the log', async () => {
    const admin = await seen((await buildAdmin()).id)
    expect((await exported(admin)).events).toEqual([])
  })

  test('is read a hundred items at a time, and loses none', async () => {
    const member = await buildMember()
    await db().auditEvent.createMany({
      data: Array.from({ length: 250 }, (_, order) => ({
        kind: 'draft.saved',
        actorId: member.id,
        subjectId: member.id,
        facts: { order },
      })),
    })
    const notes = { statements: 0, network: '' }
    const { events } = await requestNotes.run(notes, async () => exported(await seen(member.id)))
    expect(events.map(({ facts }) => facts.order).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 250 }, (_, order) => order),
    )
    expect(notes.statements).toBe(20)
  })
})

test('the role of an organiser is told with its consultation and round', async () => {
  const scope = { roundId: round.round.id, consultation: 'Workshop of the Isles', place: 'Suva' }
  const organiser = await buildOrganiser(scope)
  const view = { name: 'Mine', query: 'stream=norms&assigned=me' }
  await db().savedView.create({
    data: { memberId: organiser.id, roundId: round.round.id, ...view },
  })
  const { roles, savedViews } = await exported(await seen(organiser.id))
  expect(savedViews).toMatchObject([{ round: round.round.slug, ...view }])
  expect(roles).toEqual([
    expect.objectContaining({
      role: 'organiser',
      round: round.round.slug,
      pillar: null,
      consultation: 'Workshop of the Isles',
      place: 'Suva',
      channel: 'regional_consultation',
    }),
  ])
})

test('a member without address and name has an export', async () => {
  const { id } = await db().member.create({ data: { name: null, email: null } })
  expect(await exported(await seen(id))).toMatchObject({
    profile: { email: null, name: null },
    invitations: [],
    complete: true,
  })
})
