import { afterAll, expect, test } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { unseal } from '@/lib/platform/seal'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildMember } from '@/prisma/builders/members'
import { unique } from '@/prisma/builders/unique'
import { askForAddress, confirmAddress } from './address-actions'
import { getAddressAsked } from './data'

afterAll(closeDatabase)

const fresh = () => `new-${unique()}@example.org`
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const without = async () =>
  viewerOfMember((await db().member.create({ data: { name: null, email: null } })).id)
const again = (viewer: Viewer) => viewerOfMember(viewer.member?.id ?? '')

/** Asks for an address and reads the mail. @returns its code */
async function asked(viewer: Viewer, email: string) {
  expect(await code(askForAddress.perform(viewer, { email }))).toBe('ok')
  const { text } = await db().outboxMail.findFirstOrThrow({
    where: { recipient: email.toLowerCase() },
    orderBy: { id: 'desc' },
  })
  expect(text).not.toMatch(/[0-9A-Z]{4} [0-9A-Z]{4}/)
  return /^[0-9A-Z]{4} [0-9A-Z]{4}$/m.exec(unseal(text))?.[0] ?? ''
}

test('an address is added with the code that was sent to it, once, and mail comes from then on', async () => {
  const viewer = await without()
  const email = fresh()
  expect(await getAddressAsked(viewer)).toBeNull()
  const typed = await asked(viewer, email.toUpperCase())
  expect(await getAddressAsked(viewer)).toBe(email)
  expect((await again(viewer)).member?.email).toBeNull()
  expect(await code(confirmAddress.perform(viewer, { code: typed.toLowerCase() }))).toBe('ok')
  const now = await again(viewer)
  expect(now.member?.email).toBe(email)
  expect(await code(confirmAddress.perform(now, { code: typed }))).toBe('NOT_FOUND')
  expect(await code(askForAddress.perform(now, { email: fresh() }))).toBe('NOT_FOUND')
  const row = await db().member.findUniqueOrThrow({ where: { id: viewer.member?.id ?? '' } })
  expect(row.emailVerifiedAt).not.toBeNull()
  const events = await db().auditEvent.findMany({ where: { subjectId: row.id } })
  expect(JSON.stringify(events)).not.toContain('@')
})

test('whoever has an address, or is nobody, adds none; nobody confirms another’s', async () => {
  const member = await viewerOfMember((await buildMember()).id)
  for (const viewer of [visitor(), member])
    expect(await code(askForAddress.perform(viewer, { email: fresh() }))).toBe('NOT_FOUND')
  const [one, two] = [await without(), await without()]
  const typed = await asked(one, fresh())
  expect(await code(confirmAddress.perform(two, { code: typed }))).toBe('LINK_INVALID')
  expect((await again(two)).member?.email).toBeNull()
})

test('another’s address is told to be theirs only to who reads its mail', async () => {
  const owner = await buildMember()
  const viewer = await without()
  const typed = await asked(viewer, owner.email)
  expect(await confirmAddress.perform(viewer, { code: typed })).toMatchObject({
    code: 'ADDRESS_TAKEN',
  })
  expect((await again(viewer)).member?.email).toBeNull()
})

test('five wrong codes end the request, tried at once too; a code of 15 minutes ago is refused', async () => {
  const viewer = await without()
  const typed = await asked(viewer, fresh())
  const tries = await Promise.all(
    Array.from({ length: 12 }, () => code(confirmAddress.perform(viewer, { code: '00000000' }))),
  )
  expect(tries.filter((one) => one === 'INVALID')).toHaveLength(5)
  expect(await code(confirmAddress.perform(viewer, { code: typed }))).toBe('LINK_INVALID')
  const newer = await asked(viewer, fresh())
  await db().addressRequest.updateMany({
    where: { memberId: viewer.member?.id ?? '' },
    data: { expiresAt: new Date(0) },
  })
  expect(await getAddressAsked(viewer)).toBeNull()
  expect(await code(confirmAddress.perform(viewer, { code: newer }))).toBe('LINK_INVALID')
})

test('an address that nobody confirmed in time is forgotten when another is asked for', async () => {
  const [late, other] = [await without(), await without()]
  await asked(late, fresh())
  const memberId = late.member?.id ?? ''
  await db().addressRequest.update({ where: { memberId }, data: { expiresAt: new Date(0) } })
  await asked(other, fresh())
  expect(await db().addressRequest.count({ where: { memberId } })).toBe(0)
})
