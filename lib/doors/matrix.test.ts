// Over 250 lines: one table of roles by rules, to be read as a whole.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/platform/viewer'

type Can = (viewer: Viewer, subject: unknown) => boolean

const viewer = (id: string | null, facts: Partial<Viewer> = {}): Viewer =>
  ({
    member: id ? { id, email: `${id}@example.org`, name: id, locale: 'en' } : null,
    sessionId: null,
    organisations: [],
    moderates: [],
    organises: [],
    admin: false,
    auditor: false,
    secondFactorDue: false,
    timeZone: null,
    unread: 0,
    ...facts,
  }) as Partial<Viewer> as Viewer

const of = (id: string, role: 'drafter' | 'submitter' | 'focal_point') => ({
  organisations: [{ id, name: id, role, waiting: 0 }],
})

/**
 * The roles of security.md; `elsewhere` moderates another stream, `other` submits for another organisation,
 * `organiser` records what was given at a consultation in the stream, `due` holds a role and owes the second factor.
 */
const ROLES = {
  visitor: viewer(null),
  unverified: viewer('unverified'),
  drafter: viewer('drafter', of('ours', 'drafter')),
  submitter: viewer('submitter', of('ours', 'submitter')),
  focal: viewer('focal', of('ours', 'focal_point')),
  moderator: viewer('moderator', { moderates: ['stream'] }),
  elsewhere: viewer('elsewhere', { moderates: ['another stream'] }),
  organiser: viewer('organiser', {
    organises: [
      { streamId: 'stream', consultation: 'C', channel: 'regional_consultation', place: null },
    ],
  }),
  admin: viewer('admin', { admin: true }),
  auditor: viewer('auditor', { auditor: true }),
  due: viewer('due', { secondFactorDue: true }),
  other: viewer('other', of('theirs', 'submitter')),
}
type Role = keyof typeof ROLES

const nobody: Role[] = []
const everybody = Object.keys(ROLES) as Role[]
const members = everybody.filter((role) => role !== 'visitor')
const ours: Role[] = ['drafter', 'submitter', 'focal']
const speakers: Role[] = ['submitter', 'focal']

const stream = { streamId: 'stream' }
const round = { roundId: 'round', streamIds: ['stream'] }
const stored = { storedStreamIds: ['stream'] }
const ourDraft = { organisationId: 'ours', memberId: 'drafter', individuals: false }
const ownDraft = { organisationId: null, memberId: 'unverified', individuals: true }
const ourInput = { organisationId: 'ours', authorId: 'submitter', moderatorsOnly: false }
const confidential = { ...ourInput, moderatorsOnly: true }
const written = { organisationId: 'ours', memberId: 'submitter', moderatorsOnly: false }
const recorded = { ...ourInput, authorId: null }
const left = { ...ourInput, authorId: 'other' }
const phase = {
  id: 'phase',
  kind: 'submission',
  streamId: 'stream',
  roundId: 'round',
  roundSlug: 'round',
  timeZone: 'UTC',
}
const grant = { id: 'g', role: 'auditor', memberId: 'other', streamId: null, roundId: null }

const invitation = { id: 'i', organisationId: 'ours', email: 'a@example.org', role: 'drafter' }
const accreditation = { organisationId: 'ours', exempt: false }
const request = { id: 'r', organisationId: 'ours', memberId: 'unverified', led: false }

// Whose it is was asked by the statement that read it.
const file = {
  own: false,
  moderated: false,
  shared: false,
  invited: false,
  public: false,
  moderatorsOnly: false,
}

const writing: [unknown, Role[]][] = [
  [ourDraft, ours],
  [ownDraft, ['unverified']],
  [{ ...ownDraft, individuals: false }, nobody],
]

