import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
const { GET } = await import('./route')

afterAll(closeDatabase)

test('a visitor gets the matrix as a file, as often as a mission needs, and of no stream that is not there', async () => {
  const { round, streams } = await buildRound()
  const { reference } = await buildInput({ stream: streams.norms })
  const ask = (network: string, pillar = 'norms', query = '') =>
    requestNotes.run({ statements: 0, network, path: '' }, () =>
      GET(new Request(`http://localhost:3000/api/exports/uptake${query}`), {
        params: Promise.resolve({ round: round.slug, pillar }),
      }),
    )
  const answer = await ask('one')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="${round.slug}-norms-uptake.csv"`,
  )
  expect(await answer.text()).toContain(reference)
  expect((await ask('one', 'nothing')).status).toBe(404)
  expect((await ask('one', 'norms', '?format=exe')).status).toBe(404)
  const paragraphs = [{ number: '1', text: 'Meet.' }]
  const { slug } = await buildDocument({
    round,
    revisions: [{ name: 'Zero draft', paragraphs, published: true }],
  })
  const told = await ask('two', 'norms', `?document=${slug}&outcome=not_reviewed&topic=a%22b`)
  expect(told.headers.get('content-disposition')).toBe(
    `attachment; filename="${round.slug}-norms-uptake-${slug}-not_reviewed.csv"`,
  )
  expect((await ask('two', 'norms', '?document=another')).status).toBe(404)
  for (let again = 1; again < 120; again++) expect((await ask('one')).status).toBe(200)
  expect((await ask('one')).status).toBe(429)
  expect((await ask('other')).status).toBe(200)
})
