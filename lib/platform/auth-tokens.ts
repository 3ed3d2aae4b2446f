import { createHash, randomBytes, randomInt } from 'node:crypto'
import { env } from './env'

/** 32 random bytes for an address or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

// Crockford's base 32: no I, L, O or U, which are misread or misspelt.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight signs (40 bits) that a person copies from one device to another. */
export const newCode = (): string =>
  Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

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
