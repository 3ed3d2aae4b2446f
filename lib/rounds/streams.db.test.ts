import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildAdmin, buildModerator } from '@/prisma/builders/members'
import { buildPillars } from '@/prisma/builders/pillars'
import { announceRound, changeRound, createRound } from './actions'
import { getRound } from './data'
import { streamTerms } from './rules'
import { changeStreams } from './stream-actions'

let one: Viewer
let two: Viewer

beforeAll(async () => {
  await buildPillars()
  one = await viewerOfMember((await buildAdmin()).id)
  two = await viewerOfMember((await buildAdmin()).id)
})
afterAll(closeDatabase)

const span = (opensAt: string, closesAt: string) => ({ opensAt, closesAt })
const calendar = {
  submission: span('2027-03-01T09:00', '2027-04-01T18:00'),
  consideration: span('2027-04-01T18:00', '2027-05-01T18:00'),
  reply: span('2027-05-01T18:00', '2027-05-15T18:00'),
}
const texts = { title: 'Spring', process: 'Global Mechanism', purpose: 'Views.', symbol: '' }

let made = 0
let slug: string
beforeEach(async () => {
  slug = `spring-${++made}`
  const stream = { included: 'on', question: 'Which?', publishes: 'on_submission' }
  const created = await createRound.perform(one, {
    ...texts,
    slug,
    code: `SP${made}`,
    timeZone: 'America/New_York',
    admission: 'organisations',
    graceMinutes: '0',
    calendar,
    streams: { norms: stream, cbm: stream },
  })
  expect(created).toMatchObject({ ok: true })
})

/** The page's form, as it was read, with `norms` changed. */
async function form(norms: object = {}) {
  const round = await getRound(one, slug)
  const stream = { question: 'Which?', publishes: 'on_submission', calendar }
  return {
    slug,
    base: JSON.stringify(streamTerms(round?.timeZone ?? '', round?.streams ?? [])),
    streams: { norms: { ...stream, ...norms }, cbm: stream },
  }
}
const moved = { ...calendar, reply: span('2027-05-02T18:00', '2027-06-15T18:00') }

describe('changing the streams of a round that is not announced', () => {
  it('moves dates on the clock of its zone, and logs what changed and where', async () => {
    const changed = await form({ question: '', publishes: 'by_moderator', calendar: moved })
    expect(await changeStreams.perform(two, changed)).toMatchObject({
      ok: true,
      value: { to: `/admin/rounds/${slug}?done=roundChanged` },
    })
    const round = await getRound(one, slug)
    const [norms, cbm] = round?.streams ?? []
    expect(norms).toMatchObject({ question: null, publishes: 'by_moderator' })
    expect(norms?.phases[2]).toMatchObject({
      opensAt: new Date('2027-05-02T22:00Z'),
      closesAt: new Date('2027-06-15T22:00Z'),
    })
    expect(cbm).toMatchObject({ question: 'Which?', publishes: 'on_submission' })
    expect(cbm?.phases[2]?.closesAt).toEqual(new Date('2027-05-15T22:00Z'))
    const events = await db().auditEvent.findMany({
      where: { roundId: round?.id, kind: 'stream.changed' },
    })
    expect(events).toMatchObject([
      {
        streamId: norms?.id,
        actorId: two.member?.id,
        facts: {
          question: 'Which? → ',
          publishes: 'on_submission → by_moderator',
          'calendar.reply.opensAt': '2027-05-01T18:00 → 2027-05-02T18:00',
          'calendar.reply.closesAt': '2027-05-15T18:00 → 2027-06-15T18:00',
        },
      },
    ])
  })

  it('stores and logs nothing where nothing changed', async () => {
    expect(await changeStreams.perform(one, await form())).toMatchObject({
      ok: true,
      value: { replayed: true },
    })
    expect((await getRound(one, slug))?.version).toBe(1)
  })

  it('is over once the round is announced, even for a form that was read before', async () => {
    const read = await form({ calendar: moved })
    expect(await announceRound.perform(one, { slug, version: '1' })).toMatchObject({ ok: true })
    expect(await changeStreams.perform(two, read)).toMatchObject({ code: 'PUBLISHED' })
    const round = await getRound(visitor(), slug)
    expect(round?.streams[0]?.phases[2]?.closesAt).toEqual(new Date('2027-05-15T22:00Z'))
  })

  it('is not announced, nor written over, by who read other dates', async () => {
    const stale = await form({ question: 'What else?' })
    expect(await changeStreams.perform(one, await form({ calendar: moved }))).toMatchObject({
      ok: true,
    })
    expect(await announceRound.perform(two, { slug, version: '1' })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await changeStreams.perform(two, stale)).toMatchObject({
      code: 'CONFLICT',
      changed: [
        { field: 'streams.norms.calendar.reply.opensAt', to: '2027-05-02T18:00' },
        { field: 'streams.norms.calendar.reply.closesAt', to: '2027-06-15T18:00' },
      ],
    })
    const base = JSON.stringify(texts)
    expect(await changeRound.perform(two, { ...texts, slug, version: '1', base })).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: 'version', from: '1', to: '2' }],
    })
  })

  it.each([
    [
      'a close before its opening',
      { ...calendar, reply: span('2027-06-02T00:00', '2027-06-01T00:00') },
      'reply.closesAt',
    ],
    [
      'phases out of their order',
      { ...calendar, consideration: span('2027-02-01T00:00', '2027-05-01T00:00') },
      'consideration.opensAt',
    ],
    [
      'a close that the change of clocks puts before its opening',
      { ...calendar, submission: span('2027-03-14T02:30', '2027-03-14T03:15') },
      'submission.closesAt',
    ],
    ['no date', { ...calendar, reply: span('2027-06-02T00:00', '') }, 'reply.closesAt'],
  ])('refuses %s beside its field', async (_case, wrong, at) => {
    const refused = await changeStreams.perform(one, await form({ calendar: wrong }))
    expect(refused).toMatchObject({ code: 'INVALID' })
    expect(Object.keys('fieldErrors' in refused ? (refused.fieldErrors ?? {}) : {})).toEqual([
      `streams.norms.calendar.${at}`,
    ])
  })

  it('is not for moderators, nor about pillars of other rounds', async () => {
    const round = await getRound(one, slug)
    const moderator = await buildModerator({ streamIds: [round?.streams[0]?.id ?? ''] })
    const viewer = await viewerOfMember(moderator.id)
    expect(await changeStreams.perform(viewer, await form())).toMatchObject({ code: 'NOT_FOUND' })
    const { streams, ...read } = await form()
    expect(
      await changeStreams.perform(one, { ...read, streams: { threats: streams.cbm } }),
    ).toMatchObject({ code: 'INVALID' })
  })
})
