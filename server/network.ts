import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/platform/env'

/** The first 64 bits of an IPv6 address; of one mapped from IPv4 that one. */
export function prefixOf(address: string): string {
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [before = '', after] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? []
  const head = before.split(':').filter(Boolean)
  const tail = after?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}

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
  return createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(prefixOf(address))
    .digest('base64url')
    .slice(0, 16)
}
