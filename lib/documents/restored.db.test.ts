import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { addRevision } from './actions'
import { getDocument, getDocumentToKeep } from './data'
import { removeRevision } from './revision-actions'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const meet = 'States meet once a year in New York.'
const fund = 'A voluntary fund pays for the travel of delegates.'
const list = 'The Secretariat publishes a list of contacts.'

let round: Awaited<ReturnType<typeof buildRound>>
let document: Awaited<ReturnType<typeof buildDocument>>
let moderators: { name: string; viewer: Viewer }[]
beforeEach(async () => {
  round = await buildRound()
  const streamIds = [round.streams.norms.id]
  moderators = []
  for (const name of ['Ada Keeper', 'Bo Other']) {
    const { id } = await buildModerator({ streamIds, name })
    moderators.push({ name, viewer: await viewerOfMember(id) })
  }
  document = await buildDocument({
    round: round.round,
    revisions: [
      {
        name: 'Zero draft',
        published: true,
        paragraphs: [
          { number: '1', text: meet, lineage: 'meet' },
          { number: '2', text: fund, lineage: 'fund' },
        ],
      },
      {
        name: 'Rev.1',
        published: true,
        paragraphs: [{ number: '1', text: meet, lineage: 'meet' }],
      },
    ],
  })
})
afterAll(closeDatabase)

const add = (more: object, by = 0) =>
  addRevision.perform(moderators[by]?.viewer ?? visitor(), {
    document: document.id,
    after: 2,
    name: 'Rev.2',
    symbol: '',
    language: 'en',
    issuedOn: '',
    text: `1. ${fund}\n\n2. ${meet}\n\n3. ${list}`,
    step: 'store',
    ...more,
  })
const lineagesOf = async (name: string) => {
  const found = await db().paragraph.findMany({
    where: { revision: { documentId: document.id, name } },
    orderBy: { ordinal: 'asc' },
    include: { lineages: true },
  })
  return found.map(({ lineages }) => lineages.map(({ lineageId }) => lineageId))
}
const [zeroOf, code] = [
  (at: number) => document.revisions[0]?.paragraphs[at]?.lineageId,
  async (act: ReturnType<typeof add>) => {
    const result = await act
    return result.ok ? 'ok' : result.code
  },
]

describe('a text that comes back', () => {
  test('is offered to who keeps the document, and goes on with its lineage', async () => {
    const kept = await getDocumentToKeep(moderators[0]?.viewer ?? visitor(), document.id)
    expect(kept?.paragraphs.map(({ label, gone }) => [label, gone?.label])).toEqual([
      ['1', undefined],
      ['Zero draft: 2', '2'],
    ])
    expect(await code(add({}))).toBe('ok')
    const [back, met, fresh] = await lineagesOf('Rev.2')
    expect([back, met]).toEqual([[zeroOf(1)], [zeroOf(0)]])
    expect([zeroOf(0), zeroOf(1)]).not.toContain(fresh?.[0])
  })

  test('is new where somebody says so, and tied by hand where it reads otherwise', async () => {
    expect(await code(add({ ties: { p0: '', p1: '1', p2: 'Zero draft: 2' } }))).toBe('ok')
    const [fresh, , back] = await lineagesOf('Rev.2')
    expect(back).toEqual([zeroOf(1)])
    expect(fresh).not.toEqual(back)
  })

  test('is said to be back, and from where, only to who may read where it stood', async () => {
    await add({})
    const compared = async (viewer: Viewer, compare: string) => {
      const where = { round: round.round.slug, document: document.slug, compare }
      return (await getDocument(viewer, where))?.compared?.stood
    }
    const viewer = moderators[0]?.viewer ?? visitor()
    const id = (
      await db().paragraph.findFirstOrThrow({
        where: { text: fund, revision: { documentId: document.id, name: 'Rev.2' } },
      })
    ).id
    expect(await compared(viewer, 'rev-1')).toEqual({ [id]: 'Zero draft: 2' })
    expect(await compared(viewer, 'zero-draft')).toEqual({})
    expect(await compared(visitor(), 'zero-draft')).toEqual({})
  })
})

describe('a revision that was stored meanwhile', () => {
  const others = { name: 'Rev.2', text: `7. ${list}\n\n8. ${meet}` }

  test('is told with who stored it, and corrections are said of it', async () => {
    expect(await code(add(others, 1))).toBe('ok')
    // The other one called it the same as well: that comes second.
    const ties = { p0: '1', p1: '', p2: '1, Zero draft: 2' }
    const mine = await add({ ties })
    expect(mine).toMatchObject({
      code: 'CONFLICT',
      by: { name: 'Bo Other', self: false },
      values: { after: '3', ties: { p0: '8', p1: '', p2: '8, Zero draft: 2' } },
    })
    expect(await add({ ties }, 1)).toMatchObject({ by: { self: true } })
    const again = { ties: { p0: '8', p1: '', p2: '8, Zero draft: 2' }, after: 3 }
    expect(await add(again)).toMatchObject({ fieldErrors: { name: ['taken'] } })
    expect(await code(add({ ...again, name: 'Rev.3' }))).toBe('ok')
    const [first, , last] = await lineagesOf('Rev.3')
    expect(first).toEqual([zeroOf(0)])
    expect(last?.toSorted()).toEqual([zeroOf(0), zeroOf(1)].toSorted())
  })

  test('leaves what was recognised to be recognised anew', async () => {
    await add(others, 1)
    const recognised = { p0: 'Zero draft: 2', p1: '1', p2: '' }
    expect(await add({ ties: recognised })).toMatchObject({
      code: 'CONFLICT',
      values: { ties: {}, kept: '' },
    })
  })

  test('or taken back is told too, and what was said of it is not taken for the one before', async () => {
    await add(others, 1)
    const { viewer } = moderators[1] ?? {}
    await removeRevision.perform(viewer ?? visitor(), {
      document: document.id,
      revision: 'rev-2',
      sure: 'yes',
    })
    const refused = await add({ after: 3, ties: { p0: '7' } })
    expect(refused).toMatchObject({ code: 'CONFLICT', values: { after: '2', ties: {} } })
    expect(refused).not.toHaveProperty('by')
  })
})
