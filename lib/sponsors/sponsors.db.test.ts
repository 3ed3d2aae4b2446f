// Over 250 lines: inviting, answering, confirming again and leaving are tested on one pair of delegations.
import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDelegation, buildDraft, completeContent } from '@/prisma/builders/drafts'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { answerInvitation, endSponsorship, inviteSponsor } = await import('./actions')
const { getDesk, getInvitation } = await import('./data')
const { getStanding } = await import('./standing-data')
const { shownOf, standingOn } = await import('./rules')
const { changeAttribution, reviseInput, withdrawInput } = await import(
  '@/lib/inputs/author-actions'
)
const { savePoint } = await import('@/lib/inputs/actions')
const { submitInput } = await import('@/lib/inputs/submit-actions')
const { getInput, listInputs } = await import('@/lib/inputs/data')
const { listVoices } = await import('@/lib/summaries/data')

afterAll(closeDatabase)
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

async function delegation() {
  const { organisation, drafter, submitter, focalPoint } = await buildDelegation()
  const [focal, submits, drafts] = await Promise.all(
    [focalPoint, submitter, drafter].map(({ id }) => viewerOfMember(id)),
  )
  if (!focal || !submits || !drafts) throw new Error('a delegation of three')
  return { organisation, focal, submits, drafts }
}
type Delegation = Awaited<ReturnType<typeof delegation>>

let round: Awaited<ReturnType<typeof buildRound>>
let ours: Delegation
let theirs: Delegation
beforeAll(async () => {
  round = await buildRound()
  ours = await delegation()
  theirs = await delegation()
})

const freshDraft = async (content: object = completeContent) => {
  const stream = round.streams.norms
  const { organisation, submits } = ours
  return buildDraft({ stream, organisation, member: { id: submits.member?.id ?? '' }, content })
}
const invite = (of: { draft: string } | { reference: string }, to = theirs, by = ours.submits) =>
  inviteSponsor.perform(by, {
    ...('draft' in of ? { draft: of.draft } : { reference: of.reference }),
    organisation: to.organisation.id,
  })
const asked = async (of: { draft: string } | { reference: string }, to = theirs) => {
  const standing = { declinedAt: null, endedAt: null, organisationId: to.organisation.id }
  const what = 'draft' in of ? { draftId: of.draft } : { input: { reference: of.reference } }
  return (await db().coSponsorship.findFirstOrThrow({ where: { ...what, ...standing } })).id
}
const answer = async (id: string, choice: 'confirm' | 'decline', by = theirs.focal) => {
  const invitation = await getInvitation(by, id)
  const { content = {}, attachments } = invitation ?? {}
  const was = JSON.stringify(shownOf({ ...content, attachments }))
  return answerInvitation.perform(by, { sponsorship: id, answer: choice, was })
}
const publicInput = (what: Partial<Parameters<typeof buildInput>[0]> = {}) =>
  buildInput({
    stream: round.streams.norms,
    organisation: ours.organisation,
    author: { id: ours.submits.member?.id ?? '', name: 'An Author' },
    ...what,
  })

