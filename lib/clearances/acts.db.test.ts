import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDelegation, buildDraft, completeContent } from '@/prisma/builders/drafts'
import { buildAdmin } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { askClearance, changeClearance, clearDraft, returnDraft } = await import('./actions')
const { getDesk } = await import('@/lib/sponsors/data')
const { saveAbout } = await import('@/lib/inputs/actions')
const { submitInput } = await import('@/lib/inputs/submit-actions')

afterAll(closeDatabase)

const of = (member: { id: string }) => viewerOfMember(member.id)
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const mailsOf = async (viewer: Viewer) =>
  db().outboxMail.findMany({
    where: { recipient: viewer.member?.email ?? '', key: { startsWith: 'draft.' } },
    orderBy: { id: 'asc' },
  })

async function scene(clears = true) {
  const { streams } = await buildRound()
  const { organisation, drafter, submitter, focalPoint } = await buildDelegation()
  const focal = await of(focalPoint)
  if (clears) await changeClearance.perform(focal, { organisation: organisation.id, clears: 'on' })
  const draft = await buildDraft({ stream: streams.norms, organisation, member: drafter })
  const about = { draft: draft.draft, version: draft.version }
  return {
    organisation,
    draft,
    about,
    focal,
    drafter: await of(drafter),
    submitter: await of(submitter),
  }
}

const listToClear = async (viewer: Viewer) =>
  (await getDesk(viewer, 'en')).drafts.filter(({ toClear }) => toClear)

/** Gives the draft another title, hence another version. */
const edit = (viewer: Viewer, draft: string, title: string) =>
  code(
    saveAbout.perform(viewer, {
      draft,
      was: '{}',
      title,
      language: completeContent.language,
      channel: completeContent.channel,
    }),
  )

test('clearance is a focal point’s to switch on, and to switch off', async () => {
  const { organisation, focal, drafter, submitter } = await scene(false)
  const admin = await of(await buildAdmin())
  const change = (viewer: Viewer, clears: string) =>
    code(changeClearance.perform(viewer, { organisation: organisation.id, clears }))
  for (const other of [visitor(), drafter, submitter, admin])
    expect(await change(other, 'on')).toBe('NOT_FOUND')
  expect(await change(focal, 'off')).toBe('ALREADY_DONE')
  expect(await change(focal, 'on')).toBe('ok')
  expect(await change(focal, 'on')).toBe('ALREADY_DONE')
  expect(await change(focal, 'off')).toBe('ok')
})

test('without it nothing is asked, and a submitter submits', async () => {
  const { draft, about, drafter, submitter } = await scene(false)
  expect(await code(askClearance.perform(drafter, about))).toBe('ALREADY_DONE')
  expect(await code(submitInput.perform(submitter, draft))).toBe('ok')
})

test('a draft goes from the question over its return and an edit to clearance and submission', async () => {
  const { draft, about, focal, drafter, submitter, organisation } = await scene()
  const submit = (version: string) => code(submitInput.perform(submitter, { ...draft, version }))
  expect(await submit('1')).toBe('NEEDS_CLEARANCE')
  expect(await code(clearDraft.perform(focal, about))).toBe('ALREADY_DONE')
  expect(await code(askClearance.perform(visitor(), about))).toBe('NOT_FOUND')
  const both = [askClearance.perform(drafter, about), askClearance.perform(drafter, about)]
  expect((await Promise.all(both.map(code))).sort()).toEqual(['ALREADY_DONE', 'ok'])
  expect(await submit('1')).toBe('NEEDS_CLEARANCE')
  expect((await mailsOf(focal)).map(({ key }) => key.split(':')[0])).toEqual(['draft.asked'])
  expect(await listToClear(focal)).toMatchObject([
    { id: draft.draft, organisation: organisation.name },
  ])
  for (const other of [visitor(), drafter, submitter]) {
    expect(await listToClear(other)).toEqual([])
    expect(await code(clearDraft.perform(other, about))).toBe('NOT_FOUND')
    expect(await code(returnDraft.perform(other, { ...about, note: 'No' }))).toBe('NOT_FOUND')
  }
  expect(await code(returnDraft.perform(focal, { ...about, note: ' ' }))).toBe('INVALID')
  expect(await code(returnDraft.perform(focal, { ...about, note: 'Name the month.' }))).toBe('ok')
  expect(await code(clearDraft.perform(focal, about))).toBe('ALREADY_DONE')
  const [returned] = await mailsOf(drafter)
  expect(returned?.key).toMatch(/^draft\.returned:/)
  expect(returned?.text).not.toContain('Name the month.')
  expect(await submit('1')).toBe('NEEDS_CLEARANCE')

  expect(await edit(drafter, draft.draft, 'Points of contact by May')).toBe('ok')
  expect(await code(askClearance.perform(drafter, about))).toBe('CONFLICT')
  const second = { draft: draft.draft, version: '2' }
  expect(await code(askClearance.perform(drafter, second))).toBe('ok')
  expect(await edit(drafter, draft.draft, 'Points of contact by June')).toBe('ok')
  expect(await code(clearDraft.perform(focal, second))).toBe('CONFLICT')
  expect(await listToClear(focal)).toEqual([])
  const third = { draft: draft.draft, version: '3' }
  expect(await code(clearDraft.perform(focal, third))).toBe('ALREADY_DONE')
  expect(await code(askClearance.perform(drafter, third))).toBe('ok')
  expect(await code(clearDraft.perform(focal, third))).toBe('ok')
  expect(await edit(drafter, draft.draft, 'Points of contact by July')).toBe('ok')
  expect(await submit('4')).toBe('NEEDS_CLEARANCE')
  const fourth = { draft: draft.draft, version: '4' }
  await askClearance.perform(drafter, fourth)
  await clearDraft.perform(focal, fourth)
  expect(await submit('4')).toBe('ok')
  const kinds = await db().auditEvent.findMany({
    where: { subjectId: draft.draft, kind: { not: 'draft.saved' } },
    orderBy: { id: 'asc' },
  })
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'draft.clearance_asked',
    'draft.returned',
    'draft.clearance_asked',
    'draft.clearance_asked',
    'draft.cleared',
    'draft.clearance_asked',
    'draft.cleared',
  ])
  await expect(
    db().draftClearance.updateMany({ where: { draftId: draft.draft }, data: { note: 'Other' } }),
  ).rejects.toThrow(/permanent/)
})

test('a focal point who submits clears by that', async () => {
  const { draft, focal } = await scene()
  expect(await code(submitInput.perform(focal, draft))).toBe('ok')
})
