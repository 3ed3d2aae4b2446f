// Over 250 lines: the acts around a membership follow on each other in one database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildAdmin, buildAuditor, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { registerOrganisation, verifyOrganisation } from './actions'
import { getOrganisation, getWaiting, listMine, listOrganisations } from './data'
import { getDelegates } from './delegates-data'
import {
  answerRequest,
  askMembership,
  changeMembership,
  endMembership,
  handOver,
  withdrawRequest,
} from './membership-actions'

type Role = 'drafter' | 'submitter' | 'focal_point'

let admin: Viewer
beforeAll(async () => {
  admin = await viewerOfMember((await buildAdmin()).id)
})
afterAll(closeDatabase)

const idOf = (viewer: Viewer) => viewer.member?.id ?? ''
const again = (viewer: Viewer) => viewerOfMember(idOf(viewer))
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const newcomer = async () => viewerOfMember((await buildMember({ name: 'A Newcomer' })).id)

async function organisation(...roles: Role[]) {
  const { id, name } = await buildOrganisation()
  const viewers: Viewer[] = []
  for (const role of roles)
    viewers.push(await viewerOfMember((await buildMember({ organisations: [{ id, role }] })).id))
  return { id, name, viewers }
}

const open = (organisationId: string, memberId: string) =>
  db().membership.findFirst({ where: { organisationId, memberId, endedAt: null } })
const roleOf = async (organisationId: string, viewer: Viewer) =>
  (await open(organisationId, idOf(viewer)))?.role ?? null
const membershipOf = async (organisationId: string, viewer: Viewer) =>
  (await open(organisationId, idOf(viewer)))?.id ?? ''
const requestOf = async (organisationId: string, viewer: Viewer) =>
  (
    await db().membershipRequest.findFirstOrThrow({
      where: { organisationId, memberId: idOf(viewer), decidedAt: null },
    })
  ).id
const ask = (viewer: Viewer, organisation: string, role: Role = 'submitter') =>
  askMembership.perform(viewer, { organisation, role, reason: 'The secretary-general sends me.' })
const mailsOf = async (viewer: Viewer) =>
  (await db().outboxMail.findMany({ where: { recipient: viewer.member?.email ?? '' } })).map(
    ({ key }) => key.split(':')[0],
  )
const eventsOf = async (organisationId: string) =>
  (await db().auditEvent.findMany({ where: { organisationId }, orderBy: { id: 'asc' } })).map(
    ({ kind }) => kind,
  )

