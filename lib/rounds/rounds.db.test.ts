import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildPillars } from '@/prisma/builders/pillars'
import { buildRound } from '@/prisma/builders/rounds'
import { announceRound, changeRound, createRound } from './actions'
import { getRound, listRounds, listStreamFigures } from './data'

let one: Viewer
let two: Viewer

beforeAll(async () => {
  await buildPillars()
  one = await viewerOfMember((await buildAdmin()).id)
  two = await viewerOfMember((await buildAdmin()).id)
})
afterAll(closeDatabase)

const counted = async (act: () => Promise<unknown>) => {
  const notes = { statements: 0, network: '' }
  await requestNotes.run(notes, act)
  return notes.statements
}

const span = (opensAt: string, closesAt: string) => ({ opensAt, closesAt })
const wish = (change: object = {}) => ({
  title: 'Thematic groups, spring',
  code: 'TG27',
  process: 'Global Mechanism',
  purpose: 'Views are sought.',
  symbol: '',
  slug: '',
  timeZone: 'America/New_York',
  admission: 'organisations',
  graceMinutes: '15',
  calendar: {
    submission: span('2027-03-01T09:00', '2027-04-01T18:00'),
    consideration: span('2027-04-01T18:00', '2027-05-01T18:00'),
    reply: span('2027-05-01T18:00', '2027-05-15T18:00'),
  },
  streams: {
    norms: { included: 'on', question: 'Which norms?', publishes: 'on_submission' },
    cbm: {
      included: 'on',
      question: '',
      publishes: 'by_moderator',
      calendar: {
        submission: span('', '2027-03-20T12:00'),
        consideration: span('', ''),
        reply: span('', ''),
      },
    },
    threats: { question: '', publishes: 'on_submission' },
  },
  ...change,
})

describe('creating a round', () => {
  it('makes its streams and their phases in its zone, for staff only until it is announced', async () => {
    const made = await createRound.perform(one, wish())
    expect(made).toMatchObject({
      ok: true,
      value: { to: '/admin/rounds/thematic-groups-spring?done=roundCreated' },
    })
    const slug = 'thematic-groups-spring'
    const round = await getRound(one, slug)
    expect(round?.streams.map(({ pillarKey }) => pillarKey)).toEqual(['norms', 'cbm'])
    // New York is four hours behind UTC in April, five on 1 March.
    expect(round?.streams[0]?.phases[0]).toMatchObject({
      kind: 'submission',
      opensAt: new Date('2027-03-01T14:00Z'),
      closesAt: new Date('2027-04-01T22:00Z'),
    })
    expect(round?.streams[1]?.phases[0]?.closesAt).toEqual(new Date('2027-03-20T16:00Z'))
    expect(round?.streams[1]?.phases[1]?.closesAt).toEqual(new Date('2027-05-01T22:00Z'))
    expect(await getRound(visitor(), slug)).toBeNull()

    const base = JSON.stringify({
      title: 'Thematic groups, spring',
      process: 'Global Mechanism',
      purpose: 'Views are sought.',
    })
    const stale = { slug, version: '1', base, title: 'A', process: 'B', purpose: 'C', symbol: '' }
    expect(await changeRound.perform(one, stale)).toMatchObject({ ok: true })
    expect(await changeRound.perform(two, { ...stale, title: 'Other' })).toMatchObject({
      code: 'CONFLICT',
      changed: [
        { field: 'title', from: 'Thematic groups, spring', to: 'A' },
        { field: 'process', from: 'Global Mechanism', to: 'B' },
        { field: 'purpose', from: 'Views are sought.', to: 'C' },
      ],
    })
    expect(await announceRound.perform(two, { slug, version: '1' })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await announceRound.perform(two, { slug, version: '2' })).toMatchObject({ ok: true })
    expect(await announceRound.perform(one, { slug, version: '2' })).toMatchObject({
      code: 'ALREADY_DONE',
    })
    expect((await getRound(visitor(), slug))?.title).toBe('A')
    expect(await changeRound.perform(one, { ...stale, version: '2' })).toMatchObject({
      code: 'PUBLISHED',
    })
    const events = await db().auditEvent.findMany({
      where: { roundId: round?.id },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ kind }) => kind)).toEqual([
      'round.created',
      'round.changed',
      'round.announced',
    ])
  })

  it('says next to the field that an address or a code is taken, even when two ask at once', async () => {
    const twin = wish({ title: 'Twin', code: 'TWIN' })
    const both = await Promise.all([createRound.perform(one, twin), createRound.perform(two, twin)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      code: 'TAKEN',
      fieldErrors: { slug: ['taken'], code: ['taken'] },
    })
  })

  it.each([
    ['no pillar', { streams: {} }, 'pillars'],
    ['an unknown zone', { timeZone: 'Atlantis/Centre' }, 'timeZone'],
    [
      'a close before its opening',
      { calendar: { ...wish().calendar, reply: span('2027-06-02T00:00', '2027-06-01T00:00') } },
      'calendar.reply.closesAt',
    ],
    [
      'phases out of their order',
      {
        calendar: {
          ...wish().calendar,
          consideration: span('2027-01-01T00:00', '2027-05-01T00:00'),
        },
      },
      'calendar.consideration.opensAt',
    ],
    ['a code with a space', { code: 'GM 26' }, 'code'],
  ])('refuses %s', async (_what, change, field) => {
    const refused = await createRound.perform(one, wish({ code: 'NEW1', ...change }))
    expect(refused).toMatchObject({ code: 'INVALID' })
    expect(Object.keys(refused.ok ? {} : (refused.fieldErrors ?? {}))).toContain(field)
  })

  it('does not exist for others than admins', async () => {
    const { streams } = await buildRound()
    const moderator = await buildModerator({ streamIds: [streams.norms.id] })
    const viewer = await viewerOfMember(moderator.id)
    expect(await createRound.perform(viewer, wish({ code: 'NOPE' }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await createRound.perform(visitor(), wish({ code: 'NOPE' }))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('reading rounds', () => {
  it('counts public inputs only, in one statement whatever their number', async () => {
    const { round, streams } = await buildRound()
    const stream = streams.norms
    await buildInput({ stream })
    await buildInput({ stream, published: false })
    await buildInput({ stream, attribution: 'moderators_only' })
    const withdrawn = await buildInput({ stream })
    await db().withdrawal.create({
      data: { inputId: withdrawn.id, withdrawnById: withdrawn.authorId ?? '' },
    })
    const seen = await getRound(visitor(), round.slug)
    expect(seen?.streams[0]?.inputCount).toBe(1)
    const [figures] = await listStreamFigures(one, round.id)
    expect(figures).toMatchObject({
      submitted: 4,
      published: 1,
      held: 1,
      restricted: 1,
      withdrawn: 1,
    })
    expect(figures?.waiting).toHaveLength(1)
    expect(await listStreamFigures(visitor(), round.id)).toEqual([])
  })

  it('stops counting above a thousand, and stays at one statement', async () => {
    const { round, streams } = await buildRound()
    await bulkInputs({
      stream: streams.norms,
      organisations: [await buildOrganisation()],
      count: 1200,
    })
    expect(await counted(() => getRound(visitor(), round.slug))).toBe(1)
    expect((await getRound(visitor(), round.slug))?.streams[0]?.inputCount).toBe(1001)
    expect(await counted(() => listRounds(visitor()))).toBe(1)
    expect(await counted(() => listStreamFigures(one, round.id))).toBe(1)
  })
})