describe('inviting', () => {
  test('is for who may submit, of verified organisations with a focal point, once each', async () => {
    const { draft } = await freshDraft()
    for (const by of [ours.drafts, theirs.focal, visitor()])
      expect(await code(invite({ draft }, theirs, by))).toBe('NOT_FOUND')
    expect(await code(invite({ draft }))).toBe('ok')
    expect(await code(invite({ draft }))).toBe('ALREADY_DONE')
    expect(await code(invite({ draft }, ours))).toBe('INVALID')
    const nobody = { ...theirs, organisation: await buildOrganisation() }
    expect(await code(invite({ draft }, nobody))).toBe('NO_FOCAL_POINT')
    const unverified = { ...theirs, organisation: await buildOrganisation({ verifiedAt: null }) }
    expect(await code(invite({ draft }, unverified))).toBe('INVALID')
  })

  test('tells the focal points by mail, and the mail tells neither text nor names', async () => {
    const to = await delegation()
    const { draft } = await freshDraft({ ...completeContent, title: 'CANARY' })
    await invite({ draft }, to)
    const recipient = to.focal.member?.email ?? ''
    const [mail, ...others] = await db().outboxMail.findMany({ where: { recipient } })
    expect(others).toHaveLength(0)
    expect(mail?.text).toContain(`/me/co-sponsorships/${await asked({ draft }, to)}`)
    expect(JSON.stringify(mail)).not.toMatch(/CANARY|point of contact/)
    expect(JSON.stringify(mail)).not.toContain(ours.organisation.name)
  })

  test('is refused for what is for moderators only, and keeps a draft from becoming that', async () => {
    const hidden = { ...completeContent, attribution: 'moderators_only' }
    expect(await code(invite({ draft: (await freshDraft(hidden)).draft }))).toBe('MODERATORS_ONLY')
    const { reference } = await publicInput({ attribution: 'moderators_only' })
    expect(await code(invite({ reference }))).toBe('MODERATORS_ONLY')
    const form = await freshDraft()
    await invite(form)
    await db().draft.update({ where: { id: form.draft }, data: { content: hidden } })
    expect(await getInvitation(theirs.focal, await asked(form))).toBeNull()
    expect(await submitInput.perform(ours.submits, form)).toMatchObject({
      code: 'INCOMPLETE',
      fieldErrors: { attribution: ['sponsored'] },
    })
  })

  test('ends with the phase, grace included; so does confirming', async () => {
    const late = await buildRound({ open: false, graceMinutes: 0 })
    const input = await publicInput({ stream: late.streams.norms })
    expect(await code(invite(input))).toBe('CLOSED')
    const { id } = await db().coSponsorship.create({
      data: { inputId: input.id, organisationId: theirs.organisation.id },
    })
    expect(await code(answer(id, 'confirm'))).toBe('CLOSED')
    expect((await getDesk(theirs.focal, 'en')).invitations.map((one) => one.id)).not.toContain(id)
    expect(await code(answer(id, 'decline'))).toBe('ok')
  })
})

describe('an invitation', () => {
  test('lets the focal points of the invited organisation read the text, and nobody else', async () => {
    const form = await freshDraft({ ...completeContent, title: 'To be read' })
    await invite(form)
    const id = await asked(form)
    expect((await getInvitation(theirs.focal, id))?.content.title).toBe('To be read')
    const moderator = await viewerOfMember(
      (await buildModerator({ streamIds: [round.streams.norms.id] })).id,
    )
    const admin = await viewerOfMember((await buildAdmin()).id)
    for (const other of [
      theirs.submits,
      theirs.drafts,
      ours.submits,
      moderator,
      admin,
      visitor(),
    ]) {
      expect(await getInvitation(other, id)).toBeNull()
      expect(await code(answer(id, 'confirm', other))).toBe('NOT_FOUND')
    }
    expect((await getDesk(theirs.focal, 'en')).invitations).toContainEqual(
      expect.objectContaining({ id, title: 'To be read', again: false }),
    )
    expect(await code(answer(id, 'decline'))).toBe('ok')
    expect(await getInvitation(theirs.focal, id)).toBeNull()
    expect((await getDesk(theirs.focal, 'en')).invitations.map((one) => one.id)).not.toContain(id)
  })

  test('is confirmed as it was shown: a changed text is a conflict that says what changed', async () => {
    const form = await freshDraft()
    await invite(form)
    const id = await asked(form)
    const was = JSON.stringify(shownOf(completeContent))
    const content = { ...completeContent, title: 'Another title' }
    await db().draft.update({ where: { id: form.draft }, data: { content, version: 2 } })
    const confirm = () =>
      answerInvitation.perform(theirs.focal, { sponsorship: id, answer: 'confirm', was })
    expect(await confirm()).toEqual({
      ok: false,
      code: 'CONFLICT',
      changed: [{ field: 'title', from: 'Points of contact', to: 'Another title' }],
    })
    expect(await db().coSponsorship.findUnique({ where: { id } })).toMatchObject({
      confirmedAt: null,
    })
  })

  test('is answered once, whoever is first, and taken back only without an answer', async () => {
    const form = await freshDraft()
    await invite(form)
    const id = await asked(form)
    const both = [answer(id, 'confirm'), answer(id, 'decline'), answer(id, 'confirm')]
    const codes = await Promise.all(both.map(code))
    expect(codes.filter((one) => one === 'ok')).toHaveLength(1)
    const taken = await freshDraft()
    await invite(taken)
    const open = await asked(taken)
    const end = (by: typeof ours.focal) => endSponsorship.perform(by, { sponsorship: open })
    expect(await code(end(theirs.focal))).toBe('NOT_FOUND')
    expect(await code(end(ours.drafts))).toBe('NOT_FOUND')
    expect(await code(end(ours.submits))).toBe('ok')
    expect(await code(answer(open, 'confirm'))).toBe('NOT_FOUND')
    expect(await code(invite(taken))).toBe('ok')
  })

  test('can’t be kept by who withdraws the input or hides it', async () => {
    const input = await publicInput()
    await invite(input)
    const id = await asked(input)
    const level = { reference: input.reference, attribution: 'moderators_only' }
    expect(await code(changeAttribution.perform(ours.submits, level))).toBe('ok')
    expect(await getInvitation(theirs.focal, id)).toBeNull()
    const gone = await publicInput()
    await invite(gone)
    const other = await asked(gone)
    await withdrawInput.perform(ours.submits, {
      reference: gone.reference,
      reason: '',
      confirm: 'on',
    })
    expect(await getInvitation(theirs.focal, other)).toBeNull()
  })
})

