import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'

const MARK = 'sealed:'

const key = () => Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'outbox', 32))

/** Text that must not be read in a copy of the database, under AES-256-GCM. */
export function seal(text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce)
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()])
  return MARK + Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64')
}

/**
 * The text that was sealed; what was not is returned as it is. @throws where the secret has changed
 */
export function unseal(text: string): string {
  if (!text.startsWith(MARK)) return text
  const bytes = Buffer.from(text.slice(MARK.length), 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
}
