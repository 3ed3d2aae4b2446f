import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { writeSheets } from '@/lib/platform/sheet'
import { translatorFor } from '@/lib/platform/translator'
import { partOf, readZip, unpack, writeZip } from '@/lib/platform/zip'
import { buildInput } from '@/prisma/builders/inputs'
import { buildUpload } from '@/prisma/builders/uploads'
import { buildUptake } from '@/prisma/builders/uptake'
import { stage } from '@/prisma/builders/uptake-stage'
import { getDecisionTable } from './file-data'
import { decisionSheets } from './file-sheet'
import { commentTable } from './file-word'
import { ownWords } from './own-words'
import { judgeUpload, previewStamp } from './upload-rules'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
const { applyUpload } = await import('./upload-actions')
const { getUpload } = await import('./upload-data')
const { readUploadApart } = await import('./upload-staging')

afterAll(closeDatabase)

const REASON = 'لُوحظت. 已考虑。 “Heard”; weighed'
let scene: Awaited<ReturnType<typeof stage>>
let sheet: string[][]
let word: Uint8Array<ArrayBuffer>
let dropped: { id: string }

/** Four points: partly reflected, carried elsewhere, dropped, undecided. */
beforeAll(async () => {
  scene = await stage()
  const input = await buildInput({
    stream: scene.stream,
    points: [{ statement: '说明联络点。', language: 'zh' }, { statement: 'Later.' }],
  })
  const [gone] = input.points
  if (!gone) throw new Error('no point')
  dropped = gone
  const revision = scene.zero
  await buildUptake({
    ...{ point: scene.point, revision, outcome: 'partly_reflected' },
    reason: '- One; "two"\n=SUM(1)\n\nParagraphs: none',
    links: scene.zero.paragraphs.map(({ lineageId }) => lineageId),
  })
  await buildUptake({ point: scene.other, revision, outcome: 'carried_elsewhere', reason: REASON })
  await buildUptake({ point: gone, revision, outcome: 'dropped', reason: 'It is gone.' })
  const { slug } = await db().outcomeDocument.findUniqueOrThrow({
    where: { id: scene.zero.documentId },
  })
  const where = { streamId: scene.stream.id, document: slug, revision: 'zero-draft' }
  const table = await getDecisionTable(scene.moderator, where)
  if (!table) throw new Error('no table')
  const { t } = await translatorFor('en')
  sheets = decisionSheets(table, { t, site: 'https://example.org' })
  sheet = sheets[0]?.rows.map((row) => [...row]) ?? []
  word = await commentTable(table, t)
})
let sheets: ReturnType<typeof decisionSheets>

/** A file as it was read, put before the moderator. */
async function read(file: Uint8Array<ArrayBuffer>) {
  const found = await readUploadApart(file)
  if (!found.ok) throw new Error(found.code)
  const { id } = await buildUpload({
    stream: scene.stream,
    revision: scene.zero,
    sentBy: { id: scene.moderator.member?.id ?? '' },
    rows: found.value.rows,
  })
  const upload = await getUpload(scene.moderator, id)
  if (!upload) throw new Error('no upload')
  const judged = judgeUpload(upload.rows, { ...upload, ...(await ownWords()) })
  return { id, judged, notes: found.value.notes.map(({ code }) => code) }
}

const kindsOf = ({ judged }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(
    judged.map(({ point, kind, repeats }) => [
      `${point?.reference === scene.input.reference ? 'first' : 'second'}#${point?.number}`,
      repeats.length > 0 ? `${kind}, twice` : kind,
    ]),
  )
const UNCHANGED = {
  ...{ 'first#1': 'unchanged', 'first#2': 'unchanged' },
  ...{ 'second#1': 'unchanged', 'second#2': 'unchanged' },
}

test.each(['xlsx', 'ods', 'csv', 'docx'] as const)(
  'a file that was written here reads back unchanged as %s, whatever its texts hold',
  async (format) => {
    const file = format === 'docx' ? word : await writeSheets(format, sheets)
    expect(kindsOf(await read(file))).toEqual({ ...UNCHANGED, 'second#2': 'left' })
  },
)

const column = (heading: string) => sheet[0]?.indexOf(heading) ?? -1

/** As a person leaves it: other columns first, some gone, notes of their own, rows repeated, deleted and added. */
function edited(): string[][] {
  const own = sheet.map((row, at) => {
    const kept = row.filter((_, index) => index !== column('topics') && index !== column('version'))
    return [...kept.toReversed(), at === 0 ? 'My notes' : 'ask the Chair ']
  })
  const [head = [], ...rows] = own
  const at = (heading: string) => head.indexOf(heading)
  const first = rows.find((row) => row[at('reference')] === `${scene.input.reference}#1`) ?? []
  first[at('reason')] = `${REASON}\n第二行  `
  first[at('paragraphs')] = ' para. 1 '
  const last = rows.find((row) => row[at('outcome')] === '') ?? []
  last[at('outcome')] = 'Not\u00a0reflected '
  last[at('reason')] = '“No”—لا اتفاق'
  const kept = rows.filter((row) => row[at('reference')] !== `${scene.input.reference}#2`)
  return [['Decisions, as of today'], head, ...kept, [...last], head.map(() => '')]
}
const quoted = (rows: string[][], delimiter: string) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\n')
const cover = {
  name: 'Cover',
  rows: [
    ['Read me', 'first'],
    ['x', 'y'],
  ],
}

test.each<[string, () => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>]>([
  ['XLSX behind a cover', () => writeSheets('xlsx', [cover, { name: 'Feuille1', rows: edited() }])],
  ['ODS behind a cover', () => writeSheets('ods', [cover, { name: '表1', rows: edited() }])],
  ['CSV with semicolons', () => new Uint8Array(Buffer.from(quoted(edited(), ';')))],
  [
    'text in UTF-16',
    () => new Uint8Array(Buffer.from(`\ufeff${quoted(edited(), '\t')}`, 'utf16le')),
  ],
])('a file that people worked on says what they meant as %s', async (_, write) => {
  const found = await read(await write())
  expect(kindsOf(found)).toEqual({
    ...{ 'first#1': 'change', 'second#1': 'unchanged', 'second#2': 'new, twice' },
  })
  expect(found.judged.map(({ becomes }) => becomes?.reason)).toEqual(
    expect.arrayContaining([`${REASON}\n第二行`, '“No”—لا اتفاق']),
  )
  expect(found.notes).toEqual(expect.arrayContaining(['beforeHead', 'unreadColumn', 'emptyRow']))
})

test('a comment table that Word saved again says what was typed into it', async () => {
  const parts = readZip(Buffer.from(word)).map((part) => {
    const body = unpack(part)
    if (part.name !== 'word/document.xml') return partOf(part.name, body.toString('latin1'))
    // Word cuts runs where it checks spelling, and marks who wrote what.
    const typed = body
      .toString()
      .replace(
        /It is gone\./,
        'Chapter</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"> II went.',
      )
    return partOf(part.name, typed)
  })
  const found = await read(new Uint8Array(writeZip(parts)))
  expect(kindsOf(found)).toEqual({ ...UNCHANGED, 'second#1': 'change', 'second#2': 'left' })
  const seen = previewStamp(found.judged)
  expect(await applyUpload.perform(scene.moderator, { upload: found.id, seen })).toMatchObject({
    ok: true,
  })
  expect(
    await db().uptakeRecord.findFirstOrThrow({ where: { pointId: dropped.id } }),
  ).toMatchObject({ outcome: 'dropped', reason: 'Chapter II went.' })
})