describe('a co-sponsor', () => {
  test('goes with the draft that it confirmed, and is asked again where that has changed', async () => {
    const [early, current] = [await delegation(), await delegation()]
    const form = await freshDraft()
    for (const to of [early, current]) await invite(form, to)
    expect(await code(answer(await asked(form, early), 'confirm', early.focal))).toBe('ok')
    const changed = { ...completeContent, title: 'A later title' }
    await db().draft.update({ where: { id: form.draft }, data: { content: changed, version: 2 } })
    expect(await code(answer(await asked(form, current), 'confirm', current.focal))).toBe('ok')
    expect(await code(submitInput.perform(ours.submits, { ...form, version: '2' }))).toBe('ok')
    const { inputId } = await db().draft.findUniqueOrThrow({ where: { id: form.draft } })
    const { reference } = await db().input.findUniqueOrThrow({ where: { id: inputId ?? '' } })
    expect((await getInput(visitor(), reference))?.sponsorNames).toEqual([
      current.organisation.name,
    ])
    const again = await asked({ reference }, early)
    expect((await getDesk(early.focal, 'en')).invitations.map(({ id }) => id)).toEqual([again])
    const mails = await db().outboxMail.findMany({
      where: { key: { startsWith: `co_sponsorship.version:${again}` } },
    })
    expect(mails.map(({ recipient }) => recipient)).toEqual([early.focal.member?.email])
    expect(await code(answer(again, 'confirm', early.focal))).toBe('ok')
    expect((await getInput(visitor(), reference))?.sponsorNames).toHaveLength(2)
  })

  test('keeps the version it confirmed, is told of a later one, can confirm it or leave', async () => {
    const to = await delegation()
    const input = await publicInput()
    await invite(input, to)
    const id = await asked(input, to)
    await answer(id, 'confirm', to.focal)
    const { reference } = input
    await reviseInput.perform(ours.submits, { reference, formKey: randomUUID() })
    const open = await db().draft.findFirstOrThrow({ where: { inputId: input.id } })
    const content = { ...(open.content as object), title: 'Second' }
    await db().draft.update({ where: { id: open.id }, data: { content } })
    const sent = { draft: open.id, version: '1', formKey: open.formKey }
    expect(await code(submitInput.perform(ours.submits, sent))).toBe('ok')
    expect((await getDesk(to.focal, 'en')).invitations).toMatchObject([
      { id, again: true, title: 'Second' },
    ])
    const version = async () =>
      (await db().coSponsorship.findUniqueOrThrow({ where: { id } })).confirmedVersion
    expect(await version()).toBe(1)
    expect(await code(answer(id, 'confirm', to.focal))).toBe('ok')
    expect(await version()).toBe(2)
    expect(await code(answer(id, 'confirm', to.focal))).toBe('ALREADY_DONE')
    for (const other of [ours.submits, to.submits])
      expect(await code(endSponsorship.perform(other, { sponsorship: id }))).toBe('NOT_FOUND')
    const leave = () => endSponsorship.perform(to.focal, { sponsorship: id })
    expect((await Promise.all([leave(), leave()].map(code))).sort()).toEqual(['ALREADY_DONE', 'ok'])
    const kinds = await db().auditEvent.findMany({
      where: { subjectId: input.id, kind: { startsWith: 'co_sponsorship.' } },
      orderBy: { id: 'asc' },
    })
    expect(kinds.map(({ kind }) => kind.split('.')[1])).toEqual([
      'invited',
      'confirmed',
      'confirmed',
      'ended',
    ])
  })

  test('is one of several of one input, in every count', async () => {
    const own = await buildRound()
    const input = await publicInput({ stream: own.streams.norms })
    for (let many = 0; many < 3; many++) {
      const to = await delegation()
      await invite(input, to)
      await answer(await asked(input, to), 'confirm', to.focal)
    }
    const { items } = await listInputs(visitor(), { streamId: own.streams.norms.id })
    expect(items.map(({ sponsors }) => sponsors)).toEqual([3])
    const voices = await listVoices(own.round.id)
    expect(voices.map(({ inputs, organisationId }) => [inputs, organisationId])).toEqual([
      [1, ours.organisation.id],
    ])
  })

  test.each([
    ['organisation', true],
    ['type_and_region', false],
  ] as const)('of an input at %s is named to the public: %s', async (attribution, named) => {
    const to = await delegation()
    const input = await publicInput({ attribution })
    await invite(input, to)
    await answer(await asked(input, to), 'confirm', to.focal)
    const told = async (viewer: typeof to.focal) => {
      const view = await getInput(viewer, input.reference)
      if (!view) throw new Error('it is public')
      const standing = await getStanding(viewer, view, 'en')
      expect(standingOn(standing.history, '9999-12-31')).toHaveLength(1)
      expect(view.sponsors).toBe(1)
      return JSON.stringify([view, { ...standing, mine: [] }]).includes(to.organisation.name)
    }
    expect(await told(visitor())).toBe(named)
    expect(await told((await delegation()).focal)).toBe(named)
    expect(await told(ours.submits)).toBe(true)
  })

  test('has a past that the database keeps', async () => {
    const to = await delegation()
    const input = await publicInput()
    await invite(input, to)
    const id = await asked(input, to)
    await answer(id, 'confirm', to.focal)
    const change = (set: ReturnType<typeof sql>) =>
      read(sql`UPDATE co_sponsorships SET ${set} WHERE id = ${id}::uuid`)
    await expect(change(sql`confirmed_at = now() - interval '1 day'`)).rejects.toThrow(/permanent/)
    await expect(change(sql`confirmed_version = 0`)).rejects.toThrow(/permanent/)
    await expect(change(sql`organisation_id = ${ours.organisation.id}::uuid`)).rejects.toThrow(
      /permanent/,
    )
    await endSponsorship.perform(to.focal, { sponsorship: id })
    await expect(change(sql`ended_at = NULL`)).rejects.toThrow(/permanent/)
    await expect(db().coSponsorship.delete({ where: { id } })).rejects.toThrow(/permanent/)
  })
})

