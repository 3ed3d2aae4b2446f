import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { listToSign } from '@/lib/doors/to-sign'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember } from '@/lib/platform/viewer'
import { buildAdmin, buildAuditor, buildMember } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { changeSingleAdmin, proposeOrganiser, proposeRole, revokeRole, signRole } from './actions'
import { findMember, getSettings, listStaff } from './data'

let one: Viewer
let two: Viewer

beforeEach(async () => {
  await db().roleGrant.deleteMany()
  await db().setting.deleteMany()
  one = await viewerOfMember((await buildAdmin()).id)
  two = await viewerOfMember((await buildAdmin()).id)
})
afterAll(closeDatabase)

const idOf = (viewer: Viewer) => viewer.member?.id ?? ''
const grantOf = (memberId: string, role: 'admin' | 'moderator' | 'auditor' | 'organiser') =>
  db().roleGrant.findFirstOrThrow({ where: { memberId, role, revokedAt: null } })

describe('granting a role', () => {
  it('of an organiser names a consultation, takes two admins, and nobody gives it to themselves', async () => {
    const { round, streams } = await buildRound()
    const member = await buildMember()
    const wish = {
      memberId: member.id,
      where: `round:${round.id}`,
      consultation: 'Consultation of the Lakes',
      channel: 'regional_consultation',
      place: 'Entebbe',
    }
    expect(await proposeOrganiser.perform(one, { ...wish, memberId: idOf(one) })).toMatchObject({
      code: 'NEVER_SELF',
    })
    expect(
      await proposeOrganiser.perform(one, { ...wish, consultation: ' ', channel: 'direct' }),
    ).toMatchObject({ fieldErrors: { consultation: ['required'], channel: ['choose'] } })
    const nowhere = { ...wish, where: `stream:${round.id}` }
    expect(await proposeOrganiser.perform(one, nowhere)).toMatchObject({ code: 'NOT_FOUND' })
    for (const of of ['round', 'stream'])
      expect(
        await proposeOrganiser.perform(one, { ...wish, where: `${of}:${'-'.repeat(36)}` }),
      ).toMatchObject({ fieldErrors: { where: ['choose'] } })
    const role = `moderator:${'-'.repeat(36)}`
    expect(await proposeRole.perform(one, { memberId: member.id, role })).toMatchObject({
      fieldErrors: { role: ['choose'] },
    })
    expect(await proposeOrganiser.perform(one, wish)).toMatchObject({ ok: true })
    expect(await proposeOrganiser.perform(two, wish)).toMatchObject({ code: 'ALREADY_DONE' })
    expect((await viewerOfMember(member.id)).organises).toEqual([])
    const { id } = await grantOf(member.id, 'organiser')
    expect(await listToSign(two)).toMatchObject([
      { id, role: 'organiser', consultation: 'Consultation of the Lakes, Entebbe' },
    ])
    expect(await signRole.perform(two, { id, version: '1' })).toMatchObject({ ok: true })
    const viewer = await viewerOfMember(member.id)
    expect(viewer.organises.map(({ streamId }) => streamId)).toContain(streams.norms.id)
    expect(viewer.moderates).toEqual([])
    const mail = await db().outboxMail.findFirstOrThrow({ where: { memberId: member.id } })
    expect(mail.subject).toContain('Organiser of “Consultation of the Lakes, Entebbe”')
    const another = { ...wish, where: `stream:${streams.norms.id}`, place: '' }
    expect(await proposeOrganiser.perform(one, another)).toMatchObject({ ok: true })
  })

  it('takes two admins', async () => {
    const { streams } = await buildRound()
    const member = await buildMember()
    const role = `moderator:${streams.norms.id}`
    expect(await proposeRole.perform(one, { memberId: member.id, role })).toMatchObject({
      ok: true,
      value: { to: '/admin/members?done=roleProposed' },
    })
    expect((await viewerOfMember(member.id)).moderates).toEqual([])
    expect(await proposeRole.perform(two, { memberId: member.id, role })).toMatchObject({
      code: 'ALREADY_DONE',
    })
    const { id } = await grantOf(member.id, 'moderator')
    expect(await signRole.perform(one, { id, version: '1' })).toMatchObject({
      code: 'ALREADY_SIGNED',
    })
    expect(await listToSign(two)).toMatchObject([{ act: 'grant_role', id, signatures: 1 }])
    expect(await signRole.perform(two, { id, version: '1' })).toMatchObject({ ok: true })
    expect((await viewerOfMember(member.id)).moderates).toEqual([streams.norms.id])
    expect(await listToSign(two)).toEqual([])
  })

  it('is never for oneself, neither proposed nor signed', async () => {
    expect(await proposeRole.perform(one, { memberId: idOf(one), role: 'auditor' })).toMatchObject({
      code: 'NEVER_SELF',
    })
    await proposeRole.perform(one, { memberId: idOf(two), role: 'auditor' })
    const { id } = await grantOf(idOf(two), 'auditor')
    expect(await signRole.perform(two, { id, version: '1' })).toMatchObject({ code: 'NEVER_SELF' })
    expect((await viewerOfMember(idOf(two))).auditor).toBe(false)
  })

  it('does not exist for auditors, nor do members', async () => {
    const auditor = await viewerOfMember((await buildAuditor()).id)
    const member = await buildMember()
    const asked = { memberId: member.id, role: 'admin' }
    expect(await proposeRole.perform(auditor, asked)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await findMember(await viewerOfMember(member.id), member.email)).toBeNull()
    expect(await findMember(auditor, member.email.toUpperCase())).toMatchObject({ id: member.id })
  })
})

