import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sessionHash } from '@/lib/platform/auth-tokens'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { viewerOfSession } from '@/lib/platform/viewer'
import {
  buildAdmin,
  buildAuditor,
  buildMember,
  buildModerator,
  buildSession,
} from '@/prisma/builders/members'
import { buildPillars } from '@/prisma/builders/pillars'
import { buildRound } from '@/prisma/builders/rounds'
import { offerOf } from './second-factor'
import { resetSecondFactor } from './second-factor-actions'
import {
  ALL,
  atOnce,
  codeNow,
  confirmIn,
  enrolIn,
  enrolledIn,
  later,
  NONE,
  powersOf,
  WRONG,
} from './test-factor'

vi.mock('next/headers', async () => (await import('./fake-browser')).nextHeaders)
afterAll(closeDatabase)
beforeEach(async () => void (await db().rateLimit.deleteMany()))

const enrolled = async (memberId: string) => enrolledIn(await buildSession({ memberId }))

const eventsOf = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ kind, facts }) => ({ kind, facts }),
  )

describe('the powers of a role', () => {
  const moderator = async () => {
    await buildPillars()
    const { streams } = await buildRound()
    return buildModerator({ streamIds: [streams.norms.id] })
  }
  test.each([
    ['an admin', buildAdmin],
    ['an auditor', buildAuditor],
    ['a moderator', moderator],
  ])('of %s begin when the session gives the second factor', async (_who, build) => {
    const { id } = await build()
    const elsewhere = await buildSession({ memberId: id })
    const notes = { statements: 0, network: '' }
    expect(await requestNotes.run(notes, () => powersOf(elsewhere))).toEqual(NONE)
    expect(notes.statements).toBe(1)
    const { token, key } = await enrolled(id)
    expect(await powersOf(token)).toEqual(ALL)
    expect(await powersOf(elsewhere)).toEqual(NONE)

    await later(id)
    const { result, token: raised } = await confirmIn(elsewhere, codeNow(key))
    expect(result.ok).toBe(true)
    expect(await powersOf(raised)).toEqual(ALL)
    expect(await eventsOf(id)).toEqual([
      { kind: 'second_factor.enrolled', facts: {} },
      { kind: 'second_factor.confirmed', facts: { recovery: false } },
    ])
  })

  test('of none are not waited for', async () => {
    const { id } = await buildMember()
    const token = await buildSession({ memberId: id })
    expect(await powersOf(token)).toEqual({ any: false, due: false })
    const { key } = offerOf(sessionHash(token))
    expect((await enrolIn(token, codeNow(key))).result).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('setting up', () => {
  test('takes a right first code; a wrong one leaves the same key to try again', async () => {
    const { id, email } = await buildAdmin()
    const token = await buildSession({ memberId: id })
    const { key } = offerOf(sessionHash(token))
    expect((await enrolIn(token, '000000')).result).toEqual(WRONG)
    expect(await db().secondFactor.count({ where: { memberId: id } })).toBe(0)
    const done = await enrolIn(token, codeNow(key), '/en/moderate/gm')
    expect(done.result).toMatchObject({ ok: true, value: { to: '/moderate/gm' } })
    const mail = await db().outboxMail.findFirstOrThrow({ where: { recipient: email } })
    expect(mail.subject).toContain('second factor was set up')
  })

  test('changes the session’s token, and leads to no other site', async () => {
    const { id } = await buildAdmin()
    const token = await buildSession({ memberId: id })
    const { key } = offerOf(sessionHash(token))
    const done = await enrolIn(token, codeNow(key), 'https://evil.example/me')
    expect(done.result).toMatchObject({ ok: true, value: { to: '/me' } })
    expect((await viewerOfSession(token)).member).toBeNull()
    expect((await viewerOfSession(done.token)).member?.id).toBe(id)
  })

  test('keeps neither key nor recovery codes readable', async () => {
    const { id } = await buildAdmin()
    const { key, recoveryCodes } = await enrolled(id)
    const stored = JSON.stringify([
      await db().secondFactor.findMany(),
      await db().recoveryCode.findMany(),
      await db().session.findMany(),
      await db().outboxMail.findMany(),
    ])
    expect(await db().recoveryCode.count({ where: { memberId: id } })).toBe(8)
    for (const secret of [key, ...recoveryCodes]) expect(stored).not.toContain(secret)
  })

  test('is not for whoever has the mailbox of a member that has done it', async () => {
    const { id } = await buildAdmin()
    const { key } = await enrolled(id)
    const thief = await buildSession({ memberId: id })
    const own = offerOf(sessionHash(thief))
    expect((await enrolIn(thief, codeNow(own.key))).result).toMatchObject({ code: 'NOT_FOUND' })
    await later(id)
    expect((await confirmIn(thief, codeNow(key))).result.ok).toBe(true)
  })

  test('in two sessions at once succeeds in one', async () => {
    const { id } = await buildAdmin()
    const tokens = [await buildSession({ memberId: id }), await buildSession({ memberId: id })]
    const tries = await atOnce(() =>
      tokens.map((token) => enrolIn(token, codeNow(offerOf(sessionHash(token)).key))),
    )
    const codes = tries.map(({ result }) => (result.ok ? 'ok' : result.code))
    expect(codes.sort()).toEqual(['CONFLICT', 'ok'])
  })

  test('anew ends the earlier key and codes, and the powers of other sessions', async () => {
    const { id } = await buildAdmin()
    const old = await enrolled(id)
    await later(id)
    const other = await confirmIn(await buildSession({ memberId: id }), codeNow(old.key))
    expect(await powersOf(other.token)).toEqual(ALL)
    const fresh = offerOf(sessionHash(old.token))
    expect(fresh.key).not.toBe(old.key)
    const anew = await enrolIn(old.token, codeNow(fresh.key))
    expect(await powersOf(anew.token)).toEqual(ALL)
    expect(await powersOf(other.token)).toEqual(NONE)
    await later(id)
    await db().rateLimit.deleteMany()
    expect((await confirmIn(other.token, codeNow(old.key))).result).toEqual(WRONG)
    expect((await confirmIn(other.token, old.recoveryCodes[0] ?? '')).result).toEqual(WRONG)
    expect((await confirmIn(other.token, codeNow(fresh.key))).result.ok).toBe(true)
  })
})

describe('a reset', () => {
  test('is another admin’s, ends the member’s sessions, and is told to them', async () => {
    const [lost, admin, moderator] = [await buildAdmin(), await buildAdmin(), await buildMember()]
    const { token } = await enrolled(lost.id)
    const by = await viewerOfSession((await enrolled(admin.id)).token)
    const reset = (viewer: typeof by, member: string) =>
      resetSecondFactor.perform(viewer, { member })
    const denied = { code: 'NOT_FOUND' }
    const due = await viewerOfSession(await buildSession({ memberId: admin.id }))
    expect(await reset(due, lost.id)).toMatchObject(denied)
    const none = await viewerOfSession(await buildSession({ memberId: moderator.id }))
    expect(await reset(none, lost.id)).toMatchObject(denied)
    expect(await reset(await viewerOfSession(token), lost.id)).toMatchObject(denied)
    expect(await reset(by, moderator.id)).toMatchObject(denied)

    expect((await reset(by, lost.id)).ok).toBe(true)
    expect((await viewerOfSession(token)).member).toBeNull()
    expect(await db().session.count({ where: { memberId: lost.id } })).toBe(0)
    expect(await db().recoveryCode.count({ where: { memberId: lost.id } })).toBe(0)
    expect((await eventsOf(lost.id)).at(-1)?.kind).toBe('second_factor.reset')
    expect(await db().outboxMail.count({ where: { recipient: lost.email } })).toBe(2)
    expect(await reset(by, lost.id)).toMatchObject(denied)
    expect((await enrolled(lost.id)).token).toBeTruthy()
  })
})
