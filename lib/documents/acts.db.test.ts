import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildAdmin, buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { addDocument, addRevision } from './actions'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

let moderator: Viewer
let round: { id: string; slug: string }
beforeAll(async () => {
  const built = await buildRound()
  round = built.round
  const { id } = await buildModerator({ streamIds: [built.streams.norms.id] })
  moderator = await viewerOfMember(id)
})
afterAll(closeDatabase)

const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

async function open(title: string): Promise<string> {
  await addDocument.perform(moderator, { round: round.slug, title, symbol: '' })
  const document = await db().outcomeDocument.findFirstOrThrow({
    where: { roundId: round.id },
    orderBy: { ordinal: 'desc' },
  })
  return document.id
}
const add = (document: string, more: object, viewer = moderator) =>
  addRevision.perform(viewer, {
    document,
    after: 0,
    name: 'Zero draft',
    symbol: '',
    language: 'en',
    issuedOn: '',
    text: 'A. Measures\n\n1. States keep their entries up to date.\n\n2. States fund fellowships for delegates:\n(a) in capitals;\n(b) in New York.',
    step: 'store',
    ...more,
  })

describe('documents', () => {
  test('are opened by the round’s moderators only', async () => {
    const fields = { round: round.slug, title: 'Draft', symbol: 'A/AC.1' }
    const admin = await viewerOfMember((await buildAdmin()).id)
    expect(await code(addDocument.perform(visitor(), fields))).toBe('NOT_FOUND')
    expect(await code(addDocument.perform(admin, fields))).toBe('NOT_FOUND')
    expect(await code(addDocument.perform(moderator, fields))).toBe('ok')
    expect(await code(addDocument.perform(moderator, fields))).toBe('ok')
    const slugs = await db().outcomeDocument.findMany({
      where: { roundId: round.id },
      orderBy: { ordinal: 'asc' },
    })
    expect(slugs.map(({ slug }) => slug)).toEqual(['draft', 'draft-2'])
    expect(await addDocument.perform(moderator, { ...fields, title: '\u202etpirc' })).toMatchObject(
      {
        fieldErrors: { title: ['oneLine'] },
      },
    )
  })
})

describe('revisions', () => {
  test('are stored once somebody has seen what was recognised', async () => {
    const document = await open('Stored')
    expect(await code(add(document, { step: 'review' }))).toBe('UNCONFIRMED')
    expect(await db().revision.count({ where: { documentId: document } })).toBe(0)
    expect(await code(add(document, {}, visitor()))).toBe('NOT_FOUND')
    expect(await code(add(document, {}))).toBe('ok')
    const paragraphs = await db().paragraph.findMany({
      where: { revision: { documentId: document } },
      orderBy: { ordinal: 'asc' },
    })
    expect(paragraphs.map(({ label, kind }) => [label, kind])).toEqual([
      ['h1', 'heading'],
      ['1', 'paragraph'],
      ['2', 'paragraph'],
      ['2(a)', 'subparagraph'],
      ['2(b)', 'subparagraph'],
    ])
  })

  test('go on from the one before by what they say', async () => {
    const document = await open('Continued')
    await add(document, {})
    const text =
      'A. Measures\n\n1. This is new, and says something else entirely.\n\n2. States keep their entries up to date every year.'
    expect(await code(add(document, { name: 'Rev.1', text }))).toBe('CONFLICT')
    expect(await code(add(document, { name: 'Rev.1', text, after: 1 }))).toBe('ok')
    const of = (revision: string, label: string) =>
      db().lineageParagraph.findFirstOrThrow({
        where: { paragraph: { label, revision: { documentId: document, slug: revision } } },
      })
    const kept = await of('rev-1', '2')
    expect(kept).toMatchObject({
      method: 'similar',
      lineageId: (await of('zero-draft', '1')).lineageId,
    })
    expect(kept.confidence).toBeGreaterThan(0.8)
    expect(await of('rev-1', '1')).toMatchObject({ method: 'origin', confidence: 1 })
  })

  test('of two at once under one number only one is stored', async () => {
    const document = await open('Raced')
    const both = await Promise.all([add(document, {}), add(document, { name: 'First draft' })])
    expect(both.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual([
      'CONFLICT',
      'ok',
    ])
  })

  test('with a number that comes twice are refused, and nothing is stored', async () => {
    const document = await open('Refused')
    expect(await add(document, { text: '1. One.\n\n1. Again.' })).toMatchObject({
      code: 'INVALID',
      fieldErrors: { text: ['numbering'] },
    })
    expect(await add(document, { text: 'A\ud800' })).toMatchObject({
      fieldErrors: { text: ['notWellFormed'] },
    })
    expect(await add(document, { language: 'xx' })).toMatchObject({
      fieldErrors: { language: ['choose'] },
    })
    expect(await db().revision.count({ where: { documentId: document } })).toBe(0)
  })
})
