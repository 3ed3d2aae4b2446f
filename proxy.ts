import createMiddleware from 'next-intl/middleware'
import { routing } from '@/lib/platform/i18n'

/** Leads `/` and addresses without a locale to one with it. Authorises nothing: actions and routes do. */
export default createMiddleware(routing)

export const config = { matcher: ['/((?!api|_next|.*\\..*).*)'] }
