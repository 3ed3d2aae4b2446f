// Over 250 lines: one stage serves what a file may say and what becomes of it.
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { visitor } from '@/lib/platform/viewer'
import { buildBatch } from '@/prisma/builders/batches'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator } from '@/prisma/builders/members'
import { buildUpload, notedRow } from '@/prisma/builders/uploads'
import { buildUptake } from '@/prisma/builders/uptake'
import { as, code, stage } from '@/prisma/builders/uptake-stage'
import { ownWords } from './own-words'
import { judgeUpload, previewStamp } from './upload-rules'
import type { FileRow } from './upload-views'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
const { applyUpload, discardUpload, stageAnswers } = await import('./upload-actions')
const { undoUptake } = await import('./actions')
const { getUpload, listUploads } = await import('./upload-data')
const { stageUpload } = await import('./upload-staging')

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
})

const uploaded = (rows: FileRow[], viewer = scene.moderator) =>
  buildUpload({
    stream: scene.stream,
    revision: scene.zero,
    sentBy: { id: viewer.member?.id ?? '' },
    rows,
  })

async function preview(id: string, viewer = scene.moderator) {
  const upload = await getUpload(viewer, id)
  if (!upload) throw new Error('no upload')
  return judgeUpload(upload.rows, { ...upload, ...(await ownWords()) })
}

/** Applies an upload as it is shown now. */
const apply = async (id: string, more: object = {}, viewer = scene.moderator) => {
  const seen = previewStamp(await preview(id))
  return applyUpload.perform(viewer, { upload: id, seen, ...more })
}

const records = () =>
  db().uptakeRecord.findMany({
    where: { revisionId: scene.zero.id, supersededBy: null },
    orderBy: { pointId: 'asc' },
  })

