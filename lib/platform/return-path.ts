import { locales } from './i18n'

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
