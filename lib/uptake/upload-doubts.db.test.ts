import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { writeSheets } from '@/lib/platform/sheet'
import { translatorFor } from '@/lib/platform/translator'
import { buildUpload, notedRow } from '@/prisma/builders/uploads'
import { code, stage } from '@/prisma/builders/uptake-stage'
import { getDecisionTable } from './file-data'
import { decisionSheets } from './file-sheet'
import { ownWords } from './own-words'
import { partsOfStamp, stampOf } from './stamp'
import { judgeUpload, previewStamp } from './upload-rules'
import type { FileRow } from './upload-views'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
const { applyUpload } = await import('./upload-actions')
const { undoUptake } = await import('./actions')
const { getUpload } = await import('./upload-data')
const { readUploadApart } = await import('./upload-staging')

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

const NOTHING = { outcome: '', reason: '', carriedTo: '', paragraphs: '' }

const uploaded = (rows: FileRow[]) =>
  buildUpload({
    stream: scene.stream,
    revision: scene.zero,
    sentBy: { id: scene.moderator.member?.id ?? '' },
    rows,
  })

async function preview(id: string) {
  const upload = await getUpload(scene.moderator, id)
  if (!upload) throw new Error('no upload')
  return judgeUpload(upload.rows, { ...upload, ...(await ownWords()) })
}

const apply = async (id: string) =>
  applyUpload.perform(scene.moderator, { upload: id, seen: previewStamp(await preview(id)) })

test.each([
  [
    ['reference', 'statement', 'author'],
    ['reference', 'statement'],
  ],
  [['statement'], ['statement']],
  [['stamp'], ['stamp']],
  [['address'], ['address']],
  [['author', 'topics'], []],
])('a file of which only %j were sorted is never stored unasked', async (columns, doubted) => {
  const { slug } = await db().outcomeDocument.findUniqueOrThrow({
    where: { id: scene.zero.documentId },
  })
  const where = { streamId: scene.stream.id, document: slug, revision: 'zero-draft' }
  const table = await getDecisionTable(scene.moderator, where)
  if (!table) throw new Error('no table')
  const { t } = await translatorFor('en')
  const cells = { outcome: 'Noted', reason: 'Heard.', carriedTo: '', paragraphs: '' }
  const filled = new Map([scene.point, scene.other].map(({ id }) => [id, cells]))
  const [sheet] = decisionSheets(table, { t, site: 'https://example.org', filled })
  const [head = [], one = [], other = []] = sheet?.rows ?? []
  const mixed = (row: string[], from: string[]) =>
    row.map((cell, at) => (columns.includes(head[at] ?? '') ? (from[at] ?? '') : cell))
  const rows = [head, mixed(one, other), mixed(other, one)]
  const read = await readUploadApart(await writeSheets('xlsx', [{ name: 'Points', rows }]))
  if (!read.ok) throw new Error(read.code)
  const { id } = await uploaded(read.value.rows)
  const judged = await preview(id)
  const kind = doubted.length > 0 ? 'conflict' : 'new'
  expect(judged.map((row) => row.kind)).toEqual([kind, kind])
  expect(judged[0]?.doubts.map(({ code }) => code)).toEqual(doubted)
  expect(await code(apply(id))).toBe(doubted.length > 0 ? 'INVALID' : 'ok')
})

test('a file written before a record was taken back is told as that, not as decided by nobody', async () => {
  const { id: first } = await uploaded([notedRow(scene.point)])
  expect(await code(apply(first))).toBe('ok')
  const [record] = await db().uptakeRecord.findMany({ where: { pointId: scene.point.id } })
  const parts = stampOf(scene.zero.id, scene.point.id, record ?? null, NOTHING)
  const act = (await getUpload(scene.moderator, first))?.act?.id
  expect(await code(undoUptake.perform(scene.moderator, { act }))).toBe('ok')
  const { id } = await uploaded([notedRow(scene.point, 2, { stamp: partsOfStamp(parts) })])
  expect(await preview(id)).toMatchObject([{ kind: 'conflict', meanwhile: 'undone', doubts: [] }])
})