describe('an upload', () => {
  test('is its sender’s alone, while they moderate the stream, for a day', async () => {
    const { id } = await uploaded([notedRow(scene.point)])
    const former = { ...scene.moderator, moderates: [] }
    for (const viewer of [visitor(), scene.reviewer, scene.admin, scene.author, former]) {
      expect(await getUpload(viewer, id)).toBeNull()
      const act = applyUpload.perform(viewer, { upload: id, seen: '' })
      expect(await code(act)).toBe('NOT_FOUND')
      expect(await code(discardUpload.perform(viewer, { upload: id }))).toBe('NOT_FOUND')
    }
    expect(await listUploads(scene.moderator, scene.stream.id)).toMatchObject([{ id, rows: 1 }])
    expect(await listUploads(scene.reviewer, scene.stream.id)).toEqual([])
    await db()
      .$executeRaw`UPDATE decision_uploads SET created_at = now() - interval '25 hours' WHERE id = ${id}::uuid`
    expect(await getUpload(scene.moderator, id)).toBeNull()
  })

  test('is applied once, with its events, and taken back as one', async () => {
    const { id } = await uploaded([notedRow(scene.point), notedRow(scene.other, 3)])
    const twice = await Promise.all([apply(id), apply(id)])
    expect(twice.map((act) => (act.ok ? 'ok' : act.code)).sort()).toEqual(['ALREADY_DONE', 'ok'])
    expect(await records()).toMatchObject([{ outcome: 'noted' }, { outcome: 'noted' }])
    const events = await db().auditEvent.findMany({ where: { subjectId: id } })
    expect(events).toMatchObject([{ kind: 'decisions.applied', facts: { decisions: 2 } }])
    const upload = await getUpload(scene.moderator, id)
    expect(upload?.act).toMatchObject({ undone: false, decisions: 2 })
    expect(await code(discardUpload.perform(scene.moderator, { upload: id }))).toBe('ALREADY_DONE')
    const act = upload?.act?.id
    expect(await code(undoUptake.perform(scene.moderator, { act }))).toBe('ok')
    expect(await records()).toEqual([])
    expect((await getUpload(scene.moderator, id))?.act?.undone).toBe(true)
  })

  test('finds no point of another stream, withdrawn ones and earlier versions refused', async () => {
    const { streams } = await db().round.findUniqueOrThrow({
      where: { id: scene.round.id },
      select: { streams: true },
    })
    const elsewhere = streams.find(({ id }) => id !== scene.stream.id)
    if (!elsewhere) throw new Error('one stream only')
    const other = await buildInput({ stream: elsewhere })
    const gone = await buildInput({ stream: scene.stream })
    const withdrawnById = scene.moderator.member?.id ?? ''
    await db().withdrawal.create({ data: { inputId: gone.id, withdrawnById } })
    const rows = [other, gone].map(({ points: [point] }, at) =>
      notedRow(point ?? { id: '' }, at + 2),
    )
    const { id } = await uploaded([...rows, notedRow(scene.point, 4)])
    expect(await preview(id)).toMatchObject([
      { kind: 'refused', point: null, problems: [{ code: 'unknownPoint' }] },
      { kind: 'refused', problems: [{ code: 'withdrawnInput' }] },
      { kind: 'new' },
    ])
    expect(await apply(id)).toMatchObject({ fieldErrors: { withoutRefused: ['agree'] } })
    expect(await records()).toEqual([])
    expect(await code(apply(id, { withoutRefused: 'on' }))).toBe('ok')
    expect(await records()).toMatchObject([{ pointId: scene.point.id }])
  })

  test('stores nothing where its preview is not the one that was seen', async () => {
    const { id } = await uploaded([notedRow(scene.point), notedRow(scene.other, 3)])
    const seen = previewStamp(await preview(id))
    await buildUptake({ point: scene.other, revision: scene.zero, reason: 'Meanwhile.' })
    const act = await applyUpload.perform(scene.moderator, { upload: id, seen })
    expect(act).toMatchObject({ code: 'CONFLICT', changed: [{ field: 'preview' }] })
    expect(await records()).toMatchObject([{ pointId: scene.other.id, reason: 'Meanwhile.' }])
    expect(await preview(id)).toMatchObject([{ kind: 'new' }, { kind: 'conflict' }])
    expect(await apply(id)).toMatchObject({ code: 'INVALID' })
    const left = { choices: { [scene.other.id]: 'leave' } }
    expect(await code(apply(id, left))).toBe('ok')
    expect((await records()).map(({ reason }) => reason).sort()).toEqual([
      'Heard and weighed.',
      'Meanwhile.',
    ])
  })

  test('takes the file’s where that is chosen, and corrects what is published', async () => {
    await buildUptake({ point: scene.point, revision: scene.zero, published: true })
    const { id } = await uploaded([notedRow(scene.point)])
    const taken = { choices: { [scene.point.id]: 'file' } }
    expect(await code(apply(id, taken))).toBe('ok')
    expect(await records()).toMatchObject([{ reason: 'Heard and weighed.', version: 2 }])
    expect(await db().uptakeRecord.count({ where: { pointId: scene.point.id } })).toBe(2)
  })

  test('of two at once about one point the second is shown anew', async () => {
    const [mine, theirs] = await Promise.all([
      uploaded([notedRow(scene.point)]),
      uploaded([notedRow(scene.point)], scene.reviewer),
    ])
    const seen = async (id: string, viewer: typeof scene.moderator) =>
      previewStamp(await preview(id, viewer))
    const [one, two] = await Promise.all([
      seen(mine.id, scene.moderator),
      seen(theirs.id, scene.reviewer),
    ])
    const both = await Promise.all([
      code(applyUpload.perform(scene.moderator, { upload: mine.id, seen: one })),
      code(applyUpload.perform(scene.reviewer, { upload: theirs.id, seen: two })),
    ])
    expect(both.sort()).toEqual(['CONFLICT', 'ok'])
    expect(await records()).toHaveLength(1)
  })

  test('of somebody with an interest decides nothing on it', async () => {
    const own = await as(
      buildModerator({ streamIds: [scene.stream.id], organisationId: scene.organisation.id }),
    )
    const { id } = await uploaded([notedRow(scene.point)], own)
    expect(await preview(id, own)).toMatchObject([{ problems: [{ code: 'OWN_INPUT' }] }])
  })

  test('is all or nothing: a fault in the middle leaves nothing', async () => {
    const { id } = await uploaded([notedRow(scene.point), notedRow(scene.other, 3)])
    const name = `fail_${id.replaceAll('-', '').slice(-12)}`
    await db().$executeRawUnsafe(`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.point_id = '${scene.other.id}' THEN RAISE 'no'; END IF; RETURN NEW; END $$`)
    await db().$executeRawUnsafe(
      `CREATE TRIGGER ${name} BEFORE INSERT ON uptake_records FOR EACH ROW EXECUTE FUNCTION ${name}()`,
    )
    await expect(apply(id)).rejects.toThrow()
    await db().$executeRawUnsafe(`DROP TRIGGER ${name} ON uptake_records`)
    expect(await records()).toEqual([])
    expect((await getUpload(scene.moderator, id))?.appliedAt).toBeNull()
  })

  test('is read and kept for moderators of the stream only', async () => {
    const document = await db().outcomeDocument.findUniqueOrThrow({
      where: { id: scene.zero.documentId },
    })
    const fields = {
      round: scene.round.slug,
      pillar: 'norms',
      document: document.slug,
      revision: 'zero-draft',
      fileName: 'a.csv',
      rows: [notedRow(scene.point)],
      notes: [],
    }
    const other = await as(buildModerator({ streamIds: [] }))
    for (const viewer of [visitor(), other, scene.admin])
      expect(await code(stageUpload.perform(viewer, fields))).toBe('NOT_FOUND')
    expect(await code(stageUpload.perform(scene.moderator, { ...fields, revision: 'x' }))).toBe(
      'NOT_FOUND',
    )
    expect(await code(stageUpload.perform(scene.moderator, fields))).toBe('ok')
  })
})

