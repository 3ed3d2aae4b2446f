import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { viewerOfSession, visitor } from '@/lib/platform/viewer'
import { askToSignIn, confirmCode } from './actions'
import { FakeBrowser, latestMail } from './fake-browser'

vi.mock('next/headers', async () => (await import('./fake-browser')).nextHeaders)
process.env.NEXTAUTH_URL = 'https://uptake.example'
afterAll(closeDatabase)

test('over HTTPS every cookie is bound to this host', async () => {
  const { jar } = new FakeBrowser().use()
  const email = 'anna@example.org'
  const flags = { httpOnly: true, sameSite: 'lax', path: '/', secure: true }
  const asked = await askToSignIn.perform(visitor(), { email, locale: 'en' })
  if (asked.ok) await asked.value.settle?.()
  expect([...jar.keys()]).toEqual(['__Host-sign-in'])
  expect(jar.get('__Host-sign-in')).toMatchObject({ ...flags, maxAge: 900 })

  const { code, text } = await latestMail(email)
  expect(text).toContain('https://uptake.example/en/sign-in/confirm?token=')
  const confirmed = await confirmCode.perform(visitor(), { code, locale: 'en' })
  if (confirmed.ok) await confirmed.value.settle?.()
  expect([...jar.keys()]).toEqual(['__Host-session'])
  expect(jar.get('__Host-session')).toMatchObject(flags)
  expect((await viewerOfSession(jar.get('__Host-session')?.value ?? '')).member?.email).toBe(email)
})
