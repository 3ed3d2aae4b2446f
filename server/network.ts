import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/platform/env'

/**
 * Where a request came from, as rate limits may know it: an IPv4 address or an IPv6 /64, keyed and
 * shortened, so that no address is kept (security.md).
 */
export function networkOf(request: IncomingMessage): string {
  const forwarded = env().TRUST_FORWARDED_FOR ? request.headers['x-forwarded-for'] : undefined
  const address =
    String(forwarded ?? request.socket.remoteAddress ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? ''
  const network = address.includes('.') ? address : address.split(':').slice(0, 4).join(':')
  return createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(network)
    .digest('base64url')
    .slice(0, 16)
}
