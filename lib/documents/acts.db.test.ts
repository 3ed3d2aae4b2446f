// Over 250 lines: from a pasted or imported text to stored lineages, on one document.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { authorize } from '@/lib/platform/permit'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildAdmin, buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildWord, paragraph, run, UN_LISTS } from '@/prisma/builders/word'
import { addDocument, addRevision } from './actions'
import { getDocumentToKeep, getImport } from './data'
import { formOf, receiveSource } from './imports'
import { canAddRevision } from './policy'

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

  test('hold the kinds that were corrected, beside their ties', async () => {
    const document = await open('Corrected kinds')
    const kinds = { p0: 'paragraph', p1: 'heading', p3: 'paragraph' }
    expect(await code(add(document, { kinds: { p0: 'title' } }))).toBe('INVALID')
    expect(await code(add(document, { kinds }))).toBe('ok')
    const of = async (slug: string) =>
      (
        await db().paragraph.findMany({
          where: { revision: { documentId: document, slug } },
          orderBy: { ordinal: 'asc' },
          include: { lineages: true },
        })
      ).map(({ label, kind, text, lineages }) => ({ label, kind, text, lineages }))
    expect(await of('zero-draft')).toMatchObject([
      { label: 'u1', kind: 'paragraph', text: 'A. Measures' },
      { label: 'h1', kind: 'heading', text: '1. States keep their entries up to date.' },
      { label: '2', kind: 'paragraph' },
      { label: '(a)', kind: 'paragraph', text: 'in capitals;' },
      { label: '(a)(b)', kind: 'subparagraph' },
    ])
    const later = { name: 'Rev.1', after: 1, kinds: { p4: 'heading' }, ties: { p4: '2' } }
    expect(await code(add(document, later))).toBe('ok')
    const last = (await of('rev-1')).at(-1)
    expect(last).toMatchObject({ label: 'h2', kind: 'heading', text: '(b) in New York.' })
    expect(last?.lineages).toMatchObject([{ method: 'manual' }])
  })

  test('go on from the one before by what they say', async () => {
    const document = await open('Continued')
    await add(document, {})
    const text =
      'A. Measures\n\n1. This is new, and says something else entirely.\n\n2. States keep their entries up to date every year.'
    expect(await code(add(document, { name: 'Rev.1', text }))).toBe('CONFLICT')
    expect(await code(add(document, { name: 'Rev.1', text, after: 1 }))).toBe('ok')
    const of = (revision: string, label: string) =>
      db().lineageTie.findFirstOrThrow({
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

  test('with a number that has no text are refused, and nothing is stored', async () => {
    const document = await open('Refused')
    expect(await add(document, { text: '1. One.\n\n2.' })).toMatchObject({
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

  test('with a number that comes twice hold both, each with an address of its own', async () => {
    const document = await open('Alternatives')
    expect(await code(add(document, { text: '[1. One.]\n\n[1. Again.]' }))).toBe('ok')
    const paragraphs = await db().paragraph.findMany({
      where: { revision: { documentId: document } },
      orderBy: { ordinal: 'asc' },
    })
    expect(paragraphs.map(({ number, label }) => [number, label])).toEqual([
      ['1.', '1 [A]'],
      ['1.', '1 [B]'],
    ])
  })

  test('say who adopted them and when, and what readers should know', async () => {
    const document = await open('Adopted')
    const more = { adoptedBy: 'The General Assembly', adoptedOn: '2026-12-04', note: 'By a vote.' }
    expect(await code(add(document, more))).toBe('ok')
    expect(await db().revision.findFirstOrThrow({ where: { documentId: document } })).toMatchObject(
      { ...more, adoptedOn: new Date('2026-12-04') },
    )
    expect(await add(document, { name: 'Rev.1', after: 1, adoptedOn: 'soon' })).toMatchObject({
      fieldErrors: { adoptedOn: ['date'] },
    })
  })

  test('go on from what somebody says, and what is said of no paragraph is refused', async () => {
    const document = await open('Corrected')
    await add(document, {})
    const text =
      '1. States fund fellowships for delegates:\n\n2. Something that is new.\n\n3. Other.'
    const rev = { name: 'Rev.1', text, after: 1 }
    const ties = { p0: '2(a), 2', p1: '1', p2: '' }
    expect(await add(document, { ...rev, ties: { ...ties, p1: '77' } })).toMatchObject({
      code: 'INVALID',
      fieldErrors: { 'ties.p1': ['unknownLabel'] },
    })
    expect(await code(add(document, { ...rev, ties: { q0: '1' } }))).toBe('INVALID')
    expect(await db().revision.count({ where: { documentId: document } })).toBe(1)
    expect(await code(add(document, { ...rev, ties, step: 'review' }))).toBe('UNCONFIRMED')
    expect(await code(add(document, { ...rev, ties }))).toBe('ok')
    const lineages = await db().lineageTie.findMany({
      where: { paragraph: { revision: { documentId: document, name: 'Rev.1' } } },
      include: {
        paragraph: true,
        lineage: { include: { paragraphs: { include: { paragraph: true } } } },
      },
    })
    const told = lineages.map(({ paragraph, lineage, method, confidence }) => [
      paragraph.label,
      lineage.paragraphs.map((one) => one.paragraph.label).sort()[0],
      method,
      confidence,
    ])
    expect(told.sort()).toEqual([
      ['1', '1', 'manual', 1],
      ['1', '1', 'manual', 1],
      ['2', '1', 'manual', 1],
      ['3', '3', 'origin', 1],
    ])
    const [event] = await db().auditEvent.findMany({
      where: { kind: 'revision.added', facts: { path: ['corrected'], equals: 2 } },
    })
    expect(event?.facts).toMatchObject({ name: 'Rev.1', paragraphs: 3 })
  })
})

describe('files', () => {
  const fields = { name: 'Zero draft', symbol: '', language: 'en', issuedOn: '', note: 'Kept.' }
  const recognised: number[] = []
  const imported = async (
    document: string,
    file: Buffer | null,
    more: object = {},
    viewer = moderator,
  ) => {
    const kept = await getDocumentToKeep(viewer, document)
    const permit = kept && authorize(viewer, canAddRevision, kept)
    if (!permit) return 'NOT_FOUND'
    const given = {
      fields: { ...fields, ...more },
      file: file && { name: 'draft.txt', content: new Uint8Array(file) },
    }
    const read = await receiveSource(permit, given, (count) => recognised.push(count))
    if (!read.ok) return read.code
    return new URL(read.value.to, 'https://x.example').searchParams.get('import') ?? ''
  }
  const formFor = async (
    id: string,
    document: string,
    changes: 'accepted' | 'rejected' = 'accepted',
  ) => {
    const kept = await getDocumentToKeep(moderator, document)
    const held = kept && (await getImport(moderator, { document: kept, id }))
    return kept && held ? formOf(kept, held, changes) : null
  }

  test('of 500 paragraphs are read, kept for their reader alone, and stored without a loss', async () => {
    const document = await open('Long')
    const body = Array.from({ length: 500 }, (_, index) =>
      paragraph(`Paragraph ${index + 1} is not like any other one.`, {
        num: [1, index % 4 ? 1 : 0],
      }),
    )
    const id = await imported(document, buildWord({ body: body.join(''), numbering: UN_LISTS }))
    expect(recognised).toEqual([500])
    const form = await formFor(id, document)
    expect(form).toMatchObject({
      code: 'UNCONFIRMED',
      values: { name: 'Zero draft', note: 'Kept.' },
    })
    expect(await db().paragraph.count({ where: { revision: { documentId: document } } })).toBe(0)
    const other = await viewerOfMember(
      (await buildModerator({ streamIds: moderator.moderates })).id,
    )
    const kept = await getDocumentToKeep(other, document)
    expect(kept && (await getImport(other, { document: kept, id }))).toBeNull()
    const { format: _, ...values } = form?.values ?? {}
    expect(await code(add(document, { ...values, step: 'store' }))).toBe('ok')
    const stored = await db().paragraph.findMany({
      where: { revision: { documentId: document } },
      orderBy: { ordinal: 'asc' },
    })
    expect(stored.map(({ text }) => text)).toEqual(
      Array.from(
        { length: 500 },
        (_, index) => `Paragraph ${index + 1} is not like any other one.`,
      ),
    )
    expect(stored.at(-1)?.label).toBe('125(c)')
    // What was read is forgotten with it.
    expect(await db().revisionImport.count({ where: { documentId: document } })).toBe(0)
  })

  test('with tracked changes give both texts', async () => {
    const document = await open('Tracked')
    const by = 'w:id="1" w:author="Chair"'
    const runs = `${run('States ')}<w:del ${by}>${run('should', '', 'delText')}</w:del><w:ins ${by}>${run('may')}</w:ins>`
    const id = await imported(document, buildWord({ body: paragraph('', { runs }) }))
    expect(await formFor(id, document)).toMatchObject({ values: { text: '¶ States may' } })
    expect(await formFor(id, document, 'rejected')).toMatchObject({
      values: { text: '¶ States should' },
    })
  })

  test('that can’t be read say why, and give back what was typed', async () => {
    const document = await open('Unread')
    const told = async (file: Buffer | null, more?: object) =>
      formFor(await imported(document, file, more), document)
    expect(await told(null)).toMatchObject({
      fieldErrors: { file: ['fileMissing'] },
      values: { name: 'Zero draft' },
    })
    expect(await told(Buffer.from('%PDF-1.7'), { text: 'Typed.' })).toMatchObject({
      fieldErrors: { file: ['sourceType'] },
      values: { text: 'Typed.' },
    })
    expect(await told(Buffer.alloc(10 * 1024 * 1024 + 1))).toMatchObject({
      fieldErrors: { file: ['fileTooLarge'] },
    })
    // Read, and something else is missing: the text stands in its field.
    expect(await told(buildWord({ body: paragraph('Text.') }), { name: '' })).toMatchObject({
      code: 'INVALID',
      fieldErrors: { name: ['required'] },
      values: { text: 'Text.' },
    })
    expect(await told(null, { text: 'Typed only.' })).toMatchObject({ code: 'UNCONFIRMED' })
  })

  test('are read by those who keep the document only, and forgotten after a day', async () => {
    const document = await open('Forgotten')
    const file = Buffer.from('1. Text.')
    expect(await imported(document, file, {}, visitor())).toBe('NOT_FOUND')
    const admin = await viewerOfMember((await buildAdmin()).id)
    expect(await imported(document, file, {}, admin)).toBe('NOT_FOUND')
    await imported(document, file)
    const { id } = await db().revisionImport.findFirstOrThrow({ where: { documentId: document } })
    const day = new Date(Date.now() - 25 * 3_600_000)
    await db().revisionImport.update({ where: { id }, data: { createdAt: day } })
    expect(await formFor(id, document)).toBeNull()
    await imported(document, file)
    expect(await db().revisionImport.count({ where: { id } })).toBe(0)
  })

  test('of Markdown that was pasted are looked through as others are', async () => {
    const document = await open('Pasted')
    const added = await add(document, {
      step: 'review',
      format: 'markdown',
      text: '# Draft\n\n3. **States** agree.',
    })
    const to = added.ok ? added.value.to : ''
    const id = new URL(to, 'https://x.example').searchParams.get('import') ?? ''
    expect(await formFor(id, document)).toMatchObject({
      code: 'UNCONFIRMED',
      values: { text: '# Draft\n\n3. States agree.', format: 'text' },
    })
  })
})