test('whoever saves another text makes a confirmation old', async () => {
  const to = await delegation()
  const form = await freshDraft()
  await invite(form, to)
  await answer(await asked(form, to), 'confirm', to.focal)
  const saved = await savePoint.perform(ours.submits, {
    draft: form.draft,
    was: '{}',
    number: '2',
    statement: 'Meet twice a year.',
    proposedWording: '',
    paragraphReference: '',
  })
  expect(saved.ok).toBe(true)
  expect((await getDesk(to.focal, 'en')).invitations).toMatchObject([{ again: true }])
})

test('invitations by address stand on the desk of their address until they are answered', async () => {
  const { focal } = theirs
  const email = focal.member?.email ?? ''
  const row = { organisationId: ours.organisation.id, role: 'drafter' as const }
  const invite = (what: object) =>
    db().delegateInvitation.create({
      data: { ...row, email, invitedById: ours.submits.member?.id ?? '', ...what },
    })
  for (const end of ['acceptedAt', 'declinedAt', 'revokedAt']) await invite({ [end]: new Date() })
  await invite({ email: `other-${email}` })
  expect((await getDesk(focal, 'en')).joining).toEqual([])
  const { id } = await invite({})
  expect((await getDesk(focal, 'en')).joining).toMatchObject([
    { id, organisation: ours.organisation.name, role: 'drafter' },
  ])
  expect((await getDesk(visitor(), 'en')).joining).toEqual([])
  await db().delegateInvitation.update({ where: { id }, data: { declinedAt: new Date() } })
  expect((await getDesk(focal, 'en')).joining).toEqual([])
})
