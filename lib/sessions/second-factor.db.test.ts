import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sessionHash } from '@/lib/platform/auth-tokens'
import { closeDatabase, db, read } from '@/lib/platform/db'
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
import { codeNow, confirmIn, enrolIn, enrolled, later } from './test-factor'

vi.mock('next/headers', async () => (await import('./fake-browser')).nextHeaders)
afterAll(closeDatabase)
beforeEach(async () => void (await db().rateLimit.deleteMany()))

const WRONG = { ok: false, code: 'INVALID', fieldErrors: { code: ['factorWrong'] } }

const powers = async (token: string) => {
  const { admin, auditor, moderates, secondFactorDue } = await viewerOfSession(token)
  return { any: admin || auditor || moderates.length > 0, due: secondFactorDue }
}
const NONE = { any: false, due: true }
const ALL = { any: true, due: false }

const eventsOf = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ kind, facts }) => ({ kind, facts }),
  )

/** Lets acts write to second factors only when each of them stands before its write. */
async function atOnce<T>(start: () => Promise<T>[]): Promise<T[]> {
  let acts: Promise<T>[] = []
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE second_factors IN SHARE ROW EXCLUSIVE MODE`
      acts = start()
      const waiting = sql`SELECT count(*)::int AS count FROM pg_locks
      WHERE relation = 'second_factors'::regclass AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
      await vi.waitUntil(
        async () => (await read<{ count: number }>(waiting))[0]?.count === acts.length,
        { timeout: 10_000 },
      )
    },
    { timeout: 15_000 },
  )
  return Promise.all(acts)
}

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
    expect(await requestNotes.run(notes, () => powers(elsewhere))).toEqual(NONE)
    expect(notes.statements).toBe(1)
    const { token, key } = await enrolled(id)
    expect(await powers(token)).toEqual(ALL)
    expect(await powers(elsewhere)).toEqual(NONE)

    await later(id)
    const { result, token: raised } = await confirmIn(elsewhere, codeNow(key))
    expect(result.ok).toBe(true)
    expect(await powers(raised)).toEqual(ALL)
    expect(await eventsOf(id)).toEqual([
      { kind: 'second_factor.enrolled', facts: {} },
      { kind: 'second_factor.confirmed', facts: { recovery: false } },
    ])
  })

  test('of none are not waited for', async () => {
    const { id } = await buildMember()
    const token = await buildSession({ memberId: id })
    expect(await powers(token)).toEqual({ any: false, due: false })
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
    expect(await powers(other.token)).toEqual(ALL)
    const fresh = offerOf(sessionHash(old.token))
    expect(fresh.key).not.toBe(old.key)
    const anew = await enrolIn(old.token, codeNow(fresh.key))
    expect(await powers(anew.token)).toEqual(ALL)
    expect(await powers(other.token)).toEqual(NONE)
    await later(id)
    await db().rateLimit.deleteMany()
    expect((await confirmIn(other.token, codeNow(old.key))).result).toEqual(WRONG)
    expect((await confirmIn(other.token, old.recoveryCodes[0] ?? '')).result).toEqual(WRONG)
    expect((await confirmIn(other.token, codeNow(fresh.key))).result.ok).toBe(true)
  })
})

describe('a code', () => {
  test('counts once, and no earlier one after it', async () => {
    const { id } = await buildAdmin()
    const { key } = await enrolled(id)
    const session = await buildSession({ memberId: id })
    expect((await confirmIn(session, codeNow(key))).result).toEqual(WRONG)
    await later(id)
    const code = codeNow(key)
    expect((await confirmIn(session, code)).result.ok).toBe(true)
    const next = await buildSession({ memberId: id })
    expect((await confirmIn(next, code)).result).toEqual(WRONG)
    await read(sql`UPDATE second_factors SET last_step = last_step + 1
      WHERE member_id = ${id}::uuid`)
    expect((await confirmIn(next, code)).result).toEqual(WRONG)
    expect(await powers(next)).toEqual(NONE)
  })

  test('sent twice at once counts once', async () => {
    const { id } = await buildAdmin()
    const { key } = await enrolled(id)
    await later(id)
    const code = codeNow(key)
    const sessions = [await buildSession({ memberId: id }), await buildSession({ memberId: id })]
    const answers = await atOnce(() => sessions.map((token) => confirmIn(token, code)))
    expect(answers.filter(({ result }) => result.ok)).toHaveLength(1)
  })

  test('of another member is wrong, and their key does not open in one’s own row', async () => {
    const [{ id }, { id: anotherId }] = [await buildAdmin(), await buildAdmin()]
    await enrolled(id)
    const another = await enrolled(anotherId)
    const token = await buildSession({ memberId: id })
    await later(id)
    expect((await confirmIn(token, codeNow(another.key))).result).toEqual(WRONG)
    expect((await confirmIn(token, another.recoveryCodes[0] ?? '')).result).toEqual(WRONG)
    await read(sql`UPDATE second_factors SET sealed_key =
      (SELECT sealed_key FROM second_factors WHERE member_id = ${anotherId}::uuid)
      WHERE member_id = ${id}::uuid`)
    await expect(confirmIn(token, codeNow(another.key))).rejects.toThrow()
    expect(await powers(token)).toEqual(NONE)
  })

  test('is tried five times in a quarter of an hour; the sixth is refused, right or not', async () => {
    const { id } = await buildAdmin()
    const { key } = await enrolled(id)
    await later(id)
    await db().rateLimit.deleteMany()
    const token = await buildSession({ memberId: id })
    for (let i = 0; i < 5; i += 1) expect((await confirmIn(token, '000000')).result).toEqual(WRONG)
    const limited = { code: 'RATE_LIMITED' }
    expect((await confirmIn(token, codeNow(key))).result).toMatchObject(limited)
    const fresh = await buildSession({ memberId: id })
    expect((await confirmIn(fresh, codeNow(key))).result).toMatchObject(limited)
    expect((await enrolled((await buildAdmin()).id)).token).toBeTruthy()
    await read(sql`UPDATE rate_limits SET expire = expire - 900000`)
    expect((await confirmIn(token, codeNow(key))).result.ok).toBe(true)
  })
})

test('a recovery code stands in once, however it is typed', async () => {
  const { id } = await buildAdmin()
  const { recoveryCodes } = await enrolled(id)
  const [code = '', another = ''] = recoveryCodes
  const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase()
  const given = await confirmIn(await buildSession({ memberId: id }), typed)
  expect(given.result.ok).toBe(true)
  expect(await powers(given.token)).toEqual(ALL)
  const next = await buildSession({ memberId: id })
  expect((await confirmIn(next, typed)).result).toEqual(WRONG)
  expect(await powers(next)).toEqual(NONE)
  expect((await confirmIn(next, another)).result.ok).toBe(true)
  expect(await db().recoveryCode.count({ where: { memberId: id, usedAt: null } })).toBe(6)
  expect((await eventsOf(id)).at(-1)).toMatchObject({ facts: { recovery: true } })
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
