import { afterAll, expect, it } from 'vitest'
import { proposeRole, revokeRole, signRole } from '@/lib/members/actions'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember } from '@/lib/platform/viewer'
import { proposeExtension, signExtension } from '@/lib/rounds/actions'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildMember } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

afterAll(closeDatabase)

const admin = async (): Promise<Viewer> => viewerOfMember((await buildAdmin()).id)
const toldOf = async (memberId: string) =>
  (await db().notification.findMany({ where: { memberId }, orderBy: { id: 'asc' } })).map(
    ({ kind, subject, path }) => ({ kind, subject, path }),
  )

it('a member is told of a role once it is in force, and when it ends', async () => {
  const [one, two, member] = [await admin(), await admin(), await buildMember()]
  const { round, streams } = await buildRound()
  const role = `moderator:${streams.norms.id}`
  await proposeRole.perform(one, { memberId: member.id, role })
  expect(await toldOf(member.id)).toEqual([])
  const { id } = await db().roleGrant.findFirstOrThrow({ where: { memberId: member.id } })
  await signRole.perform(two, { id, version: '1' })
  expect(await revokeRole.perform(one, { id })).toMatchObject({ ok: true })
  const told = await toldOf(member.id)
  expect(told.map(({ kind, path }) => [kind, path])).toEqual([
    ['role_changed', '/moderate'],
    ['role_changed', '/me'],
  ])
  for (const { subject } of told) expect(subject).toContain(round.title)
  const mails = await db().outboxMail.findMany({ where: { memberId: member.id } })
  expect(mails).toHaveLength(2)
})

it('a role that is taken back before it is in force is told to nobody', async () => {
  const [one, member] = [await admin(), await buildMember()]
  await proposeRole.perform(one, { memberId: member.id, role: 'auditor' })
  const { id } = await db().roleGrant.findFirstOrThrow({ where: { memberId: member.id } })
  expect(await revokeRole.perform(one, { id })).toMatchObject({ ok: true })
  expect(await toldOf(member.id)).toEqual([])
})

it('whoever writes in a stream is told of more time, when it is signed', async () => {
  const [one, two] = [await admin(), await admin()]
  const [author, drafter, elsewhere] = [
    await buildMember(),
    await buildMember(),
    await buildMember(),
  ]
  const { round, streams } = await buildRound({ timeZone: 'America/New_York' })
  await buildInput({ stream: streams.norms, author, attribution: 'moderators_only' })
  await buildInput({ stream: streams.cbm, author: elsewhere })
  await db().draft.create({
    data: { streamId: streams.norms.id, memberId: drafter.id, content: {} },
  })
  const phase = await db().phase.findFirstOrThrow({
    where: { streamId: streams.norms.id, kind: 'submission' },
  })
  const closesAt = new Date(phase.closesAt.getTime() + 86_400_000).toISOString().slice(0, 16)
  const reason = 'Translations came late.'
  expect(
    await proposeExtension.perform(one, { phaseId: phase.id, closesAt, reason }),
  ).toMatchObject({ ok: true })
  expect(await toldOf(author.id)).toEqual([])
  const { id } = await db().phaseExtension.findFirstOrThrow({ where: { phaseId: phase.id } })
  expect(await signExtension.perform(two, { id, version: '1' })).toMatchObject({ ok: true })
  for (const { id: memberId } of [author, drafter])
    expect(await toldOf(memberId)).toMatchObject([
      { kind: 'phase_extended', path: `/rounds/${round.slug}` },
    ])
  expect(await toldOf(elsewhere.id)).toEqual([])
  const mail = await db().outboxMail.findFirstOrThrow({ where: { memberId: author.id } })
  expect(mail.text).toContain('Eastern Standard Time')
  expect(mail.text).toContain('UTC')
})
