import { describe, expect, it, vi } from 'vitest'
import { refusalOf } from './refusal'

vi.stubEnv('DATABASE_URL', 'postgresql://unused')
vi.stubEnv('SMTP_URL', 'smtp://unused')
vi.stubEnv('NEXTAUTH_URL', 'http://site.test')
vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32))

const post = (url: string, length = 26, more: object = {}) =>
  refusalOf({ method: 'POST', url, headers: { 'content-length': String(length) }, ...more })

describe('a request that changes something', () => {
  it('comes from this site', () => {
    expect(post('/en/me')).toBe(403)
    const headers = { origin: 'http://site.test', 'content-length': '1' }
    expect(post('/en/me', 1, { headers })).toBeNull()
  })

  it('may come from a mail program to one address, and be short', () => {
    expect(post('/api/unsubscribe/a-b-c')).toBeNull()
    expect(post('/api/unsubscribe/a-b-c', 1001)).toBe(413)
    expect(post('/api/unsubscribe/a-b-c', 1, { method: 'DELETE' })).toBe(403)
    expect(post('/api/unsubscribe/a-b-c', 1, { headers: {} })).toBe(411)
    for (const other of [
      '/api/unsubscribe/',
      '/api/unsubscribe/a/b',
      '/api/unsubscribe/a?b=c',
      '/api/unsubscribe/../auth/signin',
      '/api/unsubscribed/a',
      '/en/api/unsubscribe/a',
    ])
      expect(post(other), other).toBe(403)
  })

  it.each(['on-behalf', 'on-behalf/tables', 'pillars/norms/decisions'])(
    'may carry a spreadsheet to %s',
    (route) => {
      const headers = (length: number) => ({
        headers: { origin: 'http://site.test', 'content-length': String(length) },
      })
      expect(post(`/api/rounds/gm/${route}`, 0, headers(8_000_000))).toBeNull()
      expect(post(`/api/rounds/gm/${route}`, 0, headers(8_100_001))).toBe(413)
      expect(post(`/api/rounds/gm/${route}/x`, 0, headers(8_000_000))).toBe(413)
    },
  )

  it('may carry the text of an outcome document to its pages alone', () => {
    const headers = (length: number) => ({
      headers: { origin: 'http://site.test', 'content-length': String(length) },
    })
    const page = '/ar/moderate/gm/documents/01a21f49-8f5e-7e0f-aae3-fbced04b1dcc'
    for (const url of [page, `${page}?import=x`, `${page}/translations?revision=zero`]) {
      expect(post(url, 0, headers(5_000_000)), url).toBeNull()
      expect(post(url, 0, headers(5_000_001)), url).toBe(413)
    }
    for (const url of [`${page}/lineages`, '/ar/moderate/gm/documents', '/ar/me', `/x${page}`])
      expect(post(url, 0, headers(1_000_001)), url).toBe(413)
  })

  it('may carry a file of an outcome document to its route alone', () => {
    const headers = (length: number) => ({
      headers: { origin: 'http://site.test', 'content-length': String(length) },
    })
    const imports = '/api/documents/01a21f49-8f5e-7e0f-aae3-fbced04b1dcc/imports?locale=en'
    expect(post(imports, 0, headers(20_000_000))).toBeNull()
    expect(post(imports, 0, headers(25_000_001))).toBe(413)
    expect(post(imports)).toBe(403)
    expect(post(`/en${imports}`, 0, headers(20_000_000))).toBe(413)
  })
})
