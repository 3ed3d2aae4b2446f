import { cookies } from 'next/headers'
import { isSameOrigin } from '@/lib/doors/route'
import { askNextAuth } from '@/lib/platform/auth'
import { deviceOf } from '@/lib/platform/device'
import { env } from '@/lib/platform/env'
import { locales, routing } from '@/lib/platform/i18n'
import { returnPath } from '@/lib/platform/return-path'
import { getViewer } from '@/lib/platform/viewer'
import { admitIdentity } from '@/lib/sessions/identity'

type Context = { params: Promise<{ nextauth: string[] }> }

/**
 * Of all that next-auth serves, only the two steps of OpenID Connect are open; there is no page of
 * its own.
 */
const isStep = async ({ params }: Context, act: string) =>
  Boolean(env().OIDC_ISSUER) && (await params).nextauth.join('/') === `${act}/oidc`

const notFound = () => new Response('Not found\n', { status: 404 })

const asked = async (request: Request) => ({
  provider: 'oidc' as const,
  cookies: Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value])),
  browser: { device: deviceOf(request.headers.get('user-agent') ?? '') },
})

const problem = (locale: string, why: string) => `/${locale}/sign-in?problem=${why}`

const known = (locale: unknown) => locales.find((one) => one === locale) ?? routing.defaultLocale

/**
 * Carries an answer of next-auth on; what it would tell on a page of its own, the sign-in page
 * tells.
 */
function lead(location: string, given: string[], locale: string): Response {
  const own = location.includes('/api/auth/') || location === ''
  const headers = new Headers({ Location: own ? problem(locale, 'failed') : location })
  for (const cookie of given) headers.append('Set-Cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** Starts signing in with the provider; the form's policy (form-action) names its origin. */
export async function POST(request: Request, context: Context): Promise<Response> {
  if (!(await isStep(context, 'signin'))) return notFound()
  if (!isSameOrigin(request)) return new Response('Cross-origin\n', { status: 403 })
  const form = await request.formData()
  const locale = known(form.get('locale'))
  if ((await getViewer()).member) return lead(problem(locale, 'signed_in'), [], locale)
  const answer = await askNextAuth({
    ...(await asked(request)),
    act: 'signin',
    method: 'POST',
    body: { callbackUrl: `/${locale}${returnPath(form.get('callbackUrl'))}` },
  })
  return lead(answer.location, answer.cookies, locale)
}

/** Where the provider leads back to. */
export async function GET(request: Request, context: Context): Promise<Response> {
  if (!(await isStep(context, 'callback'))) return notFound()
  const viewer = await getViewer()
  const facts = await asked(request)
  const wanted = Object.entries(facts.cookies).find(([name]) => name.endsWith('oidc-return'))?.[1]
  const locale = known(new URL(wanted ?? '/', env().NEXTAUTH_URL).pathname.split('/')[1])
  if (viewer.member) return lead(problem(locale, 'signed_in'), [], locale)
  const answer = await askNextAuth({
    ...facts,
    act: 'callback',
    method: 'GET',
    query: Object.fromEntries(new URL(request.url).searchParams),
    admit: async (identity) => {
      const admitted = await admitIdentity(viewer, { ...identity, locale })
      if (admitted.ok) return true
      return problem(locale, admitted.code === 'TAKEN' ? 'taken' : 'unverified')
    },
  })
  return lead(answer.location, answer.cookies, locale)
}
