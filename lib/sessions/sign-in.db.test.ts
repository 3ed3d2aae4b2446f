import { createHash } from 'node:crypto'
import sql, { raw } from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { keyedHash } from '@/lib/platform/auth-tokens'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { openSession } from '@/lib/platform/session'
import { viewerOfMember, viewerOfSession, visitor } from '@/lib/platform/viewer'
import { buildAdmin, buildMember } from '@/prisma/builders/members'
import { askToSignIn, confirmCode, confirmLink } from './actions'
import { getAsked } from './data'
import { FakeBrowser, latestMail } from './fake-browser'

vi.mock('next/headers', async () => (await import('./fake-browser')).nextHeaders)
afterAll(closeDatabase)

let number = 0
let email = ''
let browser = new FakeBrowser()
beforeEach(() => {
  number += 1
  email = `person-${number}@example.org`
  browser = new FakeBrowser().use()
})

const done = async (result: Awaited<ReturnType<typeof askToSignIn.perform>>) => {
  if (result.ok) await result.value.settle?.()
  return result
}
const ask = async (callbackUrl = '') => {
  await done(await askToSignIn.perform(visitor(), { email, locale: 'en', callbackUrl }))
  return latestMail(email)
}
const byLink = async (token: string) =>
  done(await confirmLink.perform(visitor(), { token, locale: 'en' }))
const byCode = async (code: string) =>
  done(await confirmCode.perform(visitor(), { code, locale: 'en' }))
const shift = (what: string, by: string) =>
  read(
    sql`UPDATE sign_in_tokens SET ${raw(what)} = ${raw(what)} - ${by}::interval WHERE email = ${email}`,
  )
const sessions = () => db().session.count({ where: { member: { email } } })