describe('asking to join', () => {
  it('goes from the request to the membership, told by mail both ways', async () => {
    const { id, viewers } = await organisation('focal_point', 'submitter')
    const [focal, submitter] = viewers as [Viewer, Viewer]
    const asker = await newcomer()
    expect(await code(ask(visitor(), id))).toBe('NOT_FOUND')
    expect(await code(ask(asker, id))).toBe('ok')
    expect(await code(ask(asker, id, 'drafter'))).toBe('ALREADY_DONE')
    expect(await mailsOf(focal)).toEqual(['organisation.asked'])
    expect((await again(focal)).organisations).toMatchObject([{ waiting: 1 }])
    expect((await getDelegates(focal, id, 'en'))?.requests).toMatchObject([
      { role: 'submitter', reason: 'The secretary-general sends me.' },
    ])
    const request = await requestOf(id, asker)
    for (const other of [visitor(), submitter, asker, admin])
      expect(await code(answerRequest.perform(other, { request, answer: 'accept' }))).toBe(
        'NOT_FOUND',
      )
    expect(await code(answerRequest.perform(focal, { request, answer: 'accept' }))).toBe('ok')
    expect(await code(answerRequest.perform(focal, { request, answer: 'decline' }))).toBe(
      'ALREADY_DONE',
    )
    expect(await roleOf(id, asker)).toBe('submitter')
    expect(await mailsOf(asker)).toEqual(['organisation.accepted'])
    const row = await db().membershipRequest.findUniqueOrThrow({ where: { id: request } })
    expect(row).toMatchObject({
      decidedById: idOf(focal),
      membershipId: await membershipOf(id, asker),
    })
    expect(await eventsOf(id)).toEqual(['membership.asked', 'member.joined'])
    expect(await code(ask(await again(asker), id))).toBe('ALREADY_DONE')
  })

  it('is declined or withdrawn, once, and can be asked again', async () => {
    const { id, viewers } = await organisation('focal_point')
    const [focal] = viewers as [Viewer]
    const asker = await newcomer()
    await ask(asker, id)
    const first = await requestOf(id, asker)
    const declined = { request: first, answer: 'decline' }
    expect(await code(answerRequest.perform(focal, declined))).toBe('ok')
    expect(await mailsOf(asker)).toEqual(['organisation.declined'])
    expect((await getOrganisation(asker, id, 'en'))?.declinedAt).not.toBeNull()
    expect(await code(withdrawRequest.perform(asker, { request: first }))).toBe('ALREADY_DONE')
    await ask(asker, id)
    const second = await requestOf(id, asker)
    expect(await code(withdrawRequest.perform(focal, { request: second }))).toBe('NOT_FOUND')
    expect(await code(withdrawRequest.perform(asker, { request: second }))).toBe('ok')
    const accepted = { request: second, answer: 'accept' }
    expect(await code(answerRequest.perform(focal, accepted))).toBe('ALREADY_DONE')
    expect(await roleOf(id, asker)).toBeNull()
    expect((await getOrganisation(asker, id, 'en'))?.declinedAt).toBeNull()
  })

  it('is bounded, and one of two sent at once is stored', async () => {
    const asker = await newcomer()
    const { id } = await organisation('focal_point')
    const both = await Promise.all([code(ask(asker, id)), code(ask(asker, id))])
    expect(both.sort()).toEqual(['ALREADY_DONE', 'ok'])
    for (let n = 0; n < 4; n++) await ask(asker, (await organisation()).id)
    expect(await code(ask(asker, (await organisation()).id))).toBe('TOO_MANY_WAITING')
    expect(await listMine(asker, 'en')).toHaveLength(5)
  })

  it('is answered by an admin about the first focal point only, never by oneself', async () => {
    const { id } = await organisation('drafter')
    const [asker, writer, late] = [await newcomer(), await newcomer(), await newcomer()]
    await ask(asker, id, 'focal_point')
    await ask(writer, id, 'drafter')
    await ask(late, id, 'focal_point')
    await ask(admin, id, 'focal_point')
    expect(await mailsOf(admin)).toContain('organisation.askedAdmins')
    const answer = async (viewer: Viewer) =>
      code(answerRequest.perform(admin, { request: await requestOf(id, viewer), answer: 'accept' }))
    expect(await answer(admin)).toBe('NEVER_SELF')
    expect(await answer(writer)).toBe('NOT_FOUND')
    const waiting = (await getWaiting(admin, 'en')).requests
    expect(waiting.map(({ role }) => role)).toEqual(Array(3).fill('focal_point'))
    expect(await answer(asker)).toBe('ok')
    expect(await answer(late)).toBe('NOT_FOUND')
    expect((await getWaiting(admin, 'en')).requests).toEqual([])
    expect((await getWaiting(asker, 'en')).requests).toEqual([])
  })
})

