import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { tell } from '@/lib/platform/tell'
import { viewerOfSession } from '@/lib/platform/viewer'
import { FakeBrowser } from '@/lib/sessions/fake-browser'
import { type Person, startProvider, walkThrough } from '@/lib/sessions/fake-provider'
import { buildMember, buildSession } from '@/prisma/builders/members'
import { GET, POST } from './route'

vi.mock('next/headers', async () => (await import('@/lib/sessions/fake-browser')).nextHeaders)

const home = 'http://localhost:3000'
process.env.NEXTAUTH_URL = home
const people = new Map<string, Person>()
let provider: Awaited<ReturnType<typeof startProvider>>

beforeAll(async () => {
  provider = await startProvider(`${home}/api/auth/callback/oidc`, people)
  process.env.OIDC_ISSUER = provider.issuer
  process.env.OIDC_CLIENT_ID = 'uptake'
  process.env.OIDC_CLIENT_SECRET = 'secret'
})
afterAll(async () => {
  await provider.stop()
  await closeDatabase()
})
beforeEach(() => void new FakeBrowser().use())

const at = (path: string) => ({
  params: Promise.resolve({ nextauth: path.replace(/\?.*/, '').split('/') }),
})
const get = async (path: string) =>
  FakeBrowser.current.take(await GET(new Request(`${home}/api/auth/${path}`), at(path)))
const post = async (path: string, fields: Record<string, string> = {}, origin = home) =>
  FakeBrowser.current.take(
    await POST(
      new Request(`${home}/api/auth/${path}`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams(fields),
      }),
      at(path),
    ),
  )

const leads = (response: Response) => response.headers.get('location')?.replace(home, '')

/** The whole dance. @returns the address with which the provider sends the browser back */
async function dance(subject: string, fields = {}): Promise<string> {
  const started = await post('signin/oidc', { locale: 'fr', ...fields })
  const back = await walkThrough(started.headers.get('location') ?? '', subject, home)
  expect(back.pathname).toBe('/api/auth/callback/oidc')
  return `callback/oidc${back.search}`
}

const anna = { email: 'Anna@example.org', email_verified: true, name: 'Anna B.' }