describe('revoking a role', () => {
  it('works at once, never on oneself', async () => {
    const mine = await grantOf(idOf(one), 'admin')
    const other = await grantOf(idOf(two), 'admin')
    expect(await revokeRole.perform(one, { id: mine.id })).toMatchObject({ code: 'NEVER_SELF' })
    expect(await revokeRole.perform(one, { id: other.id })).toMatchObject({ ok: true })
    expect((await viewerOfMember(idOf(two))).admin).toBe(false)
  })

  it('leaves one admin when two revoke each other at once', async () => {
    const grants = [await grantOf(idOf(two), 'admin'), await grantOf(idOf(one), 'admin')]
    const done = await Promise.all([
      revokeRole.perform(one, { id: grants[0]?.id }),
      revokeRole.perform(two, { id: grants[1]?.id }),
    ])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await getSettings()).admins).toBe(1)
  })
})

describe('the switch for a single admin', () => {
  it('is refused while there are two', async () => {
    expect(await changeSingleAdmin.perform(one, { singleAdmin: 'on' })).toMatchObject({
      code: 'MORE_THAN_ONE_ADMIN',
    })
  })

  it('lets one act alone until a second admin is appointed', async () => {
    await revokeRole.perform(one, { id: (await grantOf(idOf(two), 'admin')).id })
    expect(await changeSingleAdmin.perform(one, { singleAdmin: 'on' })).toMatchObject({ ok: true })
    const member = await buildMember()
    expect(await proposeRole.perform(one, { memberId: member.id, role: 'admin' })).toMatchObject({
      ok: true,
      value: { to: '/admin/members?done=roleGranted' },
    })
    expect(await getSettings()).toEqual({ singleAdmin: false, admins: 2 })
    const events = await db().auditEvent.findMany({
      where: { actorId: idOf(one) },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ kind }) => kind)).toEqual([
      'role.revoked',
      'setting.changed',
      'role.proposed',
      'role.granted',
      'setting.changed',
    ])
  })
})

describe('the list of roles', () => {
  it('runs by keyset in one statement a page', async () => {
    for (let n = 0; n < 5; n++) await buildAuditor()
    const notes = { statements: 0, network: '' }
    const first = await requestNotes.run(notes, () => listStaff(one, null, 3))
    expect(notes.statements).toBe(1)
    const second = await listStaff(one, first.next, 3)
    const third = await listStaff(one, second.next, 3)
    const ids = [...first.items, ...second.items, ...third.items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(7)
    expect(third.next).toBeNull()
  })
})
