import { locales } from './i18n'
import { requestNotes } from './request'

// What our own addresses are made of, and nothing else: no second slash, no backslash, no scheme,
// no dot segments, no encoded signs in the path.
const OWN = /^(?:\/(?!\.{1,2}(?:[/?#]|$))[\w.~-]+)+(?:\?[\w.~%=&+-]*)?(?:#[\w.-]*)?$/

const withLocale = new RegExp(`^/(?:${locales.join('|')})(?=[/?#]|$)`)

/**
 * Where to lead after signing in: a path of this site without its locale, `fallback` for anything
 * else (security.md: callback URLs relative only).
 */
export function returnPath(asked: unknown, fallback = '/me'): string {
  if (typeof asked !== 'string' || asked.length > 500 || !OWN.test(asked)) return fallback
  const path = asked.replace(withLocale, '')
  return path.startsWith('/api/') || path.startsWith('/sign-') ? fallback : path
}

// Next's own mark in addresses that its scripts ask for.
const RSC = /[?&]_rsc=[^&]*/

/** `page` with the address that was asked for as the one to lead on to. */
export function withReturn(page: string, asked = requestNotes.getStore()?.path): string {
  if (!asked) return page
  return `${page}?callbackUrl=${encodeURIComponent(returnPath(asked.replace(RSC, '')))}`
}
