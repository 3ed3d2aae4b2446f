import { afterAll, expect, test } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { viewerOfMember } from '@/lib/platform/viewer'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { listMyInputs } from './data'

afterAll(closeDatabase)

test('a row holds what its sentence and its links are decided by, for its own side alone', async () => {
  const { streams } = await buildRound()
  const organisation = await buildOrganisation()
  const author = await buildMember({ organisations: [{ id: organisation.id, role: 'submitter' }] })
  const other = await buildMember()
  const input = await buildInput({ organisation, author, stream: streams.norms, published: true })
  const { items } = await listMyInputs(await viewerOfMember(author.id))
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    reference: input.reference,
    organisationId: organisation.id,
    authorId: author.id,
    published: true,
    answered: 0,
  })
  expect(items[0]?.pointCount).toBeGreaterThan(0)
  expect((await listMyInputs(await viewerOfMember(other.id))).items).toEqual([])
})
