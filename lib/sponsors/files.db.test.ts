import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { authorize } from '@/lib/platform/permit'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { attachmentOf, buildDraftAttachment, storedFile } from '@/prisma/builders/attachments'
import { buildDelegation, buildDraft } from '@/prisma/builders/drafts'
import { buildInput } from '@/prisma/builders/inputs'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { answerInvitation, inviteSponsor } = await import('./actions')
const { getDesk, getInvitation } = await import('./data')
const { shownOf } = await import('./rules')
const { removeAttachment } = await import('@/lib/attachments/actions')
const { addAttachment } = await import('@/lib/attachments/acts')
const { getAttachment } = await import('@/lib/attachments/data')
const { canReadAttachment } = await import('@/lib/attachments/policy')
const { submitInput } = await import('@/lib/inputs/submit-actions')

afterAll(closeDatabase)

async function stage() {
  const { streams } = await buildRound()
  const [us, them, others] = await Promise.all([
    buildDelegation(),
    buildDelegation(),
    buildDelegation(),
  ])
  const of = (member: { id: string }) => viewerOfMember(member.id)
  const submitting = await of(us.submitter)
  const form = await buildDraft({ stream: streams.norms, ...us, member: us.submitter })
  const add = (name: string) =>
    addAttachment.perform(submitting, {
      draft: form.draft,
      name,
      format: 'txt',
      content: new Uint8Array(Buffer.from(name)),
    })
  const invite = (reference?: string) =>
    inviteSponsor.perform(submitting, {
      ...(reference ? { reference } : { draft: form.draft }),
      organisation: them.organisation.id,
    })
  const asked = async () => {
    const standing = { organisationId: them.organisation.id, declinedAt: null, endedAt: null }
    return (await db().coSponsorship.findFirstOrThrow({ where: standing })).id
  }
  const focal = await of(them.focalPoint)
  const shown = async () => {
    const { content, attachments } = (await getInvitation(focal, await asked())) ?? {}
    return JSON.stringify(shownOf({ ...content, attachments }))
  }
  const confirm = async (was: string) =>
    answerInvitation.perform(focal, { sponsorship: await asked(), answer: 'confirm', was })
  const colleagues = [await of(them.submitter), await of(them.drafter), await of(others.focalPoint)]
  return { ...form, streams, us, submitting, focal, colleagues, add, invite, asked, shown, confirm }
}

const opens = async (viewer: Viewer, id: string) => {
  const file = await getAttachment(viewer, id)
  return file !== null && authorize(viewer, canReadAttachment, file) !== null
}

test('whoever is asked to co-sponsor a draft reads its files, and nobody else', async () => {
  const scene = await stage()
  await scene.add('Statement.txt')
  const { id: file } = await db().draftAttachment.findFirstOrThrow({
    where: { draftId: scene.draft },
  })
  expect(await opens(scene.focal, file)).toBe(false)
  await scene.invite()
  expect((await getInvitation(scene.focal, await scene.asked()))?.attachments).toMatchObject([
    { id: file, name: 'Statement.txt' },
  ])
  expect(await opens(scene.focal, file)).toBe(true)
  for (const other of [...scene.colleagues, visitor()]) expect(await opens(other, file)).toBe(false)
  // Of what was asked for this draft, not of any other by the same author.
  const another = await buildDraft({
    stream: scene.streams.norms,
    ...scene.us,
    member: scene.us.submitter,
  })
  const wish = { name: 'Other.txt', text: 'other' }
  const { id: other } = await buildDraftAttachment({ id: another.draft }, wish)
  expect(await opens(scene.focal, other)).toBe(false)
  const sponsorship = await scene.asked()
  await answerInvitation.perform(scene.focal, {
    sponsorship,
    answer: 'decline',
    was: await scene.shown(),
  })
  expect(await opens(scene.focal, file)).toBe(false)
})

test('what is confirmed are the files too: another file is another text', async () => {
  const scene = await stage()
  await scene.add('Old.txt')
  await scene.invite()
  const was = await scene.shown()
  const { id: attachment } = await db().draftAttachment.findFirstOrThrow({
    where: { draftId: scene.draft },
  })
  await scene.add('New.txt')
  expect(await scene.confirm(was)).toMatchObject({
    code: 'CONFLICT',
    changed: [{ field: 'attachments', from: '', to: /^2\. New\.txt \(SHA-256 [0-9a-f]{64}\)$/ }],
  })
  expect(await scene.confirm(await scene.shown())).toMatchObject({ ok: true })
  await removeAttachment.perform(scene.submitting, { draft: scene.draft, attachment })
  const waiting = (await getDesk(scene.focal, 'en')).invitations
  expect(waiting).toMatchObject([{ id: await scene.asked(), again: true }])

  const { version } = await db().draft.findUniqueOrThrow({ where: { id: scene.draft } })
  const form = { draft: scene.draft, formKey: scene.formKey, version: String(version) }
  expect(await submitInput.perform(scene.submitting, form)).toMatchObject({ ok: true })
  // The confirmation of other files does not count for what was submitted.
  expect(await db().coSponsorship.findUnique({ where: { id: await scene.asked() } })).toMatchObject(
    { confirmedAt: null, inputId: expect.any(String) },
  )
})

test('files of an input that is not public are read in the version in force, until it is hidden', async () => {
  const scene = await stage()
  const input = await buildInput({
    stream: scene.streams.norms,
    organisation: scene.us.organisation,
    author: { id: scene.us.submitter.id, name: 'An Author' },
    published: false,
    files: [{ name: 'Held.txt', text: 'held' }],
  })
  const file = await attachmentOf(input)
  expect(await opens(scene.focal, file)).toBe(false)
  await scene.invite(input.reference)
  expect(await opens(scene.focal, file)).toBe(true)
  for (const other of [...scene.colleagues, visitor()]) expect(await opens(other, file)).toBe(false)
  expect(await scene.confirm(await scene.shown())).toMatchObject({ ok: true })
  expect(await opens(scene.focal, file)).toBe(true)
  const second = { inputId: input.id, number: 2, kind: 'edit' as const, submittedAt: new Date() }
  await db().inputVersion.create({
    data: {
      ...second,
      ...{ title: 'Second', language: 'en', hash: 'b'.repeat(64) },
      attachments: {
        create: {
          number: 1,
          name: 'Second.txt',
          file: { create: storedFile({ name: '', text: '2' }) },
        },
      },
    },
  })
  await db().input.update({ where: { id: input.id }, data: { version: 2 } })
  expect(await opens(scene.focal, file)).toBe(false)
  const { id: newer } = await db().attachment.findFirstOrThrow({ where: { name: 'Second.txt' } })
  expect(await opens(scene.focal, newer)).toBe(true)
  await db().input.update({ where: { id: input.id }, data: { attribution: 'moderators_only' } })
  expect(await opens(scene.focal, newer)).toBe(false)
})
