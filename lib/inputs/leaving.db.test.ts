import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listEvents } from '@/lib/audit/data'
import { closeDatabase, db } from '@/lib/platform/db'
import { queueMails } from '@/lib/platform/mail'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDraftAttachment } from '@/prisma/builders/attachments'
import { buildInput } from '@/prisma/builders/inputs'
import {
  buildAdmin,
  buildMember,
  buildModerator,
  buildOrganisation,
  buildSession,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { ATTRIBUTIONS } from './attribution'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { withdrawAll } = await import('./leaving-actions')
const { submitInput } = await import('./submit-actions')
const { getInput, listInputs, listMyInputs } = await import('./data')
const { getDesk } = await import('@/lib/sponsors/data')
const { search } = await import('@/lib/search/data')

const MARK = 'canaryleaving'
const draftOf = (title: string) => ({
  title,
  language: 'en',
  channel: 'direct',
  attribution: 'organisation',
  points: [{ statement: MARK, proposedWording: '', paragraphReference: '', topics: [] }],
})

let viewers: Record<'author' | 'colleague' | 'moderator' | 'admin' | 'nobody', Viewer>
let ids: { author: string; colleague: string; stream: string; colleaguesInput: string }
let emails: { author: string; colleague: string }
const inputs: { id: string; reference: string }[] = []
let attached = ''
let submitting = { draft: '', formKey: '' }

beforeAll(async () => {
  const { streams } = await buildRound({ publishes: 'on_submission' })
  const ours = await buildOrganisation()
  const author = await buildMember({ name: `${MARK} name`, organisations: [ours] })
  const colleague = await buildMember({
    name: 'A colleague',
    organisations: [{ id: ours.id, role: 'focal_point' }],
  })
  const stream = streams.norms
  const wish = { stream, organisation: ours, title: MARK, points: [{ statement: MARK }] }
  for (const attribution of ATTRIBUTIONS)
    inputs.push(await buildInput({ ...wish, author, attribution }))
  const own = await buildInput({
    ...wish,
    organisation: null,
    author,
    attribution: 'type_and_region',
  })
  inputs.push(own)
  const [first] = inputs
  await db().withdrawal.create({ data: { inputId: own.id, withdrawnById: author.id } })
  const theirs = await buildInput({
    ...wish,
    author: colleague,
    title: 'Theirs',
    points: [{ statement: 'Something else' }],
  })
  const where = { streamId: stream.id, organisationId: ours.id }
  await db().draft.createMany({
    data: [
      { ...where, memberId: author.id, content: draftOf(MARK) },
      { ...where, memberId: author.id, content: draftOf(MARK), submittedAt: new Date() },
      { ...where, memberId: colleague.id, content: draftOf(MARK), inputId: first?.id },
      { ...where, memberId: colleague.id, content: draftOf('Of the colleague') },
    ],
  })
  const draft = await db().draft.create({
    data: { ...where, memberId: author.id, content: draftOf(MARK) },
  })
  const { fileId } = await buildDraftAttachment(draft, { name: 'a.txt', text: MARK })
  attached = fileId
  submitting = { draft: draft.id, formKey: draft.formKey }
  await buildSession({ memberId: author.id })
  await buildSession({ memberId: author.id })
  await queueMails(db(), [
    {
      key: `input.submitted:${author.id}`,
      recipient: author.email,
      locale: 'en',
      subject: 's',
      text: 't',
    },
  ])
  const of = (member: { id: string }) => viewerOfMember(member.id)
  viewers = {
    author: await of(author),
    colleague: await of(colleague),
    moderator: await of(await buildModerator({ streamIds: [stream.id] })),
    admin: await of(await buildAdmin()),
    nobody: visitor(),
  }
  ids = {
    author: author.id,
    colleague: colleague.id,
    stream: stream.id,
    colleaguesInput: theirs.reference,
  }
  emails = { author: author.email, colleague: colleague.email }
})
afterAll(closeDatabase)

test('it is for oneself, and asks to be confirmed', async () => {
  expect(await withdrawAll.perform(visitor(), { confirm: 'on' })).toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await withdrawAll.perform(viewers.author, {})).toMatchObject({
    code: 'INVALID',
    fieldErrors: { confirm: ['agree'] },
  })
})

