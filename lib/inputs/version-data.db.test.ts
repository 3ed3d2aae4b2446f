import { randomUUID } from 'node:crypto'
import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { getVersionText } = await import('./version-data')
const { getInput } = await import('./data')
const { getDraft } = await import('./draft-data')
const { reviseInput } = await import('./author-actions')
const { draftText, saysTheSame } = await import('./version-comparison')

afterAll(closeDatabase)

test('an earlier version is read by whoever may read the input, and by nobody once withdrawn', async () => {
  const { streams } = await buildRound()
  const author = await buildMember()
  const wish = { stream: streams.norms, organisation: null, author, title: 'Its first title' }
  const open = await buildInput(wish)
  const secret = await buildInput({ ...wish, attribution: 'moderators_only' })
  const held = await buildInput({ ...wish, published: false })
  const own = await viewerOfMember(author.id)
  const other = await viewerOfMember((await buildMember()).id)

  for (const reader of [visitor(), other]) {
    expect(await getVersionText(reader, open.id, 1)).toMatchObject({
      title: 'Its first title',
      points: [{ number: 1, topics: [] }],
    })
    expect(await getVersionText(reader, secret.id, 1)).toBeNull()
    expect(await getVersionText(reader, held.id, 1)).toBeNull()
  }
  expect(await getVersionText(own, secret.id, 1)).not.toBeNull()
  expect(await getVersionText(own, held.id, 1)).not.toBeNull()
  expect(await getVersionText(own, open.id, 2)).toBeNull()

  await db().withdrawal.create({ data: { inputId: open.id, withdrawnById: author.id } })
  expect(await getVersionText(visitor(), open.id, 1)).toBeNull()
  expect(await getVersionText(own, open.id, 1)).toBeNull()
})

test('files are compared by who may read them, and named to whoever is told who spoke', async () => {
  const { streams } = await buildRound()
  const organisation = await buildOrganisation()
  const author = await buildMember({ organisations: [{ id: organisation.id, role: 'submitter' }] })
  const files = [{ name: 'ann-author.txt', text: 'A letter.' }]
  const wish = { stream: streams.norms, organisation, author, files }
  const named = await buildInput(wish)
  const unnamed = await buildInput({ ...wish, attribution: 'type_and_region' })
  const names = async (viewer: ReturnType<typeof visitor>, { id }: { id: string }) =>
    (await getVersionText(viewer, id, 1))?.attachments.map(({ name }) => name)
  const own = await viewerOfMember(author.id)
  expect(await names(visitor(), named)).toEqual(['ann-author.txt'])
  expect(await names(visitor(), unnamed)).toEqual([null])
  expect(await names(own, unnamed)).toEqual(['ann-author.txt'])
})

test('a new version begins as the one in force, and its page reads four statements at most', async () => {
  const { round, streams } = await buildRound()
  const organisation = await buildOrganisation()
  const author = await buildMember({ organisations: [{ id: organisation.id, role: 'submitter' }] })
  const points = Array.from({ length: 20 }, (_, index) => ({ statement: `Point ${index + 1}.` }))
  const files = [{ name: 'a.txt', text: 'A.' }]
  const input = await buildInput({ stream: streams.norms, organisation, author, points, files })
  const viewer = await viewerOfMember(author.id)
  const begun = await reviseInput.perform(viewer, {
    reference: input.reference,
    formKey: randomUUID(),
  })
  const draftId = begun.ok ? (begun.value.to.split('/').at(-1) ?? '') : ''
  const count = async (page: () => Promise<unknown>) => {
    const notes = { statements: 0, network: '' }
    await requestNotes.run(notes, page)
    return notes.statements
  }
  // The session's is one more.
  const check = await count(async () => {
    const [draft] = await Promise.all([getDraft(viewer, draftId), getRound(viewer, round.slug)])
    const before = await getVersionText(viewer, input.id)
    expect(before).toMatchObject({ number: 1, attachments: [{ name: 'a.txt' }] })
    expect(draft && before && saysTheSame(before, draftText(draft))).toBe(true)
  })
  expect(check).toBeLessThanOrEqual(3)
  const versions = await count(async () => {
    await getInput(viewer, input.reference)
    await getVersionText(viewer, input.id, 1)
  })
  expect(versions).toBeLessThanOrEqual(3)
})
