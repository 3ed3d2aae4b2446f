import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { getVersionText } = await import('./version-data')

afterAll(closeDatabase)

test('an earlier version is read by whoever may read the input, and by nobody once withdrawn', async () => {
  const { streams } = await buildRound()
  const author = await buildMember()
  const wish = { stream: streams.norms, organisation: null, author, title: 'Its first title' }
  const open = await buildInput(wish)
  const secret = await buildInput({ ...wish, attribution: 'moderators_only' })
  const held = await buildInput({ ...wish, published: false })
  const own = await viewerOfMember(author.id)
  const other = await viewerOfMember((await buildMember()).id)

  for (const reader of [visitor(), other]) {
    expect(await getVersionText(reader, open.id, 1)).toMatchObject({
      title: 'Its first title',
      points: [{ number: 1, topics: [] }],
    })
    expect(await getVersionText(reader, secret.id, 1)).toBeNull()
    expect(await getVersionText(reader, held.id, 1)).toBeNull()
  }
  expect(await getVersionText(own, secret.id, 1)).not.toBeNull()
  expect(await getVersionText(own, held.id, 1)).not.toBeNull()
  expect(await getVersionText(own, open.id, 2)).toBeNull()

  await db().withdrawal.create({ data: { inputId: open.id, withdrawnById: author.id } })
  expect(await getVersionText(visitor(), open.id, 1)).toBeNull()
  expect(await getVersionText(own, open.id, 1)).toBeNull()
})
