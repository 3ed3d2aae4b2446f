import { createHash, randomBytes } from 'node:crypto'
import { env } from './env'

/** 32 random bytes for an address or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

// Crockford's base 32: no I, L, O or U, which are misread or misspelt.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes as signs that a person can copy from one device to another, five bits each. */
export const codeOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('')

/** Eight signs (40 bits). */
export const newCode = (): string => codeOf(randomBytes(8))

/** A code as it is shown: in two halves. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

/** A code as typed: small letters, spaces, hyphens and the signs that look alike are forgiven. */
export const readCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/**
 * What is stored in place of a secret. Keyed, so that a copy of the database does not let short
 * codes or addresses be guessed; next-auth hashes the token of a mail in the same way before it
 * asks for it.
 */
export const keyedHash = (secret: string): string =>
  createHash('sha256').update(`${secret}${env().NEXTAUTH_SECRET}`).digest('hex')

/** What is stored in place of a session's token, which is long enough to need no key. */
export const sessionHash = (token: string): string =>
  createHash('sha256').update(token).digest('hex')