describe('by the link of a mail', () => {
  test('a new address becomes a member with a session and is led where it wanted', async () => {
    const { token } = await ask('/en/rounds/gm-2026')
    expect(await byLink(token)).toMatchObject({ value: { to: '/rounds/gm-2026' } })
    const viewer = await viewerOfSession(browser.session ?? '')
    expect(viewer.member).toMatchObject({ email })
    expect(viewer.organisations).toEqual([])
    expect(browser.jar.get('session')).toMatchObject({
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      maxAge: 30 * 86_400,
    })
    expect(browser.jar.has('sign-in')).toBe(false)
  })

  test('staff who asked for no page are led to their work, others to their own page', async () => {
    expect(await byLink((await ask()).token)).toMatchObject({ value: { to: '/me' } })
    email = `admin-${email}`
    browser = new FakeBrowser().use()
    await buildAdmin({ email })
    expect(await byLink((await ask()).token)).toMatchObject({ value: { to: '/admin' } })
    browser = new FakeBrowser().use()
    expect(await byLink((await ask('/en/me')).token)).toMatchObject({ value: { to: '/me' } })
  })

  test('a member stays the same member, at an address in any case', async () => {
    const member = await buildMember({ email })
    await done(
      await askToSignIn.perform(visitor(), { email: ` ${email.toUpperCase()} `, locale: 'fr' }),
    )
    const mail = await db().outboxMail.findFirstOrThrow({ where: { recipient: email } })
    expect(mail.locale).toBe('fr')
    const { text } = await latestMail(email)
    await byLink(/token=([\w-]{43})/.exec(text)?.[1] ?? '')
    expect((await viewerOfSession(browser.session ?? '')).member?.id).toBe(member.id)
  })

  test('a link works once', async () => {
    const { token } = await ask()
    expect((await byLink(token)).ok).toBe(true)
    expect(await byLink(token)).toMatchObject({ code: 'LINK_INVALID' })
    expect(await sessions()).toBe(1)
  })

  test('ten clicks at once make one session', async () => {
    const { token } = await ask()
    const results = await Promise.all(Array.from({ length: 10 }, () => byLink(token)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await sessions()).toBe(1)
  })

  test('a newer request ends the older, whoever made it', async () => {
    const first = await ask()
    const second = await ask()
    expect(await byLink(first.token)).toMatchObject({ code: 'LINK_INVALID' })
    const other = new FakeBrowser().use()
    await ask()
    browser.use()
    expect(await byLink(second.token)).toMatchObject({ code: 'LINK_INVALID' })
    expect(other.session).toBeUndefined()
    expect(await db().signInToken.count({ where: { email } })).toBe(1)
  })

  test('what opens the link without the cookie is signed in by nothing', async () => {
    const { token, code } = await ask()
    const stranger = new FakeBrowser().use()
    expect(await byLink(token)).toMatchObject({ code: 'OTHER_BROWSER' })
    expect(await byCode(code)).toMatchObject({ code: 'LINK_INVALID' })
    await db().signInToken.findFirstOrThrow({ where: { email, confirmedAt: null } })
    stranger.jar.set('sign-in', { name: 'sign-in', value: 'guessed~/me' })
    expect(await byLink(token)).toMatchObject({ code: 'OTHER_BROWSER' })
    expect(await sessions()).toBe(0)
    browser.use()
    expect((await byLink(token)).ok).toBe(true)
  })

  test('a link of 15 minutes ago is refused', async () => {
    const { token } = await ask()
    await shift('expires_at', '15 minutes')
    expect(await byLink(token)).toMatchObject({ code: 'LINK_INVALID' })
    expect(await getAsked(visitor(), keyedHash(token), undefined)).toBeNull()
  })

  test('whoever is signed in is not signed in as another', async () => {
    const viewer = await viewerOfMember((await buildMember()).id)
    const { token } = await ask()
    const fields = { email, locale: 'en' }
    expect(await askToSignIn.perform(viewer, fields)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await confirmLink.perform(viewer, { token, locale: 'en' })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('next-auth', () => {
  test('opens no session for a token that was not confirmed', async () => {
    const { token } = await ask()
    await expect(openSession(token)).rejects.toThrow('no session')
    expect(browser.session).toBeUndefined()
  })

  test.each([
    ['a minute later', async () => void (await shift('confirmed_at', '61 seconds'))],
    ['in another browser', async () => void new FakeBrowser().use()],
  ])('opens none %s', async (_when, change) => {
    const { token } = await ask()
    const result = await confirmLink.perform(visitor(), { token, locale: 'en' })
    await change()
    await expect(result.ok && result.value.settle?.()).rejects.toThrow('no session')
    expect(await sessions()).toBe(0)
  })

  test('opens one session per confirmation', async () => {
    const { token } = await ask()
    const result = await confirmLink.perform(visitor(), { token, locale: 'en' })
    if (!result.ok) throw new Error(result.code)
    const cookie = browser.jar.get('sign-in')
    await result.value.settle?.()
    if (cookie) browser.jar.set('sign-in', cookie)
    await expect(result.value.settle?.()).rejects.toThrow('no session')
  })
})

describe('by the code of a mail', () => {
  test('the asking browser signs in, however the code is typed', async () => {
    const { code } = await ask('/en/me/sessions')
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace(' ', '-')
    expect(await byCode(typed)).toMatchObject({ value: { to: '/me/sessions' } })
    expect((await viewerOfSession(browser.session ?? '')).member?.email).toBe(email)
  })

  test('five wrong codes end the request, its link too', async () => {
    const { code, token } = await ask()
    const wrong = code.startsWith('A') ? 'B0000000' : 'A0000000'
    for (let i = 0; i < 5; i += 1)
      expect(await byCode(wrong)).toMatchObject({ fieldErrors: { code: ['CODE_WRONG'] } })
    expect(await byCode(code)).toMatchObject({ code: 'LINK_INVALID' })
    expect(await byLink(token)).toMatchObject({ code: 'LINK_INVALID' })
  })

  test('forty tries at once count as forty', async () => {
    await ask()
    const tries = await Promise.all(Array.from({ length: 40 }, (_, i) => byCode(`WRONG${i}`)))
    expect(tries.filter((result) => !result.ok && result.fieldErrors?.code)).toHaveLength(5)
  })

  test('a code of 15 minutes ago is refused', async () => {
    const { code } = await ask()
    await shift('expires_at', '15 minutes')
    expect(await byCode('00000000')).toMatchObject({ code: 'LINK_INVALID' })
    expect(await byCode(code)).toMatchObject({ code: 'LINK_INVALID' })
  })
})

test('no table holds a token, a code or a cookie, before or after', async () => {
  const { token, code } = await ask()
  const nonce = browser.jar.get('sign-in')?.value.split('~')[0] ?? ''
  const before = await everything()
  await byLink(token)
  const secrets = [token, code, code.replace(' ', ''), nonce, browser.session ?? '']
  for (const dump of [before, await everything()]) {
    expect(dump).toContain(email)
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(7)
      expect(dump.includes(secret)).toBe(false)
    }
  }
  const [row] = await db().session.findMany({ where: { member: { email } } })
  expect(row?.tokenHash).toBe(
    createHash('sha256')
      .update(browser.session ?? '')
      .digest('hex'),
  )
  expect(row?.device).toBe('Firefox, Windows')
})

test('the log tells who signed in, and no address', async () => {
  const { token } = await ask()
  await byLink(token)
  const member = await db().member.findUniqueOrThrow({ where: { email } })
  const events = await db().auditEvent.findMany({ where: { subjectId: member.id } })
  expect(events.map(({ kind }) => kind)).toEqual(['session.confirmed'])
  expect(JSON.stringify(await db().auditEvent.findMany())).not.toContain('@')
})

async function everything(): Promise<string> {
  const tables = await read<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const dumps = await Promise.all(
    tables.map(({ name }) =>
      read<{ row: string }>(sql`SELECT t::text AS row FROM ${raw(`"${name}"`)} t`),
    ),
  )
  return dumps.flatMap((rows) => rows.map(({ row }) => row)).join('\n')
}
