import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'

const MARK = 'sealed:'

/**
 * Bytes that only this installation can make of `salt`: HKDF (RFC 5869) under its secret, others for
 * each `purpose`.
 */
export const derived = (purpose: string, salt: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, salt, purpose, length))

/**
 * Text that must not be read in a copy of the database, under AES-256-GCM. What was sealed for one
 * `purpose` opens for no other.
 */
export function seal(text: string, purpose = 'outbox'): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derived(purpose, '', 32), nonce)
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()])
  return MARK + Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64')
}

/**
 * The text that was sealed; what was not is returned as it is. @throws where the secret has changed,
 * or where it was sealed for another purpose
 */
export function unseal(text: string, purpose = 'outbox'): string {
  if (!text.startsWith(MARK)) return text
  const bytes = Buffer.from(text.slice(MARK.length), 'base64')
  const decipher = createDecipheriv('aes-256-gcm', derived(purpose, '', 32), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
}