describe('a focal point', () => {
  it('changes roles and ends memberships; what was stays as history', async () => {
    const { id, viewers } = await organisation('focal_point', 'drafter', 'submitter')
    const [focal, drafter, submitter] = viewers as [Viewer, Viewer, Viewer]
    const membership = await membershipOf(id, drafter)
    const change = { membership, role: 'submitter' }
    for (const other of [visitor(), drafter, submitter, admin])
      expect(await code(changeMembership.perform(other, change))).toBe('NOT_FOUND')
    expect(await code(changeMembership.perform(focal, change))).toBe('ok')
    expect(await code(changeMembership.perform(focal, change))).toBe('ALREADY_DONE')
    const rows = await db().membership.findMany({
      where: { memberId: idOf(drafter) },
      orderBy: { startedAt: 'asc' },
    })
    expect(rows.map(({ role, endedAt }) => [role, endedAt === null])).toEqual([
      ['drafter', false],
      ['submitter', true],
    ])
    const now = await membershipOf(id, drafter)
    expect(await code(endMembership.perform(submitter, { membership: now }))).toBe('NOT_FOUND')
    expect(await code(endMembership.perform(focal, { membership: now }))).toBe('ok')
    expect(await code(endMembership.perform(focal, { membership: now }))).toBe('ALREADY_DONE')
    expect(await mailsOf(drafter)).toEqual(['organisation.changed', 'organisation.ended'])
    expect((await again(drafter)).organisations).toEqual([])
    const page = await getDelegates(focal, id, 'en')
    expect(page?.delegates.map(({ role }) => role)).toEqual(['focal_point', 'submitter'])
    expect(page?.former).toHaveLength(2)
    for (const other of [visitor(), submitter, admin])
      expect(await getDelegates(other, id, 'en')).toBeNull()
  })

  it('hands over, and has no more say than a submitter afterwards', async () => {
    const { id, viewers } = await organisation('focal_point', 'drafter')
    const [focal, drafter] = viewers as [Viewer, Viewer]
    const own = await membershipOf(id, focal)
    expect(await code(endMembership.perform(focal, { membership: own }))).toBe('LAST_FOCAL_POINT')
    expect(await code(changeMembership.perform(focal, { membership: own, role: 'drafter' }))).toBe(
      'LAST_FOCAL_POINT',
    )
    const to = { organisation: id, membership: await membershipOf(id, drafter) }
    expect(await code(handOver.perform(drafter, to))).toBe('NOT_FOUND')
    expect(await code(handOver.perform(focal, { ...to, membership: own }))).toBe('NEVER_SELF')
    expect(await code(handOver.perform(focal, to))).toBe('ok')
    expect([await roleOf(id, focal), await roleOf(id, drafter)]).toEqual([
      'submitter',
      'focal_point',
    ])
    // The page from before still knows a focal point; the lock does not.
    const led = { membership: await membershipOf(id, drafter), role: 'drafter' }
    expect(await code(changeMembership.perform(focal, led))).toBe('CONFLICT')
    const former = await again(focal)
    const left = { membership: await membershipOf(id, focal) }
    expect(await code(endMembership.perform(former, left))).toBe('ok')
    const alone = { membership: await membershipOf(id, drafter) }
    const last = await again(drafter)
    expect(await endMembership.perform(last, alone)).toMatchObject({
      fieldErrors: { alone: ['agree'] },
    })
    expect(await code(endMembership.perform(last, { ...alone, alone: 'on' }))).toBe('ok')
  })

  it('stays, when two end each other at once', async () => {
    const { id, viewers } = await organisation('focal_point', 'focal_point', 'drafter')
    const [one, two] = viewers as [Viewer, Viewer]
    const ends = await Promise.all([
      endMembership.perform(one, { membership: await membershipOf(id, two) }),
      endMembership.perform(two, { membership: await membershipOf(id, one) }),
    ])
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1)
    expect([await roleOf(id, one), await roleOf(id, two)]).toContain('focal_point')
  })
})

