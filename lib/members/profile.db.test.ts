import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { getDelegates } from '@/lib/organisations/delegates-data'
import { closeDatabase, db } from '@/lib/platform/db'
import { queueMails } from '@/lib/platform/mail'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildAdmin, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { findMember } from './data'
import { changeMail, nameMember } from './profile-actions'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

let organisation: { id: string }
let member: { id: string; email: string }
let viewer: Viewer
beforeEach(async () => {
  organisation = await buildOrganisation()
  member = await buildMember({ name: 'Real Name', organisations: [organisation] })
  viewer = await viewerOfMember(member.id)
})
afterAll(closeDatabase)

const name = async (fields: object) =>
  nameMember.perform(await viewerOfMember(member.id), { locale: 'en', callbackUrl: '', ...fields })
const now = async () => (await viewerOfMember(member.id)).member
const mailsOf = (recipient: string) => db().outboxMail.findMany({ where: { recipient } })

describe('a pseudonym', () => {
  it('takes the place of the name, and stops the mail until it is asked for', async () => {
    expect(await name({ name: 'Heron', pseudonym: 'on' })).toMatchObject({
      ok: true,
      value: { to: '/me/profile?done=pseudonymTaken' },
    })
    expect(await now()).toMatchObject({ name: 'Heron', pseudonymous: true, mailStopped: true })
    expect(await changeMail.perform(viewer, { mail: 'on' })).toMatchObject({ ok: true })
    expect(await changeMail.perform(viewer, { mail: 'on' })).toMatchObject({ code: 'ALREADY_DONE' })
    expect(await now()).toMatchObject({ mailStopped: false })
    await name({ name: 'Egret', pseudonym: 'on' })
    expect(await now()).toMatchObject({ name: 'Egret', mailStopped: false })
    await name({ name: 'Real Name' })
    expect(await now()).toMatchObject({ pseudonymous: false, mailStopped: false })
  })

  it('must be there where the name is said to be one', async () => {
    expect(await name({ name: '', pseudonym: 'on' })).toMatchObject({
      code: 'INVALID',
      fieldErrors: { name: ['required'] },
    })
    expect(await name({ name: '' })).toMatchObject({ ok: true })
  })

  it('hides the address from the focal point; admins find it by the whole address only', async () => {
    const focal = await viewerOfMember(
      (await buildMember({ organisations: [{ id: organisation.id, role: 'focal_point' }] })).id,
    )
    const seen = async () => JSON.stringify(await getDelegates(focal, organisation.id, 'en'))
    expect(await seen()).toContain(member.email)
    await name({ name: 'Heron', pseudonym: 'on' })
    expect(await seen()).toContain('Heron')
    expect(await seen()).not.toContain(member.email)
    const admin = await viewerOfMember((await buildAdmin()).id)
    expect(await findMember(admin, member.email)).toMatchObject({ name: 'Heron' })
    for (const part of ['Heron', member.email.slice(0, -1), member.email.split('@')[0] ?? '', '%'])
      expect(await findMember(admin, part)).toBeNull()
  })

  it('is nobody else’s to take', async () => {
    expect(await nameMember.perform(visitor(), { name: 'x', locale: 'en' })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await changeMail.perform(visitor(), {})).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('mail', () => {
  const of = (kind: string) => ({
    key: `${kind}:${member.id}`,
    recipient: member.email,
    locale: 'en',
    subject: 's',
    text: 't',
  })
  const kinds = [
    'input.submitted',
    'input.withdrawn',
    'publication.published',
    'summary.published',
    'organisation.accepted',
    'session.asked',
    'second_factor.reset',
  ]
  const keys = async () => (await mailsOf(member.email)).map(({ key }) => key.split(':')[0]).sort()

  it('is of every kind where it is wanted', async () => {
    await queueMails(db(), kinds.map(of))
    expect(await keys()).toEqual([...kinds].sort())
  })

  it('is links to sign in and news of the second factor where it is not', async () => {
    expect(await changeMail.perform(viewer, {})).toMatchObject({ ok: true })
    const other = await buildMember()
    await queueMails(db(), [...kinds.map(of), { ...of('input.x'), recipient: other.email }])
    expect(await keys()).toEqual(['second_factor.reset', 'session.asked'])
    expect(await mailsOf(other.email)).toHaveLength(1)
  })
})
