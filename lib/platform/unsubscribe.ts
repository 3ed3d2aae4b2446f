import { createHmac, timingSafeEqual } from 'node:crypto'
import { isUnsubscribable, type MailKind } from './notices'
import { derived } from './seal'

const macOf = (memberId: string, kind: string) =>
  createHmac('sha256', derived('unsubscribe', '', 32))
    .update(`${memberId}:${kind}`)
    .digest('hex')
    .slice(0, 32)

/**
 * What a mail carries to end mails of its kind to its reader (RFC 8058): it names a member and a kind,
 * and only this installation can make it. It has no dot, since an address that ends like a file is one.
 */
export const unsubscribeToken = (memberId: string, kind: MailKind): string =>
  `${kind}-${memberId.replaceAll('-', '')}-${macOf(memberId, kind)}`

/** @returns whom and what the token names; null for a forged one or a kind that no longer exists */
export function readUnsubscribeToken(token: string): { memberId: string; kind: MailKind } | null {
  const [, kind = '', hex = '', mac = ''] =
    /^([a-z_]+)-([0-9a-f]{32})-([0-9a-f]{32})$/.exec(token) ?? []
  const memberId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  if (!isUnsubscribable(kind)) return null
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(memberId, kind)))
    ? { memberId, kind }
    : null
}