test('whatever was written is gone from every read of everybody, a submission under way included', async () => {
  const form = { draft: submitting.draft, version: '1', formKey: submitting.formKey }
  const [left, submitted] = await Promise.all([
    withdrawAll.perform(viewers.author, { confirm: 'on' }),
    submitInput.perform(viewers.author, form),
  ])
  expect(left).toMatchObject({ ok: true, value: { to: '/sign-in?done=withdrewAll' } })
  const raced = await db().input.findFirst({ where: { formKey: submitting.formKey } })
  expect(raced !== null).toBe(submitted.ok)
  const all = [...inputs, ...(raced ? [raced] : [])]
  for (const [who, viewer] of Object.entries(viewers)) {
    const read = JSON.stringify([
      await Promise.all(all.map(({ reference }) => getInput(viewer, reference))),
      await listInputs(viewer, { streamId: ids.stream }),
      await listMyInputs(viewer),
      await getDesk(viewer, 'en'),
    ])
    expect([who, read.includes(MARK)]).toEqual([who, false])
    const { counts } = await search(viewer, { q: MARK, type: 'inputs' }, 'en')
    expect([who, Number(counts.inputs)]).toEqual([who, 0])
  }
  for (const { reference } of all) {
    expect(await getInput(visitor(), reference)).toBeNull()
    expect(await getInput(viewers.colleague, reference)).toBeNull()
    expect(await getInput(viewers.moderator, reference)).toMatchObject({
      title: null,
      byline: null,
      points: [],
      withdrawnOn: expect.any(String),
    })
  }
})

test('of the drafts no text is left; those of a colleague stay', async () => {
  const drafts = await db().draft.findMany({
    where: { OR: [{ memberId: ids.author }, { inputId: { in: inputs.map(({ id }) => id) } }] },
  })
  expect(drafts).toHaveLength(4)
  const draftId = { in: drafts.map(({ id }) => id) }
  expect(await db().draftAttachment.count({ where: { draftId } })).toBe(0)
  // Of a version that was submitted meanwhile it stays, as the text does.
  const kept = await db().attachment.count({ where: { fileId: attached } })
  expect(await db().storedFile.count({ where: { id: attached } })).toBe(kept)
  expect(JSON.stringify(drafts.map(({ content }) => content))).not.toContain(MARK)
  for (const { discardedAt } of drafts) expect(discardedAt).not.toBeNull()
  const { drafts: rows } = await getDesk(viewers.colleague, 'en')
  expect(rows.map(({ title }) => title)).toEqual(['Of the colleague'])
  const standing = await getInput(visitor(), ids.colleaguesInput)
  expect(standing?.version.title).toBe('Theirs')
})

test('sessions, links, name and mail are gone, and none is sent but links to sign in', async () => {
  expect(await db().session.count({ where: { memberId: ids.author } })).toBe(0)
  expect(await db().outboxMail.count({ where: { recipient: emails.author } })).toBe(0)
  expect(await db().notification.count({ where: { memberId: ids.author } })).toBe(0)
  expect(await viewerOfMember(ids.author)).toMatchObject({
    member: { name: null, mailStopped: true, pseudonymous: true },
  })
  const mail = { recipient: emails.author, locale: 'en', subject: 's', text: 't' }
  const kinds = ['input.submitted', 'summary.published', 'organisation.ended', 'session.asked']
  await queueMails(
    db(),
    kinds.map((kind) => ({ ...mail, key: `${kind}:${randomUUID()}` })),
  )
  const sent = await db().outboxMail.findMany({ where: { recipient: emails.author } })
  expect(sent.map(({ key }) => key.split(':')[0])).toEqual(['session.asked'])
})

test('who wrote in them is told which, and neither by whom nor of what is for moderators only', async () => {
  const mails = await db().outboxMail.findMany({ where: { recipient: emails.colleague } })
  expect(mails).toHaveLength(1)
  const told = JSON.stringify(mails)
  expect(told).toContain(inputs[0]?.reference)
  for (const { reference } of inputs.slice(1)) expect(told).not.toContain(reference)
  expect(told).not.toContain(MARK)
  expect(told).not.toContain(ids.author)
})

test('the log tells that it happened, to admins by the day alone, and its rounds are told', async () => {
  const events = await db().auditEvent.findMany({ where: { actorId: ids.author } })
  const kinds = events.map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'input.withdrawn').length).toBeGreaterThanOrEqual(4)
  expect(kinds.filter((kind) => kind === 'input.attribution_changed')).toHaveLength(1)
  for (const { kind, roundId, organisationId } of events.filter(({ kind }) =>
    ['input.withdrawn', 'input.attribution_changed'].includes(kind),
  ))
    expect([kind, roundId !== null, organisationId]).toEqual([kind, true, null])
  const { items } = await listEvents(viewers.admin, { limit: 200 })
  const told = items.find(({ kind }) => kind === 'member.withdrew_all')
  expect(told).toMatchObject({ named: false, actor: null })
  expect(told?.at.toISOString()).toMatch(/T00:00:00.000Z$/)
  expect(JSON.stringify(items)).not.toContain(MARK)
})

test('who left may come back, and finds tombstones', async () => {
  const again = await viewerOfMember(ids.author)
  const { items } = await listMyInputs(again)
  expect(items.length).toBeGreaterThanOrEqual(6)
  const own = items.filter(({ reference }) => reference !== ids.colleaguesInput)
  for (const { title, withdrawnOn } of own)
    expect([title, withdrawnOn !== null]).toEqual([null, true])
})
