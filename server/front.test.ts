import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { answerWith, giveBack, requestNotes } from '@/lib/platform/request'
import { front } from './front'
import { VisitorPages } from './visitor-pages'

vi.stubEnv('DATABASE_URL', 'postgresql://unused')
vi.stubEnv('SMTP_URL', 'smtp://unused')
vi.stubEnv('NEXTAUTH_URL', 'http://site.test')
vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32))
vi.stubEnv('UPTAKE_COUNT_STATEMENTS', 'true')

let server: Server
let base: string
let seen: {
  url?: string | undefined
  cookie?: string | undefined
  policy?: string | string[] | undefined
  renders: number
} = { renders: 0 }

beforeAll(async () => {
  const answer = front(async (request, response) => {
    seen = {
      url: request.url,
      cookie: request.headers.cookie,
      policy: request.headers['content-security-policy'],
      renders: seen.renders + 1,
    }
    const notes = requestNotes.getStore()
    if (notes) notes.statements += 2
    if (request.method === 'POST') answerWith(409)
    const refused = /refused=(\w+)/.exec(request.url ?? '')?.[1]
    const typed = new FormData()
    typed.append('reason', request.url?.includes('kept') ? '<p>/en' : 'Two words.')
    if (refused) giveBack(typed, refused)
    response.statusCode = request.url?.includes('missing') ? 404 : 200
    if (request.url?.includes('moved')) response.writeHead(307, { location: '/en/rounds/gm' })
    response.setHeader('content-type', 'text/html; charset=utf-8')
    // As Next does, which answers HEAD without a body.
    response.end(request.method === 'HEAD' ? null : `<p>${request.url}</p><script>inline</script>`)
  }, new VisitorPages())
  server = createServer((request, response) => void answer(request, response)).listen(
    0,
    '127.0.0.1',
  )
  await new Promise((resolve) => server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const member = { cookie: 'session=abc' }
const post = (headers: Record<string, string>) =>
  fetch(`${base}/en/me`, { method: 'POST', headers, body: 'a=1' })

describe('front', () => {
  it('gives visitors a kept page without scripts, whatever cookies or parameters they send', async () => {
    const before = seen.renders
    const first = await fetch(`${base}/en/rounds/gm?utm=1`, { headers: { cookie: 'theme=x' } })
    expect(await first.text()).toBe('<p>/en/rounds/gm</p>')
    expect(seen.cookie).toBeUndefined()
    expect(first.headers.get('content-security-policy')).toContain("script-src 'self';")
    const again = await fetch(`${base}/en/rounds/gm?utm=2`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    expect(seen.renders).toBe(before + 1)
  })

  it('answers a form that is too large by a page in its language, and a script by a status', async () => {
    const origin = 'http://site.test'
    const large = (headers: object, path = '/ar/me') =>
      fetch(`${base}${path}`, {
        ...{ method: 'POST', headers: { origin, ...headers }, body: 'a'.repeat(1_500_000) },
      })
    const page = await large({})
    expect(page.status).toBe(413)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toBe('<p>/ar/status/413</p>')
    expect(seen.url).toBe('/ar/status/413')
    expect(await (await large({ 'next-action': 'x' })).text()).toBe('413\n')
    expect(await (await large({}, '/api/auth/signin')).text()).toBe('413\n')
  })

  it('answers a file that is too large by a page too, where a browser shows the answer', async () => {
    const send = async (accept: string) => {
      const path = `/api/documents/${crypto.randomUUID()}/imports?locale=ar`
      const answer = await fetch(base + path, {
        method: 'POST',
        headers: { origin: 'http://site.test', accept },
        body: new Uint8Array(25_000_001),
      })
      return `${answer.status} ${(await answer.text()).trim()}`
    }
    expect(await send('text/html,*/*')).toBe('413 <p>/ar/status/413</p>')
    expect(await send('*/*')).toBe('413 413')
  })

  it('keeps a whole page for others where the first to ask wanted its head only', async () => {
    const head = await fetch(`${base}/en/rounds/headed`, { method: 'HEAD' })
    expect(head.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await head.text()).toBe('')
    const page = await fetch(`${base}/en/rounds/headed`)
    expect(await page.text()).toBe('<p>/en/rounds/headed</p>')
  })

  it('gives members a page of their own under a fresh nonce', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => fetch(`${base}/en/rounds/gm`, { headers: member })),
    )
    const policies = answers.map((answer) => answer.headers.get('content-security-policy') ?? '')
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}'/)
    expect(policies[0]).not.toBe(policies[1])
    expect(policies.join()).not.toContain('unsafe-inline')
    expect(policies).toContain(seen.policy)
    expect(answers[0]?.headers.get('x-sql-statements')).toBe('2')
    expect(answers[0]?.headers.get('cache-control')).toBe('private, no-store')
  })

  it('gives members the uptake matrix as visitors get it, without scripts', async () => {
    const of = async (path: string) =>
      (await fetch(`${base}/en/rounds/gm/pillars/norms${path}`, { headers: member })).text()
    expect(await of('/uptake?topic=x')).not.toContain('<script')
    for (const path of ['', '?next=/uptake']) expect(await of(path)).toContain('<script')
  })

  it('takes no page for a file, whatever its query ends with', async () => {
    const found = await fetch(`${base}/en/admin/members?email=a@example.org`, { headers: member })
    expect(found.headers.get('content-security-policy')).toContain("'nonce-")
    const file = await fetch(`${base}/icon.svg?v=1`, { headers: member })
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('passes a status on that a refusal asked for, and what is not found', async () => {
    const headers = { origin: 'http://site.test' }
    expect((await post({ ...headers, ...member })).status).toBe(409)
    expect((await post(headers)).status).toBe(409)
    expect((await fetch(`${base}/en/rounds/missing`)).status).toBe(404)
  })

  it('leads on from a form without sending it again', async () => {
    const headers = { origin: 'http://site.test', ...member }
    const moved = (method: string) =>
      fetch(`${base}/en/me/moved`, { method, headers, redirect: 'manual' })
    expect((await moved('POST')).status).toBe(303)
    expect((await moved('GET')).status).toBe(307)
    expect((await moved('GET')).headers.get('location')).toBe('/en/rounds/gm')
  })

  it('turns away other origins, missing ones and large bodies before anything is read', async () => {
    const before = seen.renders
    expect((await post({ origin: 'http://evil.test', ...member })).status).toBe(403)
    expect((await post(member)).status).toBe(403)
    const large = {
      method: 'POST',
      headers: { origin: 'http://site.test' },
      body: 'x'.repeat(1_000_001),
    }
    expect((await fetch(`${base}/api/rounds/gm/calendar`, large)).status).toBe(413)
    expect(seen.renders).toBe(before)
  })

  it('lets a spreadsheet be larger, up to a limit of its own', async () => {
    const send = async (bytes: number) => {
      const headers = { origin: 'http://site.test' }
      const wish = { method: 'POST', headers, body: 'x'.repeat(bytes) }
      return (await fetch(`${base}/api/rounds/gm/on-behalf`, wish)).status
    }
    expect(await send(1_000_001)).not.toBe(413)
    expect(await send(8_100_001)).toBe(413)
  })

  it('gives a refused form back where its sender is signed out, or its page does not hold it any more', async () => {
    const send = async (path: string) => {
      const headers = { ...member, origin: 'http://site.test' }
      const answer = await fetch(`${base}${path}`, { method: 'POST', headers, body: 'a=1' })
      return [answer.status, /\/en\/\w+(?:\/\d+)?/.exec(await answer.text())?.[0]]
    }
    expect(await send('/en/me?refused=SIGNED_OUT')).toEqual([401, '/en/status/401'])
    expect(await send('/en/me?refused=CLOSED&kept')).toEqual([409, '/en/me'])
    expect(await send('/en/me?refused=CLOSED')).toEqual([409, '/en/status/409'])
    expect(await send('/en/missing?refused=WITHDRAWN')).toEqual([404, '/en/status/409'])
  })

  it('takes a file of ten megabytes where files go, and nowhere else', async () => {
    const send = (path: string, length: number) =>
      fetch(base + path, {
        method: 'POST',
        headers: { origin: 'http://site.test' },
        body: new Uint8Array(length),
      })
    const draft = `/api/drafts/${crypto.randomUUID()}`
    expect((await send(`${draft}/attachments`, 10_500_000)).status).not.toBe(413)
    expect((await send(`${draft}/attachments?hash=x`, 10_600_000)).status).toBe(413)
    for (const path of [`${draft}/other`, `${draft}/attachments/x`, '/en/me?/api/drafts/'])
      expect((await send(path, 1_000_001)).status).toBe(413)
  })

  it('answers 400 to an address that is no text', async () => {
    const before = seen.renders
    const broken = ['/en/rounds/%ff', '/en/%ED%A0%80', '/en/%', '/en/rounds/%E0.a?b']
    for (const path of [...broken, '/api/x%00', '/en/rounds/gm?after=%00'])
      expect((await fetch(base + path)).status).toBe(400)
    expect(seen.renders).toBe(before)
    expect((await fetch(`${base}/en/search?q=%ff`)).status).toBe(200)
  })

  it('sets the baseline headers on every answer', async () => {
    for (const path of ['/en', '/en/search?q=x', '/_next/static/a.js', '/api/x']) {
      const { headers } = await fetch(base + path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('strict-transport-security')).toContain('max-age=63072000')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  it('does not let a request choose its own policy', async () => {
    await fetch(`${base}/api/x`, {
      headers: { 'content-security-policy': "script-src 'nonce-mine'" },
    })
    expect(seen.policy).toBeUndefined()
  })
})