describe('registering', () => {
  const form = (name: string) => ({ name, type: 'other_ngo', ecosocStatus: '' })

  it('makes its member a submitter at once and focal point once it is verified', async () => {
    const member = await newcomer()
    expect(await code(registerOrganisation.perform(visitor(), form('Nobody')))).toBe('NOT_FOUND')
    expect(await code(registerOrganisation.perform(member, form('Réseau Ouvert')))).toBe('ok')
    const { id } = await db().organisation.findUniqueOrThrow({ where: { name: 'Réseau Ouvert' } })
    expect(await roleOf(id, member)).toBe('submitter')
    expect(await mailsOf(admin)).toContain('organisation.registered')
    expect(await getOrganisation(visitor(), id, 'en')).toBeNull()
    expect(await getOrganisation(await newcomer(), id, 'en')).toMatchObject({ verified: false })
    const auditor = await viewerOfMember((await buildAuditor()).id)
    expect((await getWaiting(auditor, 'en')).organisations).toMatchObject([{ id }])
    const verify = { organisation: id }
    for (const other of [visitor(), member, auditor])
      expect(await code(verifyOrganisation.perform(other, verify))).toBe('NOT_FOUND')
    expect(await code(verifyOrganisation.perform(admin, verify))).toBe('ok')
    expect(await code(verifyOrganisation.perform(admin, verify))).toBe('ALREADY_DONE')
    expect(await roleOf(id, member)).toBe('focal_point')
    expect(await mailsOf(member)).toEqual(['organisation.verified'])
    expect(await getOrganisation(visitor(), id, 'en')).toMatchObject({ verified: true })
    expect(await eventsOf(id)).toEqual([
      'organisation.registered',
      'member.joined',
      'organisation.verified',
      'membership.changed',
    ])
  })

  it('answers a name that is here already, however it is written, with that organisation', async () => {
    const known = await buildOrganisation({ name: 'Élan for “Cyber Peace”' })
    const member = await newcomer()
    expect(await registerOrganisation.perform(member, form('ELAN for Cyber  peace'))).toMatchObject(
      {
        value: { to: `/organisations/${known.id}?done=organisationKnown` },
      },
    )
    expect(await roleOf(known.id, member)).toBeNull()
  })

  it('is bounded, and of two at once one is stored', async () => {
    const [one, two] = [await newcomer(), await newcomer()]
    await Promise.all([
      registerOrganisation.perform(one, form('At Once')),
      registerOrganisation.perform(two, form('AT ONCE')),
    ])
    const stored = await db().organisation.count({
      where: { name: { equals: 'At Once', mode: 'insensitive' } },
    })
    expect(stored).toBe(1)
    const member = await newcomer()
    for (let n = 0; n < 5; n++)
      expect(await code(registerOrganisation.perform(member, form(`Number ${n}`)))).toBe('ok')
    expect(await code(registerOrganisation.perform(member, form('Number 6')))).toBe(
      'TOO_MANY_WAITING',
    )
  })
})

describe('the directory', () => {
  it('is searched in the reader’s language and runs by keyset in one statement', async () => {
    const names = { en: 'Wonderland', fr: 'Pays des Merveilles', zh: '仙境' }
    const { id } = await buildOrganisation({ name: 'Wonderland', names, type: 'observer' })
    const find = async (q: string, locale: string) =>
      (await listOrganisations(visitor(), { q, locale })).items.map(({ name }) => name)
    expect(await find('MERVEILLES', 'fr')).toEqual(['Pays des Merveilles'])
    expect(await find('wonder', 'fr')).toEqual(['Pays des Merveilles'])
    expect(await find('仙', 'zh')).toEqual(['仙境'])
    expect(await find('merveilles', 'en')).toEqual([])
    expect(await find('%', 'en')).toEqual(await find('', 'en'))
    const stays = await buildOrganisation()
    await db().organisation.update({ where: { id }, data: { mergedIntoId: stays.id } })
    expect(await find('wonder', 'en')).toEqual([stays.name])
    const notes = { statements: 0, network: '' }
    const seen: string[] = []
    let after: string | undefined
    do {
      const wish = { q: '', locale: 'en', after, limit: 7 }
      const page = await requestNotes.run(notes, () => listOrganisations(visitor(), wish))
      seen.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(notes.statements).toBe(Math.ceil(seen.length / 7))
    const all = await db().organisation.count({
      where: { mergedIntoId: null, verifiedAt: { not: null } },
    })
    expect(new Set(seen).size).toBe(all)
  })
})
