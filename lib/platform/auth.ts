import NextAuth, { type NextAuthOptions } from 'next-auth'
import type { Provider } from 'next-auth/providers/index'
import { adapter, type Browser } from './auth-adapter'
import { keyedHash, newToken } from './auth-tokens'
import { env } from './env'
import { returnPath } from './return-path'
import { sessionCookie } from './session-cookie'

export const SESSION_SECONDS = 30 * 24 * 60 * 60

/** Who an OpenID Connect provider says is signing in. `verified` is its word on the address. */
export type Identity = {
  issuer: string
  subject: string
  email: unknown
  verified: unknown
  name: unknown
}

/** Lets an identity in, or answers the page that says why not. */
export type Admit = (identity: Identity) => Promise<true | string>

type Asked = {
  act: 'callback' | 'signin'
  provider: 'email' | 'oidc'
  method: 'GET' | 'POST'
  query?: Record<string, string>
  body?: Record<string, string>
  cookies?: Record<string, string>
  browser: Browser
  admit?: Admit
}

const cookie = (name: string) => {
  const { secure } = sessionCookie()
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  return { name: secure ? `__Host-${name}` : name, options }
}

const cookies = () => ({
  sessionToken: { ...cookie('session'), name: sessionCookie().name },
  callbackUrl: cookie('oidc-return'),
  csrfToken: cookie('oidc-csrf'),
  pkceCodeVerifier: cookie('oidc-pkce'),
  state: cookie('oidc-state'),
  nonce: cookie('oidc-nonce'),
})

// Only completes what lib/sessions has confirmed; it never sends.
const email = {
  id: 'email',
  type: 'email',
  name: 'email',
  server: '',
  from: '',
  maxAge: 0,
  sendVerificationRequest: async () => Promise.reject(new Error('mails are sent by the outbox')),
} as unknown as Provider

const oidc = (issuer: string): Provider => ({
  id: 'oidc',
  type: 'oauth',
  name: env().OIDC_NAME,
  wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  clientId: env().OIDC_CLIENT_ID,
  clientSecret: env().OIDC_CLIENT_SECRET,
  idToken: true,
  checks: ['pkce', 'state', 'nonce'],
  authorization: { params: { scope: 'openid email profile', response_mode: 'query' } },
  // The address is often told by this endpoint alone; the client compares its subject with the
  // token's.
  userinfo: {
    request: async ({ client, tokens }) => ({
      ...(tokens as unknown as { claims(): object }).claims(),
      ...(await client.userinfo(tokens as never)),
    }),
  },
  profile: (claims: { sub: string; email?: string }) => ({ id: claims.sub, email: claims.email }),
})

const options = ({ browser, admit }: Asked): NextAuthOptions => {
  const issuer = env().OIDC_ISSUER
  return {
    secret: env().NEXTAUTH_SECRET,
    providers: issuer ? [email, oidc(issuer)] : [email],
    adapter: adapter(browser, issuer),
    cookies: cookies(),
    session: { strategy: 'database', maxAge: SESSION_SECONDS, generateSessionToken: newToken },
    callbacks: {
      redirect: async ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
        return returnPath(path, '') ? baseUrl + path : baseUrl
      },
      async signIn({ account, profile }) {
        if (account?.type !== 'oauth') return true
        const claims = (profile ?? {}) as Record<string, unknown>
        return (
          (await admit?.({
            issuer: issuer ?? '',
            subject: account.providerAccountId,
            email: claims.email,
            verified: claims.email_verified,
            name: claims.name,
          })) ?? false
        )
      },
    },
    // Codes only: its details hold addresses and tokens.
    logger: {
      error: (code) => console.error(`next-auth: ${code}`),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** The answer as next-auth gives it to a Node response; this is all that it uses of one. */
function recorder() {
  const answer = { location: '', cookies: [] as string[] }
  const response = {
    status: () => response,
    setHeader(name: string, value: string | string[]) {
      if (name === 'Location') answer.location = String(value)
      if (name === 'Set-Cookie') answer.cookies = [value].flat()
      return response
    },
    getHeader: (name: string) => (name === 'Set-Cookie' ? answer.cookies : undefined),
    send: () => {},
    json: () => {},
    end: () => {},
  }
  return { answer, response }
}

/**
 * Asks next-auth. Its check against cross-site requests is met here, because each caller has
 * checked the origin; whatever session cookie the browser has is kept from it.
 * @returns where it leads and the cookies it sets
 */
export async function askNextAuth(asked: Asked): Promise<{ location: string; cookies: string[] }> {
  const token = newToken()
  const names = cookies()
  const { [names.sessionToken.name]: _session, ...others } = asked.cookies ?? {}
  const { answer, response } = recorder()
  const request = {
    method: asked.method,
    headers: {},
    query: { ...asked.query, nextauth: [asked.act, asked.provider] },
    body: { ...asked.body, csrfToken: token },
    cookies: { ...others, [names.csrfToken.name]: `${token}|${keyedHash(token)}` },
  }
  await NextAuth(request as never, response as never, options(asked))
  return answer
}
