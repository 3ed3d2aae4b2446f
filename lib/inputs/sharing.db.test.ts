import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { canReadAttachment } from '@/lib/attachments/policy'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember } from '@/lib/platform/viewer'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { changeAttribution, reviseInput, shareInput, withdrawInput } = await import(
  './author-actions'
)
const { getInput, listInputs, listMyInputs } = await import('./data')
const { getAttachment } = await import('@/lib/attachments/data')

const people: Record<'author' | 'focal' | 'submitter' | 'drafter' | 'former' | 'other', Viewer> =
  {} as never
let streamId = ''
let reference = ''
let inputId = ''

beforeAll(async () => {
  const { streams } = await buildRound()
  const ours = await buildOrganisation()
  const theirs = await buildOrganisation()
  streamId = streams.norms.id
  const member = (id: string, role: 'submitter' | 'drafter' | 'focal_point') =>
    buildMember({ name: `The ${role}`, organisations: [{ id, role }] })
  const author = await buildMember({ name: 'canary-author', organisations: [ours] })
  const former = await member(ours.id, 'focal_point')
  await db().membership.updateMany({
    where: { memberId: former.id },
    data: { endedAt: new Date() },
  })
  const viewers = {
    author,
    focal: await member(ours.id, 'focal_point'),
    submitter: await member(ours.id, 'submitter'),
    drafter: await member(ours.id, 'drafter'),
    former,
    other: await member(theirs.id, 'focal_point'),
  }
  for (const [who, { id }] of Object.entries(viewers))
    people[who as keyof typeof people] = await viewerOfMember(id)
  const input = await buildInput({
    stream: streams.norms,
    organisation: ours,
    author,
    attribution: 'moderators_only',
    published: false,
    title: 'canary-title',
    points: [{ statement: 'canary-statement' }],
    files: [{ name: 'canary.txt', text: 'canary-file' }],
  })
  reference = input.reference
  inputId = input.id
})
afterAll(closeDatabase)

const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const share = (who: Viewer, focalPoints?: 'on') =>
  code(shareInput.perform(who, { reference, focalPoints }))
const readers = async () => {
  const may: string[] = []
  for (const [who, viewer] of Object.entries(people))
    if ((await getInput(viewer, reference))?.points[0]?.statement === 'canary-statement')
      may.push(who)
  return may
}

test('of the organisation only the author reads it, and the focal points where the author lets them', async () => {
  expect(await readers()).toEqual(['author'])
  for (const who of ['focal', 'submitter', 'drafter', 'other'] as const)
    expect(await share(people[who], 'on')).toBe('NOT_FOUND')
  expect(await share(people.author)).toBe('ALREADY_DONE')
  expect(await share(people.author, 'on')).toBe('ok')
  expect(await share(people.author, 'on')).toBe('ALREADY_DONE')
  expect(await readers()).toEqual(['author', 'focal'])
})

test('a focal point finds it in lists without text, acts on nothing, and each reading is logged', async () => {
  const opened = () =>
    db().auditEvent.count({
      where: { kind: 'input.opened', subjectId: inputId, actorId: people.focal.member?.id },
    })
  const before = await opened()
  const lists = await Promise.all([
    listInputs(people.focal, { streamId }),
    listMyInputs(people.focal),
  ])
  for (const { items } of lists) {
    expect(items.map((row) => row.reference)).toContain(reference)
    expect(JSON.stringify(items)).not.toContain('canary-')
  }
  expect(await opened()).toBe(before)
  const input = await getInput(people.focal, reference)
  expect(input).toMatchObject({ own: false, shared: true, submittedAt: null })
  expect(input?.byline).toMatchObject({ person: 'canary-author' })
  expect(await opened()).toBe(before + 1)
  const file = await getAttachment(people.focal, input?.attachments[0]?.id ?? '')
  expect(file).toMatchObject({ name: 'canary.txt', input: { named: true } })
  expect(file && canReadAttachment(people.focal, file)).toBe(true)
  expect(await opened()).toBe(before + 2)
  expect(await getAttachment(people.submitter, file?.id ?? '')).toBeNull()
  const form = { reference }
  const acts = [
    withdrawInput.perform(people.focal, { ...form, reason: '', confirm: 'on' }),
    changeAttribution.perform(people.focal, { ...form, attribution: 'organisation' }),
    reviseInput.perform(people.focal, { ...form, formKey: crypto.randomUUID() }),
  ]
  expect(await Promise.all(acts.map(code))).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
})

test('the author ends it, and a changed level ends it too', async () => {
  expect(await share(people.author)).toBe('ok')
  expect(await readers()).toEqual(['author'])
  expect(await share(people.author, 'on')).toBe('ok')
  for (const attribution of ['organisation', 'moderators_only'])
    expect(await code(changeAttribution.perform(people.author, { reference, attribution }))).toBe(
      'ok',
    )
  expect(await readers()).toEqual(['author'])
  const facts = await db().auditEvent.findMany({
    where: { kind: 'input.shared', subjectId: inputId },
  })
  expect(facts.map(({ organisationId }) => organisationId)).toEqual([null, null, null])
})
