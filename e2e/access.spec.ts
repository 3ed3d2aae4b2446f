import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { closeDatabase } from '@/lib/platform/db'
import { ACCESS } from './access-table'
import { buildWorld, ROLES, type Role, type World } from './world'

test.describe.configure({ mode: 'parallel' })

const app = join(import.meta.dirname, '../app')
const routes = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)(page\.tsx|route\.ts)$/.test(path))
  .map((path) => path.replace(/\/[^/]+$/, ''))
  .sort()

let world: World
test.beforeAll(async () => {
  world = await buildWorld()
})
test.afterAll(closeDatabase)

const base = () => test.info().project.use.baseURL ?? ''

/** Asks as `role`, following nothing. */
const ask = (role: Role, path: string, init: RequestInit = {}) => {
  const token = world.sessions[role]
  const headers = { ...(token && { cookie: `session=${token}` }), ...init.headers }
  return fetch(`${base()}${path}`, { ...init, redirect: 'manual', headers })
}

/** What addresses of a route look like: `[...rest]` takes anything, `[round]` one part. */
const addressOf = (route: string) =>
  new RegExp(`^/${route.replace(/\[\.\.\.\w+\]/g, '.+').replace(/\[\w+\]/g, '[^/?]+')}(\\?|$)`)

test('every route has a row, and every row a route', () => {
  expect(routes.length).toBeGreaterThan(40)
  expect(Object.keys(ACCESS).sort()).toEqual(routes)
})

for (const [route, rows] of Object.entries(ACCESS))
  test(`/${route}`, async () => {
    for (const { path, allowed, refused = 404, visitor = refused } of rows) {
      const address = path(world)
      expect(address).toMatch(addressOf(route))
      const answers = await Promise.all(ROLES.map((role) => ask(role, address)))
      const wanted = ROLES.map((role) =>
        allowed.includes(role) ? 200 : role === 'visitor' ? visitor : refused,
      )
      const table = (statuses: number[]) => ROLES.map((role, at) => `${role} ${statuses[at]}`)
      expect(table(answers.map(({ status }) => status)), address).toEqual(table(wanted))
      for (const [at, answer] of answers.entries()) {
        expectHeaders(answer, ROLES[at] === 'visitor', route.startsWith('api/'))
        const target = answer.headers.get('location')
        if (answer.status === 307) expect(target).toMatch(/^\/en\/sign-in\?callbackUrl=/)
        await answer.arrayBuffer()
      }
    }
  })

/** security.md's baseline, spelt out here rather than read from the server's own list. */
function expectHeaders({ headers, url }: Response, forVisitor: boolean, isApi: boolean) {
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy, url).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  if (isApi) expect(policy).toContain('sandbox')
  else {
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]
    expect(scripts).toMatch(forVisitor ? /^'self'$/ : /^'self' 'nonce-[A-Za-z0-9+/]{22}=='$/)
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).toContain("form-action 'self'")
    if (!forVisitor) expect(headers.get('cache-control')).toBe('private, no-store')
  }
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}; includeSubDomains/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('permissions-policy')).toContain('camera=()')
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.getSetCookie(), url).toEqual([])
}

test('what is denied and what does not exist are told alike', async () => {
  const round = `/en/rounds/${world.round.slug}`
  const pairs = [
    [`${round}/inputs/${world.held.reference}`, `${round}/inputs/XX-000000000000`],
    [`/en/rounds/${world.hidden.round.slug}`, '/en/rounds/no-such-round'],
    [`${round}/drafts/${world.draft.id}`, `${round}/drafts/${crypto.randomUUID()}`],
    ['/en/admin', '/en/nowhere'],
  ]
  const told = async (role: Role, path: string) => {
    const answer = await ask(role, path)
    const text = await answer.text()
    // Scripts differ by nonce and by the address they were made for; both readers see what remains.
    return {
      status: answer.status,
      text: text.replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/nonce="[^"]*"/g, ''),
    }
  }
  for (const [denied = '', absent = ''] of pairs)
    expect(await told('otherDelegate', denied), denied).toEqual(await told('otherDelegate', absent))
})

test('nothing from elsewhere changes anything', async () => {
  const origins = [
    '',
    'null',
    'https://evil.example',
    'http://localhost:1',
    `${base()}.evil.example`,
  ]
  for (const route of routes) {
    const path = ACCESS[route]?.[0]?.path(world) ?? '/'
    const answers = await Promise.all(
      ['POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) =>
        origins.map((origin) =>
          ask('admin', path, { method, body: 'a=b', headers: origin ? { origin } : {} }),
        ),
      ),
    )
    expect(new Set(answers.map(({ status }) => status)), path).toEqual(new Set([403]))
  }
})