describe('OpenID Connect', () => {
  test('makes a member at the first time and knows them again, under any address', async () => {
    people.set('anna', anna)
    const first = await get(await dance('anna', { callbackUrl: '/rounds/gm-2026' }))
    expect([first.status, leads(first)]).toEqual([303, '/fr/rounds/gm-2026'])
    const viewer = await viewerOfSession(FakeBrowser.current.session ?? '')
    expect(viewer.member).toMatchObject({
      email: 'anna@example.org',
      name: 'Anna B.',
      locale: 'fr',
    })
    people.set('anna', { ...anna, email: 'anna@elsewhere.example' })
    new FakeBrowser().use()
    expect(leads(await get(await dance('anna')))).toBe('/fr/me')
    const again = await viewerOfSession(FakeBrowser.current.session ?? '')
    expect(again.member?.id).toBe(viewer.member?.id)
    const events = await db().auditEvent.findMany({ where: { subjectId: viewer.member?.id ?? '' } })
    expect(events.map(({ kind, facts }) => [kind, facts])).toEqual([
      ['session.confirmed', { by: 'oidc' }],
      ['session.confirmed', { by: 'oidc' }],
    ])
  })

  test('asks with state, nonce and a challenge', async () => {
    const started = await post('signin/oidc', { locale: 'en' })
    const { searchParams } = new URL(started.headers.get('location') ?? '')
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('response_mode')).toBe('query')
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(searchParams.get(name)?.length).toBeGreaterThan(30)
  })

  test.each([
    ['not verified', { email: 'new@example.org', email_verified: false }],
    ['not said to be verified', { email: 'new@example.org' }],
    ['no address', { email: 'new at example', email_verified: true }],
  ])('lets nobody in whose address is %s', async (_why, person) => {
    people.set('new', person)
    expect(leads(await get(await dance('new')))).toBe('/fr/sign-in?problem=unverified')
    expect(FakeBrowser.current.session).toBeUndefined()
    expect(await db().member.count({ where: { email: 'new@example.org' } })).toBe(0)
  })

  test.each([
    ['none', {}],
    ['an empty one', { email: '', email_verified: true }],
  ])(
    'makes a member of who is told with %s for an address, and sends them nothing',
    async (why, person) => {
      people.set(`eve ${why}`, person)
      expect(leads(await get(await dance(`eve ${why}`)))).toBe('/fr/me')
      const viewer = await viewerOfSession(FakeBrowser.current.session ?? '')
      const id = viewer.member?.id ?? ''
      expect(viewer.member).toMatchObject({ email: null, name: null })
      new FakeBrowser().use()
      expect(leads(await get(await dance(`eve ${why}`)))).toBe('/fr/me')
      const again = await viewerOfSession(FakeBrowser.current.session ?? '')
      expect(again.member?.id).toBe(id)
      const other = await buildMember()
      const told = (of: { id: string; email: string | null }) => ({
        ...{ key: `test:${of.id}`, recipient: of.email, locale: 'en', subject: 'S', text: 'T' },
        ...{ kind: 'role_changed' as const, memberId: of.id, about: 'A', path: '/me' },
      })
      await db().$transaction((tx) => tell(tx, [told({ id, email: null }), told(other)]))
      expect(await db().notification.count({ where: { memberId: { in: [id, other.id] } } })).toBe(2)
      const mails = await db().outboxMail.findMany({ where: { memberId: { in: [id, other.id] } } })
      expect(mails.map(({ recipient }) => recipient)).toEqual([other.email])
      // A later address is not what the member is known by: it changes nothing here.
      people.set(`eve ${why}`, { email: `eve-${id}@example.org`, email_verified: true })
      new FakeBrowser().use()
      await get(await dance(`eve ${why}`))
      const later = await viewerOfSession(FakeBrowser.current.session ?? '')
      expect(later.member).toMatchObject({ id, email: null })
    },
  )

  test('ties no identity to a member by the address alone', async () => {
    const member = await buildMember({ email: 'chair@example.org' })
    people.set('mallory', { email: 'chair@example.org', email_verified: true })
    expect(leads(await get(await dance('mallory')))).toBe('/fr/sign-in?problem=taken')
    expect(FakeBrowser.current.session).toBeUndefined()
    expect(await db().account.count({ where: { memberId: member.id } })).toBe(0)
  })

  test('ties none to whoever is signed in, before or meanwhile', async () => {
    people.set('bert', { email: 'bert@example.org', email_verified: true })
    const member = await buildMember()
    const value = await buildSession({ memberId: member.id })
    const back = await dance('bert')
    FakeBrowser.current.jar.set('session', { name: 'session', value })
    expect(leads(await get(back))).toBe('/fr/sign-in?problem=signed_in')
    expect(leads(await post('signin/oidc', { locale: 'en' }))).toBe('/en/sign-in?problem=signed_in')
    expect(await db().account.count({ where: { memberId: member.id } })).toBe(0)
    expect(FakeBrowser.current.session).toBe(value)
  })

  test.each([
    ['another browser', async () => void new FakeBrowser().use()],
    ['a browser without the state', async () => void FakeBrowser.current.jar.delete('oidc-state')],
    ['a browser without the nonce', async () => void FakeBrowser.current.jar.delete('oidc-nonce')],
    [
      'a browser without the verifier',
      async () => void FakeBrowser.current.jar.delete('oidc-pkce'),
    ],
    ['a browser that began anew', async () => void (await post('signin/oidc', {}))],
  ])('refuses an answer that comes to %s', async (_who, change) => {
    people.set('carl', { email: 'carl@example.org', email_verified: true })
    const back = await dance('carl')
    await change()
    expect(leads(await get(back))).toMatch(/^\/(fr|en)\/sign-in\?problem=failed$/)
    expect(FakeBrowser.current.session).toBeUndefined()
  })

  test('takes an answer once', async () => {
    people.set('dora', { email: 'dora@example.org', email_verified: true })
    const back = await dance('dora')
    const jar = [...FakeBrowser.current.jar]
    expect(leads(await get(back))).toBe('/fr/me')
    const again = new FakeBrowser().use()
    for (const [name, cookie] of jar) again.jar.set(name, cookie)
    expect(leads(await get(back))).toBe('/fr/sign-in?problem=failed')
  })

  test.each(['//evil.example', 'https://evil.example/en/me', '/\\evil.example'])(
    'leads home rather than to %s',
    async (callbackUrl) => {
      people.set('anna', anna)
      expect(leads(await get(await dance('anna', { callbackUrl })))).toBe('/fr/me')
    },
  )

  test('leads nowhere else by a cookie either', async () => {
    people.set('anna', anna)
    const back = await dance('anna')
    const value = 'https://evil.example/fr/me'
    FakeBrowser.current.jar.set('oidc-return', { name: 'oidc-return', value })
    const answer = await get(back)
    expect(new URL(answer.headers.get('location') ?? '', home).origin).toBe(home)
  })
})

describe('what next-auth would serve besides', () => {
  test.each([
    'session',
    'csrf',
    'providers',
    'signin',
    'signin/oidc',
    'signout',
    'error',
    'verify-request',
    'callback/email?token=x',
  ])('GET %s is not there', async (path) => expect((await get(path)).status).toBe(404))
  test.each(['signin/email', 'callback/oidc', 'callback/email', 'signout', 'session', '_log'])(
    'POST %s is not there',
    async (path) => expect((await post(path, { email: 'a@example.org' })).status).toBe(404),
  )
  test.each(['https://evil.example', 'null', ''])(
    'a form of origin %j starts nothing',
    async (origin) => {
      const answer = await post('signin/oidc', { locale: 'en' }, origin)
      expect(answer.status).toBe(403)
      expect(answer.headers.getSetCookie()).toEqual([])
    },
  )
})
