import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildAdmin, buildMember, buildModerator } from '@/prisma/builders/members'
import { buildPoll } from '@/prisma/builders/polls'
import { buildRound } from '@/prisma/builders/rounds'
import {
  answerPoll,
  closePoll,
  createPoll,
  discardPoll,
  hideAnswer,
  joinPoll,
  openPoll,
} from './actions'
import { getPoll, listPolls, listTallies } from './data'
import { watchPoll } from './live'

let jar = new Map<string, { value: string }>()
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    set: (name: string, value: string) => jar.set(name, { value }),
  }),
}))

let admin: Viewer
let moderator: Viewer
let member: Viewer
let world: Awaited<ReturnType<typeof buildRound>>
beforeAll(async () => {
  world = await buildRound()
  admin = await viewerOfMember((await buildAdmin()).id)
  moderator = await viewerOfMember(
    (await buildModerator({ streamIds: [world.streams.norms.id] })).id,
  )
  member = await viewerOfMember((await buildMember()).id)
})
beforeEach(() => {
  jar = new Map()
})
afterAll(closeDatabase)

const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const poll = (wish: object = {}) =>
  buildPoll({ round: world.round, createdBy: { id: admin.member?.id ?? '' }, ...wish })
const answer = (viewer: Viewer, id: string, answers: object) =>
  answerPoll.perform(viewer, { poll: id, answers })
async function join(joinCode: string) {
  const joined = await joinPoll.perform(visitor(), { code: joinCode })
  if (joined.ok) await joined.value.settle?.()
  return joined
}
const tallies = async (viewer: Viewer, id: string) =>
  (await listTallies(viewer, { id })).map(({ option, text, account, code, hidden }) => ({
    said: option ?? text,
    account,
    code,
    hidden,
  }))

describe('leading a poll', () => {
  const form = () => ({
    formKey: randomUUID(),
    round: world.round.slug,
    title: 'Pulse',
    questions: { q1: { kind: 'word', prompt: 'One word' } },
  })
  it('is for admins and the round’s moderators; a form sent twice makes one', async () => {
    expect(await code(createPoll.perform(visitor(), form()))).toBe('NOT_FOUND')
    expect(await code(createPoll.perform(member, form()))).toBe('NOT_FOUND')
    const sent = form()
    expect(await code(createPoll.perform(moderator, sent))).toBe('ok')
    expect(await createPoll.perform(moderator, sent)).toMatchObject({ value: { replayed: true } })
    expect(await code(createPoll.perform(admin, sent))).toBe('KEY_REUSED')
    expect(await getPoll(member, sent.formKey)).toBeNull()
    expect(await listPolls(visitor(), world.round.slug)).toEqual([])
    expect(await code(openPoll.perform(member, { poll: sent.formKey }))).toBe('NOT_FOUND')
    expect(await code(closePoll.perform(admin, { poll: sent.formKey }))).toBe('NOT_OPEN_YET')
    expect(await code(openPoll.perform(admin, { poll: sent.formKey }))).toBe('ok')
    expect(await code(openPoll.perform(admin, { poll: sent.formKey }))).toBe('ALREADY_DONE')
    expect(await code(discardPoll.perform(admin, { poll: sent.formKey }))).toBe('ALREADY_DONE')
    expect(await listPolls(visitor(), world.round.slug)).toMatchObject([{ id: sent.formKey }])
    expect((await getPoll(visitor(), sent.formKey))?.joinCode).toBeNull()
    expect((await getPoll(moderator, sent.formKey))?.joinCode).toHaveLength(8)
  })
  it('keeps the questions of an open poll as they are, by trigger', async () => {
    const { questions } = await poll()
    const change = db().pollQuestion.update({
      where: { id: questions[0]?.id },
      data: { prompt: 'Another' },
    })
    await expect(change).rejects.toThrow(/are open/)
  })
  it('discards what nobody was asked', async () => {
    const { id } = await poll({ opened: false })
    expect(await code(discardPoll.perform(moderator, { poll: id }))).toBe('ok')
    expect(await getPoll(admin, id)).toBeNull()
  })
})