describe('the answers of a foreign table', () => {
  test('are put before moderators of the pillar as rows, and decide nothing', async () => {
    const answer = {
      row: 2,
      key: 'a',
      reference: null,
      number: 1,
      outcome: '',
      observation: 'Noted. Heard.',
    }
    const known = { ...answer, row: 3, key: null, reference: scene.input.reference, number: 2 }
    const rows = [
      answer,
      { ...known, outcome: 'reflected' },
      { ...answer, row: 4, key: 'not stored' },
    ]
    const { reference } = scene.input
    const { id: batch } = await buildBatch({
      round: scene.round,
      recordedBy: { id: scene.moderator.member?.id ?? '' },
    })
    const { slug } = await db().outcomeDocument.findUniqueOrThrow({
      where: { id: scene.zero.documentId },
    })
    const fields = { batch, revision: `${slug}/zero-draft` }
    const of = (viewer: typeof scene.moderator) => code(stageAnswers.perform(viewer, fields))
    expect(await of(scene.moderator)).toBe('NOT_FOUND')
    const answers = { pillar: 'norms', rows: rows.slice(2) }
    await db().importBatch.update({ where: { id: batch }, data: { answers } })
    expect(await of(scene.moderator)).toBe('INCOMPLETE')
    const data = { answers: { pillar: 'norms', rows }, stored: [{ key: 'a', reference }] }
    await db().importBatch.update({ where: { id: batch }, data })
    for (const viewer of [
      visitor(),
      scene.admin,
      scene.reviewer,
      { ...scene.moderator, moderates: [] },
    ])
      expect(await of(viewer)).toBe('NOT_FOUND')
    const staged = await stageAnswers.perform(scene.moderator, fields)
    const id = staged.ok ? (staged.value.to.split('/').at(-1) ?? '') : ''
    expect(await preview(id)).toMatchObject([
      { row: 2, kind: 'new', becomes: { outcome: 'noted', reason: 'Heard.' } },
      { row: 3, kind: 'refused', problems: [{ code: 'paragraphs_required' }] },
    ])
    expect(await records()).toEqual([])
  })
})

describe('a large file', () => {
  test('of 1,500 points is shown and applied in a few statements', async () => {
    const points = Array.from({ length: 50 }, (_, at) => ({ statement: `Point ${at}.` }))
    const inputs = []
    for (let input = 0; input < 30; input++)
      inputs.push(await buildInput({ stream: scene.stream, points }))
    const rows = inputs.flatMap(({ points }) => points).map((point, at) => notedRow(point, at + 2))
    const { id } = await uploaded(rows)
    const notes = { statements: 0, network: '', path: '' }
    await requestNotes.run(notes, async () => expect(await code(apply(id))).toBe('ok'))
    expect(await records()).toHaveLength(1500)
    expect(notes.statements).toBeLessThan(30)
  }, 60_000)
})
