import { setTimeout as wait } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import sql from 'sql-template-tag'
import { sessionHash } from '@/lib/platform/auth-tokens'
import { db, read } from '@/lib/platform/db'
import { viewerOfSession } from '@/lib/platform/viewer'
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

/** Sets up a second factor in a session. @returns also what the member's app and paper hold then */
export async function enrolledIn(first: string) {
  const offer = offerOf(sessionHash(first))
  const { result, token } = await enrolIn(first, codeNow(offer.key))
  if (!result.ok) throw new Error(result.code)
  return { ...offer, token }
}

export const WRONG = { ok: false, code: 'INVALID', fieldErrors: { code: ['factorWrong'] } }

/** Whether a session has powers of staff, and whether it owes the second factor for them. */
export async function powersOf(token: string) {
  const { admin, auditor, moderates, secondFactorDue } = await viewerOfSession(token)
  return { any: admin || auditor || moderates.length > 0, due: secondFactorDue }
}
export const NONE = { any: false, due: true }
export const ALL = { any: true, due: false }

/** Lets acts write to second factors only when each of them stands before its write. */
export async function atOnce<T>(start: () => Promise<T>[]): Promise<T[]> {
  let acts: Promise<T>[] = []
  const waiting = sql`SELECT count(*)::int AS count FROM pg_locks
    WHERE relation = 'second_factors'::regclass AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE second_factors IN SHARE ROW EXCLUSIVE MODE`
      acts = start()
      while ((await read<{ count: number }>(waiting))[0]?.count !== acts.length) await wait(10)
    },
    { timeout: 15_000 },
  )
  return Promise.all(acts)
}