describe('answering', () => {
  it('counts members and who joined by code apart, each once, the last answer for all', async () => {
    const { id, joinCode } = await poll()
    expect(await code(answer(visitor(), id, { q3: '0' }))).toBe('NOT_FOUND')
    expect(await code(answer(member, id, { q1: 'hopeful', q2: ['0', '1'] }))).toBe('ok')
    expect(await code(answer(member, id, { q1: 'Hopeful', q2: ['1'] }))).toBe('ok')
    const typed = `${joinCode.slice(0, 4).toLowerCase()} ${joinCode.slice(4)}`
    expect(await code(join(typed))).toBe('ok')
    expect(await code(answer(visitor(), id, { q1: 'HOPEFUL', q3: '2' }))).toBe('ok')
    expect(await code(join(joinCode))).toBe('ok')
    expect(await code(answer(visitor(), id, { q1: 'hopeful', q3: '1' }))).toBe('ok')
    expect(await tallies(visitor(), id)).toEqual(
      expect.arrayContaining([
        { said: expect.stringMatching(/^hopeful$/i), account: 1, code: 1, hidden: false },
        { said: 1, account: 1, code: 0, hidden: false },
        { said: 1, account: 0, code: 1, hidden: false },
      ]),
    )
    expect(await tallies(visitor(), id)).toHaveLength(3)
    expect(await getPoll(member, id)).toMatchObject({ participants: 2, byCode: 1, answered: true })
  })
  it('is refused beside the field, by a wrong code, and once the poll is closed', async () => {
    const { id, joinCode } = await poll()
    expect(await answer(member, id, { q3: '7' })).toMatchObject({
      fieldErrors: { 'answers.q3': ['choose'] },
    })
    expect(await join('AAAAAAAA')).toMatchObject({ fieldErrors: { code: ['noSuchCode'] } })
    expect(await code(answer(member, id, { q3: '0' }))).toBe('ok')
    expect(await code(closePoll.perform(moderator, { poll: id }))).toBe('ok')
    expect(await code(answer(member, id, { q3: '1' }))).toBe('CLOSED')
    expect(await code(join(joinCode))).toBe('INVALID')
    expect(await tallies(member, id)).toEqual([{ said: 0, account: 1, code: 0, hidden: false }])
  })
  it('takes nothing after the close, by trigger', async () => {
    const { id } = await poll()
    await closePoll.perform(admin, { poll: id })
    const late = db().pollBallot.create({
      data: { pollId: id, participant: 'x', entry: 'code' },
    })
    await expect(late).rejects.toThrow(/takes no answers/)
  })
  it('loses none and takes none late when a poll closes under a burst', async () => {
    const { id } = await poll()
    const members = await Promise.all(
      Array.from({ length: 20 }, async () => viewerOfMember((await buildMember()).id)),
    )
    const acts = members.map((viewer) => code(answer(viewer, id, { q3: '0' })))
    acts.splice(10, 0, code(closePoll.perform(admin, { poll: id })))
    const codes = await Promise.all(acts)
    const taken = codes.filter((one) => one === 'ok').length - 1
    expect(codes.filter((one) => one !== 'ok' && one !== 'CLOSED')).toEqual([])
    expect((await getPoll(admin, id))?.participants).toBe(taken)
  })
  it('tells in the log that somebody took part, not what they answered', async () => {
    const { id } = await poll()
    await answer(member, id, { q1: 'secretword', q4: 'secretsentence' })
    const events = await db().auditEvent.findMany({ where: { subjectId: id } })
    expect(events).toMatchObject([{ kind: 'poll.answered', facts: { entry: 'account' } }])
    expect(JSON.stringify(events)).not.toContain('secret')
    const ballots = await db().pollBallot.findMany({ where: { pollId: id } })
    expect(JSON.stringify(ballots)).not.toContain(member.member?.id)
  })
})

it('hides words wherever they say the same, for whoever does not lead the poll', async () => {
  const { id } = await poll()
  const other = await viewerOfMember((await buildMember()).id)
  await answer(member, id, { q1: 'Rude' })
  await answer(other, id, { q1: 'rude', q3: '0' })
  const said = (await listTallies(admin, { id })).find(({ text }) => text)
  const hide = (viewer: Viewer) =>
    hideAnswer.perform(viewer, { poll: id, answer: said?.answerId ?? '' })
  expect(await code(hide(member))).toBe('NOT_FOUND')
  expect(await code(hide(moderator))).toBe('ok')
  expect(await code(hide(moderator))).toBe('ALREADY_DONE')
  expect(await tallies(visitor(), id)).toContainEqual({
    said: null,
    account: 2,
    code: 0,
    hidden: true,
  })
  expect(JSON.stringify(await listTallies(visitor(), { id }))).not.toMatch(/rude/i)
  expect(JSON.stringify(await listTallies(admin, { id }))).toMatch(/rude/i)
})

it('tells whoever watches a poll, and nobody else, that its results changed', async () => {
  const [{ id }, other] = [await poll(), await poll()]
  const heard = { own: 0, other: 0 }
  const stop = watchPoll(id, () => {
    heard.own += 1
  })
  watchPoll(other.id, () => {
    heard.other += 1
  })
  // Once connected it tells all: anything may have happened before.
  await vi.waitFor(() => expect(heard).toEqual({ own: 1, other: 1 }), 10_000)
  await answer(member, id, { q3: '0' })
  await vi.waitFor(() => expect(heard.own).toBeGreaterThan(1), 10_000)
  expect(heard.other).toBe(1)
  const before = heard.own
  stop?.()
  await answer(member, id, { q3: '1' })
  await answer(member, other.id, { q3: '1' })
  await vi.waitFor(() => expect(heard.other).toBeGreaterThan(1), 10_000)
  expect(heard.own).toBe(before)
})
