import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/platform/env'

/** A form with the longest draft stays far below; uploads will have a route and a limit of their own. */
const LARGEST_BODY = 1_000_000

/**
 * Why a request is turned away before anything reads it: from another origin, of unknown or too great
 * length. Next checks the origin of server actions only, and no body of a route handler.
 * @returns an HTTP status, or null where it may pass
 */
export function refusalOf({
  method = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'headers'>): number | null {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return null
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return 405
  if (headers.origin !== new URL(env().NEXTAUTH_URL).origin) return 403
  if (headers['content-length'] === undefined) return 411
  return Number(headers['content-length']) <= LARGEST_BODY ? null : 413
}
