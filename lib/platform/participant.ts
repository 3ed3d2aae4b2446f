import { cookies } from 'next/headers'
import { keyedHash, newToken } from './auth-tokens'
import { sessionCookie } from './session-cookie'
import type { Viewer } from './viewer'

const nameOf = (poll: string) => `${sessionCookie().secure ? '__Host-' : ''}poll-${poll}`

/**
 * Who takes part in a poll, as a keyed hash that tells neither member nor browser: a member by their
 * account, anybody else by the cookie that the join code gave this browser.
 * @returns null for a visitor who has not joined
 */
export async function participantOf(viewer: Viewer, poll: string): Promise<string | null> {
  if (viewer.member) return keyedHash(`poll:${poll}:member:${viewer.member.id}`)
  const token = (await cookies()).get(nameOf(poll))?.value
  return token ? keyedHash(`poll:${poll}:browser:${token}`) : null
}

/** Lets this browser take part in a poll for a day; who has joined already stays who they are. */
export async function rememberJoining(poll: string): Promise<void> {
  const jar = await cookies()
  if (jar.get(nameOf(poll))) return
  jar.set(nameOf(poll), newToken(), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: sessionCookie().secure,
    maxAge: 86_400,
  })
}