/** Rule by rule: whom it lets act on each subject. A rule without a row, or a row without a rule, fails. */
const MATRIX: Record<string, [subject: unknown, allowed: Role[]][]> = {
  'accreditation.apply': [
    [accreditation, ['focal']],
    [{ ...accreditation, exempt: true }, nobody],
  ],
  'accreditation.read': [[{}, ['admin', 'auditor']]],
  'accreditation.read_own': [[{ organisationId: 'ours' }, ['focal', 'admin', 'auditor']]],
  'accreditation.record': [
    [accreditation, ['admin']],
    [{ ...accreditation, exempt: true }, nobody],
  ],
  'clearance.change': [[{ organisationId: 'ours' }, ['focal']]],
  'alignment.declare': [
    [{ declaredFor: 'ours', organisationId: 'theirs' }, ['focal']],
    [{ declaredFor: 'ours', organisationId: 'ours' }, nobody],
  ],
  'alignment.end': [[{ declaredFor: 'ours' }, ['focal']]],
  'attachment.add': writing,
  'attachment.read': [
    [{ draft: ourDraft, input: null }, ours],
    [{ draft: null, input: { ...file, public: true } }, everybody],
    [{ draft: null, input: file }, nobody],
    [{ draft: null, input: { ...file, public: true, moderatorsOnly: true } }, nobody],
    [{ draft: { ...ourDraft, organisationId: 'theirs', invited: true }, input: null }, everybody],
    [{ draft: null, input: { ...file, shared: true, moderatorsOnly: true } }, everybody],
    [{ draft: null, input: { ...file, invited: true } }, everybody],
    [{ draft: null, input: { ...file, own: true } }, everybody],
    [{ draft: null, input: { ...file, moderated: true } }, everybody],
  ],
  'attachment.remove': writing,
  'audit.read': [[{}, ['focal', 'moderator', 'elsewhere', 'admin', 'auditor']]],
  'group.add': [[{}, ['admin']]],
  'co_sponsorship.answer': [
    [{ sponsorId: 'ours' }, ['focal']],
    [{ sponsorId: 'theirs' }, nobody],
  ],
  'co_sponsorship.end': [
    [{ ...written, sponsorId: 'theirs', confirmed: false }, speakers],
    [{ ...written, sponsorId: 'theirs', confirmed: true }, nobody],
    [{ ...written, organisationId: 'theirs', sponsorId: 'ours', confirmed: true }, ['focal']],
    [{ ...written, organisationId: 'theirs', sponsorId: 'ours', confirmed: false }, ['other']],
  ],
  'co_sponsorship.invite': [
    [written, speakers],
    [{ ...written, moderatorsOnly: true }, ['submitter']],
    [{ ...written, memberId: null }, nobody],
    [{ ...written, organisationId: null, memberId: 'unverified' }, ['unverified']],
  ],
  'batch.discard': [
    [{ recordedById: 'moderator' }, ['moderator']],
    [{ recordedById: 'organiser' }, ['organiser']],
  ],
  'batch.import': [
    [round, ['moderator', 'organiser']],
    [{ streamIds: ['another stream'] }, ['elsewhere']],
  ],
  'batch.read': [[{ recordedById: 'moderator' }, ['moderator']]],
  'batch.undo': [
    [{ recordedById: 'moderator', ...stored }, ['moderator']],
    [{ recordedById: 'organiser', ...stored }, ['moderator', 'organiser']],
    [{ recordedById: 'submitter', ...stored }, ['moderator']],
    [{ recordedById: 'organiser', storedStreamIds: [] }, nobody],
  ],
  'claim.confirm': [
    [{ ...stream, claimantId: 'unverified' }, ['moderator']],
    [{ ...stream, claimantId: 'moderator' }, nobody],
  ],
  'document.add': [[round, ['moderator']]],
  'document.change': [[round, ['moderator']]],
  'draft.ask_clearance': [
    [ourDraft, ours],
    [ownDraft, nobody],
  ],
  'draft.clear': [
    [ourDraft, ['focal']],
    [ownDraft, nobody],
  ],
  'draft.discard': writing,
  'draft.save': writing,
  'draft.start': writing,
  'input.attribute': [
    [ourInput, speakers],
    [confidential, ['submitter']],
    [left, ['submitter', 'focal', 'other']],
    [recorded, nobody],
  ],
  'input.claim': [
    [recorded, speakers],
    [{ ...recorded, organisationId: null }, members],
    [{ ...recorded, moderatorsOnly: true }, nobody],
    [ourInput, nobody],
  ],
  'input.copy': [
    [ourInput, ours],
    [confidential, ['submitter']],
    [left, ['submitter', 'focal', 'drafter']],
    [{ ...left, moderatorsOnly: true }, nobody],
    [{ ...ourInput, organisationId: null, authorId: 'unverified' }, ['unverified']],
    [{ ...ourInput, withdrawn: true }, ['submitter']],
    [recorded, nobody],
  ],
  'input.disown': [
    [recorded, speakers],
    [ourInput, speakers],
    [{ ...recorded, moderatorsOnly: true }, nobody],
    [{ ...recorded, organisationId: null }, nobody],
    [{ ...ourInput, organisationId: null, authorId: 'unverified' }, ['unverified']],
  ],
  'input.publish': [
    [{ ...stream, interested: false }, ['moderator']],
    [{ ...stream, interested: true }, nobody],
  ],
  'input.record_on_behalf': [
    [{ ...round, recordedById: 'moderator' }, ['moderator']],
    [{ ...round, recordedById: 'organiser' }, ['organiser']],
    [{ streamIds: ['another stream'], recordedById: 'organiser' }, nobody],
    [{ ...round, recordedById: 'elsewhere' }, nobody],
  ],
  'input.revise': [
    [ourInput, ours],
    [confidential, ['submitter']],
    [{ ...ourInput, organisationId: null, authorId: 'unverified' }, ['unverified']],
    [recorded, nobody],
  ],
  'input.share': [
    [confidential, ['submitter']],
    [left, ['other']],
    [{ ...confidential, organisationId: null, authorId: 'unverified' }, nobody],
    [recorded, nobody],
  ],
  'input.submit': [
    [ourDraft, speakers],
    [ownDraft, ['unverified']],
  ],
  'input.withdraw': [
    [ourInput, speakers],
    [confidential, ['submitter']],
    [recorded, nobody],
  ],
  'invitation.answer': [
    [{ ...invitation, email: 'unverified@example.org' }, ['unverified']],
    [{ ...invitation, email: 'nobody@example.org' }, nobody],
  ],
  'invitation.revoke': [[invitation, ['focal']]],
  'invitation.send': [[{ organisationId: 'ours' }, ['focal']]],
  'lineage.correct': [[round, ['moderator']]],
  'mail.give_up': [[{ id: 'mail', kind: 'digest' }, ['admin']]],
  'mail.read': [[{}, ['admin', 'auditor']]],
  'mail.retry': [[{ id: 'mail', kind: 'digest' }, ['admin']]],
  'mail.unsubscribe': [[{ memberId: 'drafter', kind: 'uptake_published' }, everybody]],
  'member.add_address': [
    [{ memberId: 'drafter', email: null }, ['drafter']],
    [{ memberId: 'drafter', email: 'drafter@example.org' }, nobody],
  ],
  'member.change_mail': [[{ memberId: 'drafter' }, ['drafter']]],
  'member.export': members.map((role) => [{ memberId: role }, [role]]),
  'member.name': [[{ memberId: 'drafter' }, ['drafter']]],
  'member.withdraw_all': members.map((role) => [{ memberId: role }, [role]]),
  'membership.answer': [
    [{ ...request, role: 'submitter' }, ['focal']],
    [{ ...request, role: 'focal_point', led: true }, ['focal']],
    [{ ...request, role: 'focal_point' }, ['focal', 'admin']],
  ],
  'membership.ask': [[{ organisationId: 'ours' }, members]],
  'membership.change': [[{ ...request, memberId: 'drafter' }, ['focal']]],
  'membership.end': [
    [{ ...request, memberId: 'drafter' }, ['drafter', 'focal']],
    [{ ...request, memberId: 'focal' }, ['focal']],
    [{ ...request, organisationId: 'theirs', memberId: 'other' }, ['other']],
  ],
  'membership.hand_over': [[{ organisationId: 'ours' }, ['focal']]],
  'membership.read': [[{ organisationId: 'ours' }, ['focal']]],
  'membership.withdraw': [[request, ['unverified']]],
  'notification.mark': [[{ memberId: 'drafter' }, ['drafter']]],
  'organisation.merge': [[{ duplicateId: 'ours', survivorId: 'theirs' }, ['admin']]],
  'organisation.read_mergers': [[{}, ['admin', 'auditor']]],
  'organisation.read_waiting': [[{}, ['admin', 'auditor']]],
  'organisation.register': [[{}, members]],
  'organisation.verify': [[{ organisationId: 'ours' }, ['admin']]],
  'organisation.withdraw_merger': [
    [{ id: 'g', duplicateId: 'ours', survivorId: 'theirs' }, ['admin']],
  ],
  'phase.extend': [[phase, ['admin']]],
  'note.add': [
    [{ ...stream, interested: false }, ['moderator']],
    [{ ...stream, interested: true }, nobody],
  ],
  'note.remove': [
    [{ ...stream, interested: false, memberId: 'moderator' }, ['moderator']],
    [{ ...stream, interested: true, memberId: 'moderator' }, nobody],
    [{ ...stream, interested: false, memberId: 'other' }, nobody],
  ],
  'point.attend': [
    [{ ...stream, interested: false }, ['moderator']],
    [{ ...stream, interested: true }, nobody],
  ],
  'point.assign': [
    [round, ['moderator']],
    [{ streamIds: ['stream', 'another stream'] }, nobody],
    [{ streamIds: [] }, nobody],
  ],
  'poll.answer': [
    [{ participant: 'hash' }, everybody],
    [{ participant: null }, nobody],
  ],
  'poll.close': [[round, ['moderator', 'admin']]],
  'poll.create': [[round, ['moderator', 'admin']]],
  'poll.discard': [[round, ['moderator', 'admin']]],
  'poll.hide_answer': [[round, ['moderator', 'admin']]],
  'poll.join': [[{}, everybody]],
  'poll.open': [[round, ['moderator', 'admin']]],
  'keys.change': [[{ memberId: 'drafter' }, ['drafter']]],
  'matrix.read': [[{}, everybody]],
  'poll.read': [[{}, everybody]],
  'preference.change': [[{ memberId: 'drafter' }, ['drafter']]],
  'publication.propose': [[round, ['moderator']]],
  'publication.sign': [[{ proposedById: 'moderator' }, ['admin']]],
  'publication.withdraw': [[round, ['moderator']]],
  'reconsideration.answer': [[stream, ['moderator']]],
  'reconsideration.ask': [
    [{ organisationId: 'ours', authorId: 'drafter' }, speakers],
    [{ organisationId: null, authorId: 'unverified' }, ['unverified']],
    [{ organisationId: null, authorId: null }, nobody],
  ],
  'receipt.read': [
    [{ own: true, authorId: 'submitter' }, everybody],
    [{ own: true, authorId: null }, nobody],
    [{ own: false, authorId: 'submitter' }, nobody],
  ],
  'revision.add': [[round, ['moderator']]],
  'revision.change': [[round, ['moderator']]],
  'revision.remove': [[round, ['moderator']]],
  'translation.add': [[round, ['moderator']]],
  'translation.confirm': [
    [{ ...round, published: true, confirmed: false }, ['moderator', 'admin']],
    [{ ...round, published: false, confirmed: false }, ['moderator']],
  ],
  'translation.withdraw': [
    [{ ...round, published: true, confirmed: true }, ['admin']],
    [{ ...round, published: true, confirmed: false }, ['moderator', 'admin']],
    [{ ...round, published: false, confirmed: true }, ['moderator']],
  ],
  'role.grant': [[{ memberId: 'other' }, ['admin']]],
  'role.revoke': [[grant, ['admin']]],
  'round.announce': [[{ id: 'round', announcedAt: null }, ['admin']]],
  'round.change': [[{ id: 'round', announcedAt: null }, ['admin']]],
  'round.create': [[{}, ['admin']]],
  'round.read': [
    [{ id: 'round', announcedAt: new Date(0) }, everybody],
    [{ id: 'round', announcedAt: null }, nobody],
  ],
  'second_factor.confirm': [
    [{ memberId: 'admin', enrolledAt: new Date(0), givenAt: null }, ['admin']],
    [{ memberId: 'due', enrolledAt: new Date(0), givenAt: null }, ['due']],
    [{ memberId: 'due', enrolledAt: new Date(0), givenAt: new Date(0) }, nobody],
    [{ memberId: 'due', enrolledAt: null, givenAt: null }, nobody],
  ],
  'second_factor.enrol': [
    [{ memberId: 'due', enrolledAt: null, givenAt: null }, ['due']],
    [{ memberId: 'due', enrolledAt: new Date(0), givenAt: null }, nobody],
    [{ memberId: 'moderator', enrolledAt: new Date(0), givenAt: new Date(0) }, ['moderator']],
    [{ memberId: 'auditor', enrolledAt: null, givenAt: null }, ['auditor']],
    [{ memberId: 'organiser', enrolledAt: null, givenAt: null }, ['organiser']],
    [{ memberId: 'submitter', enrolledAt: null, givenAt: null }, nobody],
  ],
  'second_factor.reset': [
    [{ memberId: 'other' }, ['admin']],
    [{ memberId: 'admin' }, nobody],
  ],
  'session.admit': [[{ identityOf: null, addressOf: null }, ['visitor']]],
  'session.ask': [[{ email: 'a@example.org' }, ['visitor']]],
  'session.confirm': [[{ asked: null, fits: true }, ['visitor']]],
  'session.end': [[{ id: 's', memberId: 'other' }, ['other']]],
  'session.end_everywhere': members.map((role) => [{ memberId: role }, [role]]),
  'setting.change': [[{ key: 'single_admin' }, ['admin']]],
  'staff.read': [[{}, ['admin', 'auditor']]],
  'summary.read': [[{}, everybody]],
  'summary.save': [[{ id: 'round', slug: 'round' }, ['admin']]],
  'summary.sign': [[{ id: 's', roundId: 'round', roundSlug: 'round' }, ['admin']]],
  'cluster.part': [[stream, ['moderator']]],
  'cluster.rejoin': [[stream, ['moderator']]],
  'uptake.carry': [[stream, ['moderator']]],
  'decisions.apply': [
    [{ ...stream, memberId: 'moderator' }, ['moderator']],
    [{ ...stream, memberId: 'other' }, nobody],
  ],
  'decisions.discard': [
    [{ ...stream, memberId: 'moderator' }, ['moderator']],
    [{ ...stream, memberId: 'other' }, nobody],
  ],
  'decisions.export': [[stream, ['moderator']]],
  'uptake.comment': [[stream, ['moderator']]],
  'decisions.import': [[stream, ['moderator']]],
  'template.keep': [[round, ['moderator']]],
  'uptake.record': [[stream, ['moderator']]],
  'uptake.agree': [
    [round, ['moderator']],
    [{ streamIds: [stream.streamId, 'another stream'] }, nobody],
    [{ streamIds: [] }, nobody],
  ],
  'uptake.review': [[stream, ['moderator']]],
  'uptake.undo': [
    [{ memberId: 'moderator', streamIds: [stream.streamId] }, ['moderator']],
    [{ memberId: 'moderator', streamIds: [stream.streamId, 'another stream'] }, nobody],
    [{ memberId: 'submitter', streamIds: [stream.streamId] }, nobody],
  ],
  'verdict.give': [
    [{ organisationId: 'ours', authorId: 'drafter' }, speakers],
    [{ organisationId: null, authorId: 'unverified' }, ['unverified']],
    [{ organisationId: null, authorId: null }, nobody],
  ],
  'view.remove': [[{ memberId: 'moderator' }, ['moderator']]],
  'view.save': [[round, ['moderator']]],
}

const lib = join(import.meta.dirname, '..')
const policies = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|[\\/])policy\.ts$/.test(path))
  .map((path) => pathToFileURL(join(lib, path)).href)

const rules = new Map<string, Can>()
for (const policy of policies)
  for (const [name, held] of Object.entries(await import(/* @vite-ignore */ policy)))
    if (/^can[A-Z]/.test(name)) rules.set((held as { stem?: string }).stem ?? name, held as Can)

describe('role x rule', () => {
  it('has a row for every rule, and a rule for every row', () => {
    expect(rules.size).toBeGreaterThan(20)
    expect(Object.keys(MATRIX).sort()).toEqual([...rules.keys()].sort())
  })

  for (const [stem, rows] of Object.entries(MATRIX))
    it(stem, () => {
      for (const [subject, allowed] of rows) {
        const may = everybody.filter((role) => rules.get(stem)?.(ROLES[role], subject))
        expect(may, JSON.stringify(subject)).toEqual(
          everybody.filter((role) => allowed.includes(role)),
        )
      }
    })
})
