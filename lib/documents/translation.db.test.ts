import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildAdmin, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { changeDocument } from './actions'
import { getDocument, getRoundToKeep } from './data'
import { addTranslation, confirmTranslation, withdrawTranslation } from './translation-actions'
import { getTranslation, listTranslations } from './translation-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

let scene: Awaited<ReturnType<typeof stage>>
async function stage() {
  const { round, streams } = await buildRound()
  const office = (await buildOrganisation()).id
  const staff = async (organisationId?: string) =>
    viewerOfMember((await buildModerator({ streamIds: [streams.norms.id], organisationId })).id)
  const moderator = await staff(office)
  const colleague = await staff(office)
  const other = await staff()
  const admin = await viewerOfMember((await buildAdmin()).id)
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
  return { round, moderator, colleague, other, admin, document }
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

/** The translation stored last. */
async function latest() {
  const { id } = await db().revisionText.findFirstOrThrow({
    where: { revision: { documentId: scene.document.id } },
    orderBy: { id: 'desc' },
  })
  return id
}
const confirm = async (viewer = scene.other) =>
  confirmTranslation.perform(viewer, { translation: await latest() })
const withdraw = (translation: string, viewer = scene.admin) =>
  withdrawTranslation.perform(viewer, { translation, reason: 'Paragraph 2 says the contrary.' })

describe('a text in a further language', () => {
  it('is stored by moderators of the round, and read in place of the original by whoever asks', async () => {
    for (const viewer of [visitor(), scene.admin])
      expect(await add({}, viewer)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await add({ text: '1. Seul.' })).toMatchObject({ code: 'INVALID' })
    expect(await read({ text: 'fr' })).toMatchObject({ translations: [], translated: null })
    expect(await add()).toMatchObject({ ok: true })
    expect(await read({ text: 'fr' })).toMatchObject({ translations: [], translated: null })
    for (const viewer of [scene.moderator, scene.colleague])
      expect(await confirm(viewer)).toMatchObject({ code: 'SECOND_READER' })
    expect(await confirm(visitor())).toMatchObject({ code: 'NOT_FOUND' })
    expect(await confirm()).toMatchObject({ ok: true })
    expect(await confirm(scene.admin)).toMatchObject({ code: 'ALREADY_DONE' })
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
    await add({ made: 'official', translator: '', text: french.text.replace('font', 'feront') })
    expect(JSON.stringify(await read({ text: 'fr' }))).not.toContain('feront')
    expect(await confirm(scene.admin)).toMatchObject({ ok: true })
    const found = await read({ text: 'fr' })
    expect(found?.translations).toEqual([{ language: 'fr', made: 'official', translator: null }])
    expect(JSON.stringify(found?.translated)).toContain('feront rapport')
    for (const table of ['revision_texts', 'translated_paragraphs', 'translation_confirmations'])
      for (const change of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(db().$executeRawUnsafe(change)).rejects.toThrow(/UP001|permanent/)
  })

  it('is withdrawn by an admin, who says why; the one before is shown again, and its trace is kept', async () => {
    const id = await latest()
    for (const viewer of [visitor(), scene.moderator, scene.other])
      expect(await withdraw(id, viewer)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await withdraw(id)).toMatchObject({ ok: true })
    expect(await withdraw(id)).toMatchObject({ code: 'WITHDRAWN_TEXT' })
    const found = await read({ text: 'fr' })
    expect(found?.translated?.made).toBe('machine')
    expect(JSON.stringify(found)).not.toContain('feront')
    expect(found?.withdrawn).toMatchObject([
      { language: 'fr', made: 'official', reason: 'Paragraph 2 says the contrary.' },
    ])
    expect(await getTranslation(scene.other, id)).toMatchObject({ withdrawnBy: expect.any(String) })
    expect(await listTranslations(scene.admin, scene.round.id)).toHaveLength(2)
    expect(await listTranslations(scene.moderator, scene.round.id)).toEqual([])
    await expect(db().$executeRawUnsafe('DELETE FROM translation_withdrawals')).rejects.toThrow(
      /UP001|permanent/,
    )
  })

  it('that waits is taken back by a moderator, and is then neither shown nor told', async () => {
    await add({ language: 'es' })
    const id = await latest()
    expect(await withdraw(id, scene.moderator)).toMatchObject({ ok: true })
    expect(await confirm()).toMatchObject({ code: 'WITHDRAWN_TEXT' })
    const found = await read({ text: 'es' })
    expect(found?.translated).toBeNull()
    expect(found?.withdrawn.map(({ language }) => language)).toEqual(['fr'])
  })

  it('is not confirmed past the rules either', async () => {
    await add({ language: 'ru' })
    const textId = await latest()
    for (const { member } of [scene.moderator, scene.colleague])
      await expect(
        db().translationConfirmation.create({
          data: { textId, confirmedById: member?.id ?? '' },
        }),
      ).rejects.toThrow(/conflict of interest/)
  })

  it('is withdrawn by moderators only where nobody confirmed it meanwhile', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await add({ language: 'zh' })
      const id = await latest()
      const answers = await Promise.all([confirm(), withdraw(id, scene.moderator)])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })

  it('of a revision that is not public is nobody’s but the moderators’', async () => {
    await add({ revision: 'rev-1', text: french.text.replace('font', 'secrètent') })
    const id = await latest()
    expect(await getTranslation(scene.admin, id)).toBeNull()
    expect(await getTranslation(visitor(), id)).toBeNull()
    await confirm()
    expect(JSON.stringify(await read({ text: 'fr' }))).not.toContain('secrètent')
    expect(await read({ revision: 'rev-1', text: 'fr' })).toBeNull()
    const found = await read({ revision: 'rev-1', text: 'fr' }, scene.moderator)
    expect(JSON.stringify(found?.translated)).toContain('secrètent')
  })
})

describe('two revisions', () => {
  it('are read in one further language where both were confirmed in it', async () => {
    const compared = () => read({ compare: 'zero-draft', text: 'fr' }, scene.moderator)
    const found = await compared()
    expect(found?.current.name).toBe('Rev.1')
    expect(JSON.stringify(found?.translated)).toContain('secrètent')
    expect(found?.compared?.translated).toMatchObject({ language: 'fr', made: 'machine' })
    expect(JSON.stringify(found?.compared?.translated)).toContain('font rapport')
    expect(
      (await read({ compare: 'zero-draft' }, scene.moderator))?.compared?.translated,
    ).toBeNull()
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
