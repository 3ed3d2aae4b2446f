import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { buildAdmin, buildSession } from '@/prisma/builders/members'
import {
  ALL,
  atOnce,
  codeNow,
  confirmIn,
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
    expect(await powersOf(next)).toEqual(NONE)
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
    expect(await powersOf(token)).toEqual(NONE)
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
  expect(await powersOf(given.token)).toEqual(ALL)
  const next = await buildSession({ memberId: id })
  expect((await confirmIn(next, typed)).result).toEqual(WRONG)
  expect(await powersOf(next)).toEqual(NONE)
  expect((await confirmIn(next, another)).result.ok).toBe(true)
  expect(await db().recoveryCode.count({ where: { memberId: id, usedAt: null } })).toBe(6)
  const event = await db().auditEvent.findFirstOrThrow({
    where: { actorId: id, kind: 'second_factor.confirmed' },
  })
  expect(event.facts).toEqual({ recovery: true })
})
