import { afterAll, expect, test } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDelegation } from '@/prisma/builders/drafts'
import { buildAdmin, buildMember } from '@/prisma/builders/members'
import { unique } from '@/prisma/builders/unique'
import { answerInvitation, inviteDelegate, revokeInvitation } from './invitation-actions'
import { listInvitations, listMyInvitations } from './invitation-data'

afterAll(closeDatabase)

const of = (member: { id: string }) => viewerOfMember(member.id)
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
async function scene() {
  const { organisation, drafter, submitter, focalPoint } = await buildDelegation()
  const [focal, drafts, submits] = [await of(focalPoint), await of(drafter), await of(submitter)]
  const invite = (viewer: Viewer, email: string, role = 'submitter') =>
    inviteDelegate.perform(viewer, { organisation: organisation.id, email, role })
  return { organisation, focal, drafter: drafts, submitter: submits, invite }
}
const openOf = async (email: string) =>
  (
    await db().delegateInvitation.findFirstOrThrow({
      where: { email, acceptedAt: null, declinedAt: null, revokedAt: null },
    })
  ).id
const answer = async (viewer: Viewer, invitation: string, wish = 'accept') =>
  code(answerInvitation.perform(viewer, { invitation, answer: wish }))

test('a focal point names a delegate, who accepts with the address; others can not', async () => {
  const { organisation, focal, drafter, submitter, invite } = await scene()
  const member = await of(await buildMember())
  const email = member.member?.email ?? ''
  for (const other of [visitor(), drafter, submitter, await of(await buildAdmin())])
    expect(await code(invite(other, email))).toBe('NOT_FOUND')
  expect(await code(invite(focal, 'not an address'))).toBe('INVALID')
  expect(await code(invite(focal, email, 'focal_point'))).toBe('INVALID')
  expect(await code(invite(focal, email.toUpperCase()))).toBe('ok')
  expect(await code(invite(focal, email))).toBe('ALREADY_DONE')
  expect(await listMyInvitations(drafter, 'en')).toEqual([])
  expect(await listMyInvitations(member, 'en')).toMatchObject([
    { organisation: organisation.name, role: 'submitter' },
  ])
  const id = await openOf(email)
  expect((await of({ id: member.member?.id ?? '' })).organisations).toEqual([])
  for (const other of [visitor(), focal, drafter]) expect(await answer(other, id)).toBe('NOT_FOUND')
  expect(await answer(member, id)).toBe('ok')
  expect(await answer(member, id)).toBe('ALREADY_DONE')
  expect((await of({ id: member.member?.id ?? '' })).organisations).toMatchObject([
    { id: organisation.id, role: 'submitter' },
  ])
  const events = await db().auditEvent.findMany({
    where: { organisationId: organisation.id },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ kind }) => kind)).toEqual(['invitation.sent', 'member.joined'])
  expect(JSON.stringify(events.map(({ facts }) => facts))).not.toContain('@')
})

test('an address with an account and one without are answered and mailed alike', async () => {
  const { organisation, focal, invite } = await scene()
  const known = (await buildMember({ locale: 'fr' })).email
  const unknown = `nobody-${unique()}@example.org`
  const [one, other] = [await invite(focal, known), await invite(focal, unknown)]
  expect(one).toMatchObject({ ok: true })
  const shape = (result: unknown) => JSON.stringify(result).replace(/[0-9a-f-]{36}/g, 'id')
  expect(shape(other)).toBe(shape(one))
  const mail = async (recipient: string) => {
    const found = await db().outboxMail.findFirstOrThrow({ where: { recipient } })
    return { subject: found.subject, text: found.text, locale: found.locale }
  }
  expect(await mail(unknown)).toEqual(await mail(known))
  const listed = await listInvitations(focal, organisation.id, 'en')
  expect(listed.map(({ email }) => email).sort()).toEqual([known, unknown].sort())
  const late = await of(await buildMember({ email: unknown }))
  expect(await answer(late, await openOf(unknown), 'decline')).toBe('ok')
  expect(await code(invite(focal, unknown))).toBe('ok')
})

test('an invitation is revoked once, and never lowers a role', async () => {
  const { focal, drafter, submitter, invite } = await scene()
  const email = submitter.member?.email ?? ''
  await invite(focal, email, 'drafter')
  const id = await openOf(email)
  expect(await answer(submitter, id)).toBe('ALREADY_DONE')
  expect(await code(revokeInvitation.perform(drafter, { invitation: id }))).toBe('NOT_FOUND')
  expect(await code(revokeInvitation.perform(focal, { invitation: id }))).toBe('ok')
  expect(await code(revokeInvitation.perform(focal, { invitation: id }))).toBe('ALREADY_DONE')
  expect(await answer(submitter, id, 'decline')).toBe('ALREADY_DONE')
})
