import { Secret, TOTP } from 'otpauth'
import { codeOf, keyedHash } from '@/lib/platform/auth-tokens'
import { withReturn } from '@/lib/platform/return-path'
import { derived } from '@/lib/platform/seal'

const RECOVERY_CODES = 8
const PERIOD = 30

/** As apps expect it of whoever names nothing else: SHA-1, six digits, 30 seconds (RFC 6238). */
const totp = (key: string, label = '') =>
  new TOTP({
    issuer: 'Uptake',
    label,
    secret: Secret.fromBase32(key),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
  })

/**
 * What a session offers to be set up: a key (20 bytes in base 32) and eight recovery codes. They
 * are derived from the session's random token, so that a page shows the same ones again after a
 * wrong code, another session others, and nothing is stored before the first right code.
 */
export function offerOf(tokenHash: string): { key: string; recoveryCodes: string[] } {
  const bytes = derived('second-factor-offer', tokenHash, 20 + RECOVERY_CODES * 8)
  return {
    key: new Secret({ buffer: new Uint8Array(bytes.subarray(0, 20)).buffer }).base32,
    recoveryCodes: Array.from({ length: RECOVERY_CODES }, (_, i) =>
      codeOf(bytes.subarray(20 + i * 8, 28 + i * 8)),
    ),
  }
}

/** The address that an app takes the key from, under the name of the account where it has one. */
export const enrolmentLink = (key: string, email: string | null): string =>
  totp(key, email ?? undefined).toString()

/**
 * The time step whose code this is, at most one before or after `now` (RFC 6238, 5.2); null where
 * it is none of them.
 */
export function stepOf(key: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totp(key).validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta
}

/** What a key is sealed for: one that is moved to another member's row does not open. */
export const keyPurpose = (memberId: string): string => `second-factor:${memberId}`

/** What is stored in place of a recovery code, for this member alone. */
export const recoveryHash = (memberId: string, code: string): string =>
  keyedHash(`${keyPurpose(memberId)}:${code}`)

/** Where the second factor is given, and from there back to the address that was asked for. */
export const secondFactorPage = (locale: string): string =>
  withReturn(`/${locale}/me/second-factor`)
