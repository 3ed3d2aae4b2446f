import { afterAll, expect, test } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { viewerOfSession } from '@/lib/platform/viewer'
import { buildAdmin, buildMember, buildSession } from '@/prisma/builders/members'

process.env.STAFF_SECOND_FACTOR = 'off'
afterAll(closeDatabase)

test('an installation that asks for none gives staff their powers at once', async () => {
  const admin = await viewerOfSession(await buildSession({ memberId: (await buildAdmin()).id }))
  expect(admin).toMatchObject({ admin: true, secondFactorDue: false })
  const other = await viewerOfSession(await buildSession({ memberId: (await buildMember()).id }))
  expect(other).toMatchObject({ admin: false, secondFactorDue: false })
})
