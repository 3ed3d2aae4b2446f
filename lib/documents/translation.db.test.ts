import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildAdmin, buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { changeDocument } from './actions'
import { getDocument, getRoundToKeep } from './data'
import { addTranslation } from './translation-actions'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

let scene: Awaited<ReturnType<typeof stage>>
async function stage() {
  const { round, streams } = await buildRound()
  const moderator = await viewerOfMember(
    (await buildModerator({ streamIds: [streams.norms.id] })).id,
  )
  const paragraphs = [
    { number: '1', text: 'States meet.' },
    { number: '2', text: 'States report.' },
  ]
  const document = await buildDocument({
    round,
    revisions: [
      { name: 'Zero draft', published: true, paragraphs },
      { name: 'Rev.1', paragraphs },
    ],
  })
  return { round, moderator, document }
}
beforeAll(async () => {
  scene = await stage()
})
afterAll(closeDatabase)

const french = {
  language: 'fr',
  made: 'machine',
  translator: 'A program',
  text: '1. Les États se réunissent.\n\n2. Les États font rapport.',
  step: 'store',
}
const add = (more: object = {}, viewer = scene.moderator) =>
  addTranslation.perform(viewer, {
    document: scene.document.id,
    revision: 'zero-draft',
    ...french,
    ...more,
  })
const read = (more: object, viewer = visitor()) =>
  getDocument(viewer, { round: scene.round.slug, document: scene.document.slug, ...more })

describe('a text in a further language', () => {
  it('is stored by moderators of the round, and read in place of the original by whoever asks', async () => {
    const admin = await viewerOfMember((await buildAdmin()).id)
    for (const viewer of [visitor(), admin])
      expect(await add({}, viewer)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await add({ text: '1. Seul.' })).toMatchObject({ code: 'INVALID' })
    expect(await read({ text: 'fr' })).toMatchObject({ translations: [], translated: null })
    expect(await add()).toMatchObject({ ok: true })
    const found = await read({ text: 'fr' })
    expect(found).toMatchObject({
      translations: [{ language: 'fr', made: 'machine', translator: 'A program' }],
      translated: { language: 'fr' },
    })
    expect(found?.paragraphs.map(({ id }) => found.translated?.paragraphs[id]?.text)).toEqual([
      'Les États se réunissent.',
      'Les États font rapport.',
    ])
    expect((await read({}))?.translated).toBeNull()
    expect((await read({ text: 'ru' }))?.translated).toBeNull()
  })

  it('gives way to a better one, and neither can be changed', async () => {
    await add()
    await add({ made: 'official', translator: '', text: french.text.replace('font', 'feront') })
    const found = await read({ text: 'fr' })
    expect(found?.translations).toEqual([{ language: 'fr', made: 'official', translator: null }])
    expect(JSON.stringify(found?.translated)).toContain('feront rapport')
    for (const table of ['revision_texts', 'translated_paragraphs'])
      for (const change of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(db().$executeRawUnsafe(change)).rejects.toThrow(/UP001|permanent/)
  })

  it('of a revision that is not public is nobody’s but the moderators’', async () => {
    await add({ revision: 'rev-1', text: french.text.replace('font', 'secrètent') })
    expect(JSON.stringify(await read({ text: 'fr' }))).not.toContain('secrètent')
    expect(await read({ revision: 'rev-1', text: 'fr' })).toBeNull()
    const found = await read({ revision: 'rev-1', text: 'fr' }, scene.moderator)
    expect(JSON.stringify(found?.translated)).toContain('secrètent')
  })
})

describe('the process of a document', () => {
  it('is changed by moderators of the round, and proposed for its other documents', async () => {
    const { id: document } = scene.document
    const fields = { document, symbol: 'A/80/257', process: 'OEWG 2021–2025' }
    expect(await changeDocument.perform(visitor(), fields)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await changeDocument.perform(scene.moderator, fields)).toMatchObject({ ok: true })
    expect(await read({})).toMatchObject({ symbol: 'A/80/257', process: 'OEWG 2021–2025' })
    const kept = await getRoundToKeep(scene.moderator, scene.round.slug)
    expect(kept?.processes).toContain('OEWG 2021–2025')
    expect(kept?.documents[0]?.revisions[0]?.languages[0]).toBe('en')
  })
})
