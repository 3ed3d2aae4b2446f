import { afterAll, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound, openCalendar } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { queueReminders } from './reminders'

afterAll(closeDatabase)

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const toldOf = (memberId: string) =>
  db().notification.findMany({ where: { memberId }, orderBy: { id: 'asc' } })
const draft = (streamId: string, memberId: string, what: object = {}) =>
  db().draft.create({ data: { streamId, memberId, content: {}, ...what } })

it('whoever has a draft is reminded once before inputs close, and again of a later close', async () => {
  const near = await buildRound({ phases: openCalendar(inDays(2)) })
  const far = await buildRound({ phases: openCalendar(inDays(5)) })
  const hidden = await buildRound({ phases: openCalendar(inDays(2)), announced: false })
  const [late, early, done, gone] = [
    await buildMember(),
    await buildMember(),
    await buildMember(),
    await buildMember(),
  ]
  const stream = near.streams.norms.id
  await draft(stream, late.id)
  await draft(stream, late.id)
  await draft(far.streams.norms.id, early.id)
  await draft(hidden.streams.norms.id, early.id)
  await draft(stream, done.id, { submittedAt: new Date() })
  await draft(stream, gone.id, { discardedAt: new Date() })
  await Promise.all([queueReminders(), queueReminders()])
  await queueReminders()
  expect(await toldOf(late.id)).toMatchObject([{ kind: 'deadline_near', path: '/me' }])
  for (const { id } of [early, done, gone]) expect(await toldOf(id)).toEqual([])
  const mails = await db().outboxMail.findMany({ where: { memberId: late.id } })
  expect(mails).toMatchObject([{ kind: 'deadline_near' }])
  expect(mails[0]?.text).toContain(near.round.title)

  await db().phase.updateMany({
    where: { streamId: stream, kind: 'submission' },
    data: { closesAt: inDays(2.5) },
  })
  await queueReminders()
  expect(await toldOf(late.id)).toHaveLength(2)
})

it('whoever has a draft is reminded once more in the last day, and not twice there either', async () => {
  const near = await buildRound({ phases: openCalendar(inDays(2)) })
  const stream = near.streams.norms.id
  const [member, quiet, late] = [await buildMember(), await buildMember(), await buildMember()]
  await db().notificationPreference.create({
    data: { memberId: quiet.id, kind: 'deadline_near', delivery: 'list' },
  })
  const subjects = async ({ id }: { id: string }) =>
    (await toldOf(id)).map(({ subject }) => /within a day|soon/.exec(subject)?.[0])
  const closing = (days: number) =>
    db().phase.updateMany({
      where: { streamId: stream, kind: 'submission' },
      data: { closesAt: inDays(days) },
    })
  await draft(stream, member.id)
  await draft(stream, quiet.id)
  await queueReminders()
  expect(await subjects(member)).toEqual(['soon'])

  // A day and a half later it is the same close, of which they were told before.
  await closing(0.5)
  await db().$executeRaw`UPDATE notifications n SET key = 'deadline.near:' || ph.id || ':'
      || extract(epoch FROM ph.closes_at)::bigint || ':' || n.member_id
    FROM phases ph WHERE ph.stream_id = ${stream}::uuid AND ph.kind = 'submission'
      AND n.member_id = ANY(${[member.id, quiet.id]}::uuid[])`
  await draft(stream, late.id)
  await Promise.all([queueReminders(), queueReminders()])
  await queueReminders()
  expect(await subjects(member)).toEqual(['soon', 'within a day'])
  expect(await subjects(quiet)).toEqual(['soon', 'within a day'])
  // A draft that was started in the last day is reminded of that alone.
  expect(await subjects(late)).toEqual(['within a day'])
  expect(await db().outboxMail.count({ where: { memberId: member.id } })).toBe(2)
  expect(await db().outboxMail.count({ where: { memberId: quiet.id } })).toBe(0)

  await closing(5)
  await queueReminders()
  expect(await subjects(late)).toEqual(['within a day'])
  await closing(0.75)
  await queueReminders()
  expect(await subjects(late)).toEqual(['within a day', 'within a day'])
})

it('whoever may reply is asked before replies close, as long as nobody did', async () => {
  const span = (opens: number, closes: number) => ({
    opensAt: inDays(opens),
    closesAt: inDays(closes),
  })
  const { round, streams } = await buildRound({
    phases: { submission: span(-30, -9), consideration: span(-9, -1), reply: span(-1, 2) },
  })
  const document = await buildDocument({
    round,
    revisions: [{ name: 'Zero draft', paragraphs: [{ number: '1', text: 'A.' }], published: true }],
  })
  const [revision] = document.revisions
  if (!revision) throw new Error('no revision')
  const ours = await buildOrganisation()
  const member = (role: 'drafter' | 'submitter') =>
    buildMember({ organisations: [{ id: ours.id, role }] })
  const [author, colleague, drafter] = [
    await member('submitter'),
    await member('submitter'),
    await member('drafter'),
  ]
  const wish = { stream: streams.norms, organisation: ours, author }
  const open = await buildInput(wish)
  const secret = await buildInput({ ...wish, stream: streams.cbm, attribution: 'moderators_only' })
  const waiting = await buildInput({ ...wish, stream: streams.capacity })
  for (const [input, published] of [
    [open, true],
    [secret, true],
    [waiting, false],
  ] as const) {
    const [point] = input.points
    if (!point) throw new Error('no point')
    await buildUptake({ point, revision, published })
  }
  await queueReminders()
  const asked = async ({ id }: { id: string }) => (await toldOf(id)).map(({ kind }) => kind)
  expect(await asked(author)).toEqual(['verdict_asked', 'verdict_asked'])
  expect(await asked(colleague)).toEqual(['verdict_asked'])
  expect(await asked(drafter)).toEqual([])
})
