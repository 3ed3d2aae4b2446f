import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { withinLimits } from '@/lib/platform/rate-limit'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation, buildSession } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

let token: string | undefined
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (token ? { value: token } : undefined) }),
}))
const { GET } = await import('./route')

afterAll(closeDatabase)

test('a receipt is a PDF for who may read it, as often as anybody needs', async () => {
  const { round, streams } = await buildRound()
  const organisation = await buildOrganisation()
  const author = await buildMember({ organisations: [organisation] })
  const input = await buildInput({ stream: streams.norms, organisation, author })
  const gone = await buildInput({ stream: streams.norms, organisation, author })
  await db().withdrawal.create({ data: { inputId: gone.id, withdrawnById: author.id } })
  const params = (reference: string) => ({
    params: Promise.resolve({ round: round.slug, input: reference }),
  })
  const ask = (query: string, reference = input.reference) =>
    GET(new Request(`http://localhost:3000/receipt?${query}`), params(reference))
  const as = async (member: { id: string } | null) => {
    token = member ? await buildSession({ memberId: member.id }) : undefined
  }

  for (const other of [null, await buildMember()]) {
    await as(other)
    expect((await ask('format=pdf')).status).toBe(404)
  }
  await as(author)
  expect((await ask('format=pdf', gone.reference)).status).toBe(404)
  expect((await ask('format=pdf&locale=xx')).status).toBe(404)
  const answer = await ask('format=pdf&locale=ar')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${input.reference}-1.pdf"`,
    'cache-control': 'private, no-store',
  })
  expect((await answer.text()).slice(0, 5)).toBe('%PDF-')
  const limit = { name: 'pdf-member', key: author.id, points: 60, seconds: 3600 }
  while (await withinLimits([limit]));
  expect((await ask('format=pdf')).status).toBe(429)
  expect((await ask('format=txt')).status).toBe(200)
})
