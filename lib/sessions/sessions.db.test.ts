import sql, { raw } from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { viewerOfSession } from '@/lib/platform/viewer'
import { buildAdmin, buildMember, buildSession } from '@/prisma/builders/members'
import { endSession, signOut, signOutEverywhere } from './actions'
import { listSessions } from './data'
import { FakeBrowser } from './fake-browser'

vi.mock('next/headers', async () => (await import('./fake-browser')).nextHeaders)
afterAll(closeDatabase)
beforeEach(() => void new FakeBrowser().use())

const shift = (memberId: string, column: string, by: string) =>
  read(sql`UPDATE sessions SET ${raw(column)} = ${raw(column)} - ${by}::interval
    WHERE member_id = ${memberId}::uuid`)
const signedIn = async (token: string) => (await viewerOfSession(token)).member !== null

describe('a session ends', () => {
  test.each([
    ['staff', '29 minutes without use', 'seen_at', '29 minutes', true],
    ['staff', '31 minutes without use', 'seen_at', '31 minutes', false],
    ['staff', '7 hours 59 in all', 'created_at', '479 minutes', true],
    ['staff', '8 hours in all', 'created_at', '481 minutes', false],
    ['others', '31 minutes without use', 'seen_at', '31 minutes', true],
    ['others', '9 hours in all', 'created_at', '9 hours', true],
    ['others', '29 days', 'expires_at', '29 days', true],
    ['others', '30 days', 'expires_at', '30 days', false],
  ])('%s after %s: %s - %s alive %s', async (who, _text, column, by, alive) => {
    const member = await (who === 'staff' ? buildAdmin() : buildMember())
    const token = await buildSession({ memberId: member.id })
    await read(sql`UPDATE sessions SET expires_at = created_at + interval '30 days'
      WHERE member_id = ${member.id}::uuid`)
    await shift(member.id, column, by)
    expect(await signedIn(token)).toBe(alive)
  })

  test('for staff as soon as a role takes effect, and not by a role that was revoked', async () => {
    const { id } = await buildMember()
    const token = await buildSession({ memberId: id })
    await shift(id, 'created_at', '9 hours')
    await db().roleGrant.create({
      data: { memberId: id, role: 'auditor', effectiveAt: new Date(), revokedAt: new Date() },
    })
    expect(await signedIn(token)).toBe(true)
    await db().roleGrant.create({
      data: { memberId: id, role: 'auditor', effectiveAt: new Date() },
    })
    expect(await signedIn(token)).toBe(false)
  })
})

describe('one’s own sessions', () => {
  test('are listed, this one first; dead and foreign ones are not', async () => {
    const { id } = await buildMember()
    const [old, here] = [await buildSession({ memberId: id }), await buildSession({ memberId: id })]
    const dead = await buildSession({ memberId: id })
    await buildSession({ memberId: (await buildMember()).id })
    const { sessionId } = await viewerOfSession(dead)
    await read(sql`UPDATE sessions SET expires_at = now() WHERE id = ${sessionId}::uuid`)
    const viewer = await viewerOfSession(here)
    const listed = await listSessions(viewer)
    expect(listed.map(({ current }) => current)).toEqual([true, false])
    expect(listed[0]?.id).toBe(viewer.sessionId)
    expect(listed[1]?.id).toBe((await viewerOfSession(old)).sessionId)
  })

  test('can be ended one by one; another’s can’t', async () => {
    const { id } = await buildMember()
    const [there, here] = [
      await buildSession({ memberId: id }),
      await buildSession({ memberId: id }),
    ]
    const foreign = await buildSession({ memberId: (await buildMember()).id })
    const viewer = await viewerOfSession(here)
    const end = async (token: string) =>
      endSession.perform(viewer, { session: (await viewerOfSession(token)).sessionId })
    expect(await end(foreign)).toMatchObject({ code: 'NOT_FOUND' })
    expect((await end(there)).ok).toBe(true)
    expect([await signedIn(there), await signedIn(here), await signedIn(foreign)]).toEqual([
      false,
      true,
      true,
    ])
  })

  test('signing out ends this one and takes its cookie; everywhere ends all', async () => {
    const { id } = await buildMember()
    const tokens = [
      await buildSession({ memberId: id }),
      await buildSession({ memberId: id }),
      await buildSession({ memberId: id }),
    ]
    const [first = '', second = ''] = tokens
    const foreign = await buildSession({ memberId: (await buildMember()).id })
    const { jar } = FakeBrowser.current
    jar.set('session', { name: 'session', value: first })
    const out = await signOut.perform(await viewerOfSession(first), {})
    if (out.ok) await out.value.settle?.()
    expect(jar.has('session')).toBe(false)
    expect(await Promise.all(tokens.map(signedIn))).toEqual([false, true, true])
    expect((await signOutEverywhere.perform(await viewerOfSession(second), {})).ok).toBe(true)
    expect(await Promise.all(tokens.map(signedIn))).toEqual([false, false, false])
    expect(await signedIn(foreign)).toBe(true)
    const events = await db().auditEvent.findMany({
      where: { actorId: id },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ kind }) => kind)).toEqual(['session.ended', 'session.ended_everywhere'])
  })
})
