import { env } from '@/lib/platform/env'

/** Headers that every response carries, whatever answers it (security.md; ASVS 5.0 V3.4). */
export const BASELINE: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Not no-referrer: forms sent without JavaScript need an Origin to be told from forged ones.
  'referrer-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
}

/**
 * The content security policy of one response.
 * @param scripts sources for scripts besides this host: a nonce where a page is rendered per request;
 *   nothing for visitors, whose pages carry no inline script at all (docs/adr/0002)
 */
export function contentSecurityPolicy(scripts = ''): string {
  const { NEXTAUTH_URL, OIDC_ISSUER } = env()
  // Chromium follows form-action through redirects, so signing in there needs the issuer named.
  const issuer = OIDC_ISSUER ? ` ${new URL(OIDC_ISSUER).origin}` : ''
  const dev = process.env.NODE_ENV === 'development'
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts}${dev ? " 'unsafe-eval'" : ''}`.trim(),
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "manifest-src 'self'",
    `form-action 'self'${issuer}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(NEXTAUTH_URL.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}
