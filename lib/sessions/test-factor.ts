import { Secret, TOTP } from 'otpauth'
import sql from 'sql-template-tag'
import { sessionHash } from '@/lib/platform/auth-tokens'
import { read } from '@/lib/platform/db'
import { viewerOfSession } from '@/lib/platform/viewer'
import { buildSession } from '@/prisma/builders/members'
import { FakeBrowser } from './fake-browser'
import { offerOf } from './second-factor'
import { confirmSecondFactor, enrolSecondFactor } from './second-factor-actions'

/** The code that an app with this key shows now. */
export const codeNow = (key: string): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate()

/** Lets a code of this half minute count again, as if it came later. */
export const later = (memberId: string) =>
  read(
    sql`UPDATE second_factors SET last_step = last_step - 10 WHERE member_id = ${memberId}::uuid`,
  )

type Act = typeof enrolSecondFactor

async function giveIn(act: Act, token: string, code: string, callbackUrl = '') {
  const { jar } = new FakeBrowser().use()
  jar.set('session', { name: 'session', value: token })
  const result = await act.perform(await viewerOfSession(token), { code, callbackUrl })
  if (result.ok) await result.value.settle?.()
  return { result, token: FakeBrowser.current.session ?? '' }
}

/** Enters a first code in a session. @returns the answer, and the token that the session has then */
export const enrolIn = (token: string, code: string, callbackUrl?: string) =>
  giveIn(enrolSecondFactor, token, code, callbackUrl)

/** Enters a code in a session. @returns the answer, and the token that the session has then */
export const confirmIn = (token: string, code: string, callbackUrl?: string) =>
  giveIn(confirmSecondFactor, token, code, callbackUrl)

/** A session of `memberId` that has set up their second factor, with what its app and paper hold. */
export async function enrolled(memberId: string) {
  const first = await buildSession({ memberId })
  const offer = offerOf(sessionHash(first))
  const { result, token } = await enrolIn(first, codeNow(offer.key))
  if (!result.ok) throw new Error(result.code)
  return { ...offer, first, token }
}
