import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { parseXml } from '@/lib/documents/xml'
import { closeDatabase, db } from '@/lib/platform/db'
import { readSheet, writeSheets } from '@/lib/platform/sheet'
import { translatorFor } from '@/lib/platform/translator'
import { visitor } from '@/lib/platform/viewer'
import { readZip, unpack } from '@/lib/platform/zip'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator } from '@/prisma/builders/members'
import { buildUptake } from '@/prisma/builders/uptake'
import { as, stage } from '@/prisma/builders/uptake-stage'
import { getDecisionTable } from './file-data'
import { DECISION_COLUMNS, decisionSheets } from './file-sheet'
import { commentTable } from './file-word'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

afterAll(closeDatabase)

const CANARY = 'zq-canary-of-a-restricted-text'
let scene: Awaited<ReturnType<typeof stage>>
let where: { streamId: string; document: string; revision: string }
beforeAll(async () => {
  scene = await stage()
  const document = await db().outcomeDocument.findUniqueOrThrow({
    where: { id: scene.zero.documentId },
  })
  where = { streamId: scene.stream.id, document: document.slug, revision: 'zero-draft' }
  const stream = scene.stream
  const restricted = await buildInput({
    stream,
    title: CANARY,
    attribution: 'moderators_only',
    points: [
      { statement: CANARY, proposedWording: CANARY, paragraphReference: CANARY, language: 'zh' },
    ],
  })
  const [kept] = restricted.points
  if (!kept) throw new Error('no point')
  const answered = await buildUptake({ point: kept, revision: scene.zero, published: true })
  await db().verdict.create({
    data: {
      recordId: answered.id,
      memberId: scene.author.member?.id ?? '',
      answer: 'partly',
      wouldNeed: CANARY,
      formKey: crypto.randomUUID(),
    },
  })
  await buildInput({ stream, points: [{ statement: '=1+1', language: 'ar' }] })
  const withdrawn = await buildInput({ stream, points: [{ statement: 'withdrawn text' }] })
  await db().withdrawal.create({
    data: { inputId: withdrawn.id, withdrawnById: scene.moderator.member?.id ?? '' },
  })
  await buildUptake({
    point: scene.point,
    revision: scene.zero,
    outcome: 'partly_reflected',
    reason: 'Only in part.',
    links: scene.zero.paragraphs.map(({ lineageId }) => lineageId),
    published: true,
  })
})

const tableOf = async (viewer = scene.moderator) => {
  const table = await getDecisionTable(viewer, where)
  if (!table) throw new Error('no table')
  return table
}

describe('a stream’s decisions as a file', () => {
  test('is its moderators’, with every standing point once', async () => {
    const other = await as(buildModerator({ streamIds: [] }))
    for (const viewer of [visitor(), scene.author, scene.admin, other])
      expect(await getDecisionTable(viewer, where)).toBeNull()
    expect(await getDecisionTable(scene.moderator, { ...where, revision: 'rev-9' })).toBeNull()
    const { lines } = await tableOf()
    expect(lines).toHaveLength(4)
    const line = lines.find(({ pointId }) => pointId === scene.point.id)
    expect(line?.record).toMatchObject({
      version: 1,
      outcome: 'partly_reflected',
      labels: ['1', '2'],
      state: 'published',
    })
    expect(line?.record?.publishedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/)
    expect(line?.byline).toMatchObject({ organisation: scene.organisation.name })
    expect(lines.find(({ moderatorsOnly }) => moderatorsOnly)).toMatchObject({
      record: { state: 'published' },
      byline: null,
      language: null,
      verdict: null,
    })
  })

  test.each(['xlsx', 'ods', 'csv'] as const)(
    'as %s runs nothing and tells no restricted text',
    async (format) => {
      const { t } = await translatorFor('en')
      const sheets = decisionSheets(await tableOf(), { t, site: 'https://example.org' })
      const sheet = await readSheet(await writeSheets(format, sheets))
      const rows = sheet.ok ? sheet.value.rows : []
      expect(rows[0]).toEqual([...DECISION_COLUMNS])
      const at = (column: (typeof DECISION_COLUMNS)[number]) => DECISION_COLUMNS.indexOf(column)
      const own = rows.find((row) => row[at('point')] === scene.point.id) ?? []
      expect(own[at('outcome')]).toBe('Partly reflected')
      expect(own[at('paragraphs')]).toBe('1; 2')
      expect(own[at('reference')]).toBe(`${scene.input.reference}#1`)
      expect(rows.flat().join()).toContain("'=1+1")
      expect(JSON.stringify(rows)).not.toContain(CANARY)
      expect(rows.flat()).toContain('For moderators only: open it on its page')
      expect(JSON.stringify(rows)).not.toContain('withdrawn text')
    },
  )

  test('as a comment table repeats its head, lies on its side and turns Arabic around', async () => {
    const { t } = await translatorFor('en')
    const parts = readZip(Buffer.from(await commentTable(await tableOf(), t)))
    const text = (name: string) => {
      const part = parts.find((one) => one.name === name)
      return part ? unpack(part).toString() : ''
    }
    const body = text('word/document.xml')
    expect(parseXml(body).name).toBe('w:document')
    expect(body).toContain('<w:tblHeader/>')
    expect(body).toContain('w:orient="landscape"')
    expect(body).toMatch(/<w:bidi\/>.*<w:rtl\/>.*w:bidi="ar".*=1\+1/)
    expect(body).toContain('Observations of the secretariat')
    expect(body).toContain('Paragraphs: 1; 2')
    expect(body).not.toContain(CANARY)
    const header = parts.find(({ name }) => /^word\/header\d*\.xml$/.test(name))?.name ?? ''
    expect(text(header)).toContain('Project: ')
  })
})
