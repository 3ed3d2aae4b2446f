import { cookies, headers } from 'next/headers'
import { askNextAuth, SESSION_SECONDS } from './auth'
import { keyedHash } from './auth-tokens'
import { deviceOf } from './device'
import { returnPath } from './return-path'
import { sessionCookie } from './session-cookie'

const MINUTES_15 = 900

const askingCookie = () => (sessionCookie().secure ? '__Host-sign-in' : 'sign-in')

const flags = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: sessionCookie().secure,
})

/** Marks this browser as the one that asked to sign in, and notes where it wants to go. */
export async function rememberAsking(nonce: string, returnTo: string): Promise<void> {
  const value = `${nonce}~${returnTo}`
  ;(await cookies()).set(askingCookie(), value, { ...flags(), maxAge: MINUTES_15 })
}

/**
 * The browser that asked, as its token's row knows it, and where it wants to go, if anywhere; null where
 * this one did not ask.
 */
export async function askingBrowser(): Promise<{ hash: string; returnTo: string } | null> {
  const value = (await cookies()).get(askingCookie())?.value
  if (!value) return null
  const [nonce = '', ...path] = value.split('~')
  return { hash: keyedHash(nonce), returnTo: returnPath(path.join('~'), '') }
}

/**
 * Has next-auth use up a confirmed token and open a session, and gives its cookie to this browser.
 * @throws where next-auth refuses: the token was confirmed a moment ago, so that is a fault of ours
 */
export async function openSession(token: string): Promise<void> {
  const jar = await cookies()
  const device = deviceOf((await headers()).get('user-agent') ?? '')
  const browser = { device, hash: (await askingBrowser())?.hash }
  const answer = await askNextAuth({
    act: 'callback',
    provider: 'email',
    method: 'POST',
    query: { token },
    browser,
  })
  const { name } = sessionCookie()
  const given = answer.cookies.find((cookie) => cookie.startsWith(`${name}=`))
  if (!given) throw new Error('next-auth opened no session')
  const value = decodeURIComponent(given.slice(name.length + 1).split(';', 1)[0] ?? '')
  jar.set(name, value, { ...flags(), maxAge: SESSION_SECONDS })
  jar.delete({ ...flags(), name: askingCookie() })
}

/** Gives this browser the session's new token. */
export async function renewSession(token: string): Promise<void> {
  ;(await cookies()).set(sessionCookie().name, token, { ...flags(), maxAge: SESSION_SECONDS })
}

/** Takes the session's cookie from this browser. */
export async function forgetSession(): Promise<void> {
  ;(await cookies()).delete({ ...flags(), name: sessionCookie().name })
}
