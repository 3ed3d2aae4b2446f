import { env } from './env'

/**
 * The session cookie: `__Host-` binds it to this host and to HTTPS (RFC 6265bis 4.1.3.2), which plain
 * HTTP on a developer's own machine can't carry.
 */
export const sessionCookie = () => {
  const secure = env().NEXTAUTH_URL.startsWith('https://')
  return { name: secure ? '__Host-session' : 'session', secure }
}
