import type { IncomingMessage } from 'node:http'
import { LARGEST_FILE } from '@/lib/attachments/schema'
import { UUID } from '@/lib/kernel/ids'
import { env } from '@/lib/platform/env'
import { LARGEST_FORM, LARGEST_TEXT_FORM } from '@/lib/platform/form'

/** Spreadsheets of inputs and of decisions have routes of their own, which look at their size again. */
const LARGEST_SHEET = 8_100_000
const SHEETS =
  /^\/api\/rounds\/[^/?]{1,100}\/(?:on-behalf(?:\/tables)?|pillars\/[^/?]{1,100}\/decisions)(?:\?|$)/

/** A file with the form around it, to the one route that takes files. */
const UPLOAD = new RegExp(`^/api/drafts/${UUID}/attachments(?:\\?|$)`)
const LARGEST_UPLOAD = LARGEST_FILE + 100_000

/** A file of an outcome document with its form; its route looks at the file's size again, and tells it there. */
const SOURCE = new RegExp(`^/api/documents/${UUID}/imports(?:\\?|$)`)
const LARGEST_SOURCE = 25_000_000

/** The pages where the text of a revision, or a translation of it, is pasted and looked through. */
const TEXT = new RegExp(
  `^/[a-z]{2}/moderate/[^/?]{1,100}/documents/${UUID}(?:/translations)?(?:\\?|$)`,
)

/** True for a request that may take long to arrive. */
export const isUpload = ({ url = '' }: Pick<IncomingMessage, 'url'>): boolean =>
  UPLOAD.test(url) || SHEETS.test(url) || SOURCE.test(url) || TEXT.test(url)

/** PostgreSQL holds no NUL, so no address of ours has one, neither in its path nor in its query. */
const isReadable = (url: string): boolean => {
  try {
    return !url.includes('%00') && decodeURIComponent(url.split('?', 1)[0] ?? '') !== ''
  } catch {
    return false
  }
}

/** Mail programs post there without an Origin; the route reads what they post (lib/doors/route). */
const ONE_CLICK = /^\/api\/unsubscribe\/[\w-]{1,150}$/
const ONE_CLICK_BODY = 1_000

/**
 * Why a request is turned away before anything reads it: an address that is no text, another origin, a
 * body of unknown or too great length. Next checks the origin of server actions only, no body of a route
 * handler, and fails at such an address.
 * @returns an HTTP status, or null where it may pass
 */
export function refusalOf({
  method = '',
  url = '/',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): number | null {
  if (!isReadable(url)) return 400
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return null
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return 405
  const oneClick = method === 'POST' && ONE_CLICK.test(url)
  if (!oneClick && headers.origin !== new URL(env().NEXTAUTH_URL).origin) return 403
  if (headers['content-length'] === undefined) return 411
  const most = oneClick
    ? ONE_CLICK_BODY
    : SHEETS.test(url)
      ? LARGEST_SHEET
      : UPLOAD.test(url)
        ? LARGEST_UPLOAD
        : SOURCE.test(url)
          ? LARGEST_SOURCE
          : TEXT.test(url)
            ? LARGEST_TEXT_FORM
            : LARGEST_FORM
  return Number(headers['content-length']) <= most ? null : 413
}
