import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { buildMember, buildSession } from '@/prisma/builders/members'

let token: string | undefined
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (token ? { value: token } : undefined) }),
}))
const { GET } = await import('./route')

afterAll(closeDatabase)

const ask = (query = '') =>
  GET(new Request(`http://localhost:3000/api/exports/me${query}`), { params: Promise.resolve({}) })

test('a member gets a file of their own, as often as anybody needs', async () => {
  expect((await ask()).status).toBe(404)
  const member = await buildMember()
  token = await buildSession({ memberId: member.id })
  expect((await ask('?member=1')).status).toBe(404)
  const first = await ask()
  expect(first.headers.get('content-disposition')).toMatch(
    /^attachment; filename="uptake-\d{4}-\d\d-\d\d\.json"$/,
  )
  expect(first.headers.get('cache-control')).toBe('private, no-store')
  expect(await first.json()).toMatchObject({ profile: { email: member.email }, complete: true })
  for (let again = 1; again < 12; again++) expect((await ask()).status).toBe(200)
  expect((await ask()).status).toBe(429)
})
