// Over 250 lines: all of it is one table, read and recorded by two.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import {
  buildMember,
  buildModerator,
  buildOrganisation,
  buildOrganiser,
} from '@/prisma/builders/members'
import { raced } from '@/prisma/builders/races'
import { buildRound } from '@/prisma/builders/rounds'
import { buildTable } from '@/prisma/builders/tables'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
const { mapTable } = await import('./foreign-actions')
const { getTable, lockSource } = await import('./foreign-data')
const { keepTable, readForeignApart } = await import('./foreign-staging')
const { storeBatch } = await import('./on-behalf-actions')
const { getBatch } = await import('./on-behalf-data')

const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const idOf = (act: Awaited<ReturnType<typeof mapTable.perform>>) =>
  act.ok ? (act.value.to.split('/').at(-1) ?? '') : ''

let built: Awaited<ReturnType<typeof buildRound>>
let recorder: Awaited<ReturnType<typeof viewerOfMember>>
let colleague: typeof recorder
beforeAll(async () => {
  built = await buildRound()
  const streamIds = [built.streams.norms.id]
  recorder = await viewerOfMember((await buildModerator({ streamIds })).id)
  colleague = await viewerOfMember((await buildModerator({ streamIds })).id)
})
afterAll(closeDatabase)

const tableOf = (more: Omit<Parameters<typeof buildTable>[0], 'round' | 'sentBy'> = {}) =>
  buildTable({ round: built.round, sentBy: { id: recorder.member?.id ?? '' }, ...more })

const form = (table: string, more: object = {}) => ({
  table,
  columns: { organisation: '0', statement: '1', observation: '2' },
  pillar: 'norms',
  organisation_type: 'academia',
  attribution: '',
  channel: 'regional_consultation',
  source: 'A record of comments',
  given_on: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  quality: 'verbatim',
  language: 'en',
  ...more,
})

test('a table is read apart, kept for a day and seen by who sent it alone', async () => {
  const bytes = new TextEncoder().encode('Name;Comment\nA;B\n')
  const read = await readForeignApart(bytes, '')
  if (!read.ok) throw new Error(read.code)
  const fields = { round: built.round.slug, fileName: 'a.csv', ...read.value }
  for (const viewer of [visitor(), await viewerOfMember((await buildMember()).id)])
    expect(await code(keepTable.perform(viewer, fields))).toBe('NOT_FOUND')
  const kept = await keepTable.perform(recorder, fields)
  const id = idOf(kept)
  expect(await getTable(recorder, id)).toMatchObject({
    head: ['Name', 'Comment'],
    remembered: null,
  })
  for (const viewer of [visitor(), colleague]) {
    expect(await getTable(viewer, id)).toBeNull()
    expect(await code(mapTable.perform(viewer, form(id)))).toBe('NOT_FOUND')
  }
  await db()
    .$executeRaw`UPDATE table_imports SET created_at = now() - interval '25 hours' WHERE id = ${id}::uuid`
  expect(await getTable(recorder, id)).toBeNull()
})

test('what its columns are is remembered for the same headings, by its member alone', async () => {
  const head = ['Wer', 'Was', 'Antwort']
  const { id } = await tableOf({ head })
  expect(await code(mapTable.perform(recorder, form(id, { together: 'on' })))).toBe('ok')
  const again = await tableOf({ head: head.map((heading) => ` ${heading.toUpperCase()}`) })
  expect((await getTable(recorder, again.id))?.remembered).toMatchObject({
    columns: { organisation: 0, statement: 1, observation: 2 },
    defaults: { channel: 'regional_consultation' },
    together: true,
  })
  const moved = await tableOf({ head: ['Antwort', '', 'Wer', 'Was', ''] })
  expect((await getTable(recorder, moved.id))?.remembered).toMatchObject({
    whole: true,
    columns: { organisation: 2, statement: 3, observation: 0 },
    together: true,
  })
  const wider = await tableOf({ head: ['Antwort', 'Neu', 'Was'] })
  expect((await getTable(recorder, wider.id))?.remembered).toMatchObject({
    whole: false,
    columns: { statement: 2, observation: 0 },
  })
  const theirs = await buildTable({
    round: built.round,
    sentBy: { id: colleague.member?.id ?? '' },
    head,
  })
  expect((await getTable(colleague, theirs.id))?.remembered).toBeNull()
  expect(await code(mapTable.perform(recorder, form(again.id)))).toBe('ok')
  expect((await getTable(recorder, again.id))?.remembered?.together).toBe(false)
})

test('its rows become lines of a batch, with their answers; a column must hold what was said', async () => {
  const { id } = await tableOf()
  const bare = { columns: { organisation: '0', statement: '' } }
  expect(await mapTable.perform(recorder, form(id, bare))).toMatchObject({
    fieldErrors: { 'columns.statement': ['required'] },
  })
  const staged = idOf(await mapTable.perform(recorder, form(id)))
  const batch = await getBatch(recorder, staged)
  expect(batch?.lines).toMatchObject([{ row: 2, cells: { statement: 'Name points of contact.' } }])
  expect(batch?.answers).toMatchObject({ pillar: 'norms', rows: [{ key: 'row 2' }] })
  expect(await code(storeBatch.perform(recorder, { batch: staged, keep: 'row 2' }))).toBe('ok')
})

test('what was recorded from the same source is not recorded twice', async () => {
  const source = 'Another record of comments'
  const rows = [
    ['An Institute Elsewhere', 'Fund fellowships.', ''],
    ['An Institute Elsewhere', 'Share what works.', ''],
  ]
  const map = async (of: string[][]) => {
    const { id } = await tableOf({ rows: of })
    const staged = idOf(await mapTable.perform(recorder, form(id, { source, together: 'on' })))
    return getBatch(recorder, staged)
  }
  const first = await map(rows)
  const keep = [first?.lines[0]?.cells.input ?? '']
  expect(await code(storeBatch.perform(recorder, { batch: first?.id ?? '', keep }))).toBe('ok')
  const again = await map([...rows, ['An Institute Elsewhere', 'Meet yearly.', '']])
  expect(again?.lines).toMatchObject([{ row: 4 }])
  const [reference] = (await getBatch(recorder, first?.id ?? ''))?.stored ?? []
  expect(again?.notes).toContainEqual({
    code: 'recordedBefore',
    detail: `2 (${reference?.reference}), 3 (${reference?.reference})`,
  })
})

/** A table of somebody's, mapped: a batch that waits to be stored. */
async function mapped(viewer: typeof recorder, rows: string[][], source: string) {
  const sentBy = { id: viewer.member?.id ?? '' }
  const { id } = await buildTable({ round: built.round, sentBy, rows })
  const more = { source, together: 'on' }
  return getBatch(viewer, idOf(await mapTable.perform(viewer, form(id, more))))
}

const stored = (viewer: typeof recorder, batch: Awaited<ReturnType<typeof mapped>>) =>
  storeBatch.perform(viewer, {
    batch: batch?.id ?? '',
    keep: [...new Set(batch?.lines.flatMap(({ cells }) => cells.input ?? []))],
  })

test('who stores waits for who records from the same source, and sees what that was', async () => {
  const rows = [['An Institute Elsewhere', 'Name one contact.', '']]
  const [source, before] = ['A record read while another stored', 'A record under another name']
  const batch = await mapped(colleague, rows, source)
  expect(await code(stored(recorder, await mapped(recorder, rows, before)))).toBe('ok')
  const answer = await raced(
    (tx) => lockSource(tx, { roundId: built.round.id, source }),
    () => stored(colleague, batch),
    (tx) => tx.input.updateMany({ where: { source: before }, data: { source } }),
  )
  expect(answer).toMatchObject({ value: { to: expect.stringMatching(/done=batchKnown$/) } })
})

test('what a colleague recorded since the table was read is not recorded again, row by row', async () => {
  const source = 'A record that two people read'
  const institute = await buildOrganisation({ name: 'Institute of Two Readers' })
  await buildMember({ organisations: [{ id: institute.id, role: 'focal_point' }] })
  const name = institute.name
  const rows = [
    [name, 'Fund fellowships.', 'Reflected: see 1.'],
    [name, 'Share what works.', ''],
    [name, 'Meet yearly.', 'Noted.'],
  ]
  const map = (viewer: typeof recorder, of: string[][]) => mapped(viewer, of, source)
  const theirs = [await map(colleague, rows), await map(colleague, rows)]
  expect(theirs.map((batch) => batch?.lines.length)).toEqual([3, 3])
  const first = await map(recorder, rows.slice(0, 2))
  expect(await code(stored(recorder, first))).toBe('ok')
  const reference = (await getBatch(recorder, first?.id ?? ''))?.stored?.[0]?.reference
  // Both at once: whoever comes second records nothing, and is told as what each row is recorded.
  const both = await Promise.all(theirs.map((batch) => stored(colleague, batch)))
  expect(both.map((one) => one.ok && one.value.to.split('done=')[1]).sort()).toEqual([
    'batchKnown',
    'batchStoredInPart',
  ])
  const points = await db().point.findMany({
    where: { input: { source } },
    select: { statement: true },
  })
  expect(points.map(({ statement }) => statement).sort()).toEqual(
    rows.map(([, said]) => said).sort(),
  )
  const after = await Promise.all(theirs.map((batch) => getBatch(colleague, batch?.id ?? '')))
  const [partly, nothing] = after.sort(
    (a, b) => (b?.stored?.length ?? 0) - (a?.stored?.length ?? 0),
  )
  expect(partly?.notes).toContainEqual({
    code: 'recordedMeanwhile',
    detail: `2 (${reference}), 3 (${reference})`,
  })
  const [kept] = partly?.stored ?? []
  expect(partly?.answers?.rows).toMatchObject([
    { row: 2, key: null, reference, number: 1 },
    { row: 4, key: kept?.key, reference: null, number: 1 },
  ])
  expect(nothing?.stored).toEqual([])
  expect(nothing?.notes).toContainEqual({
    code: 'recordedMeanwhile',
    detail: `2 (${reference}), 3 (${reference}), 4 (${kept?.reference})`,
  })
  // Its focal point hears of each input once.
  expect(await db().outboxMail.count({ where: { text: { contains: name } } })).toBe(2)
})

test('two who send the same words have each their own point, by any name of theirs', async () => {
  const name = 'Institute of Same Words'
  const known = await buildOrganisation({ name })
  await db().organisation.update({
    where: { id: known.id },
    data: { names: { fr: 'Institut des mêmes mots' } },
  })
  const source = 'A campaign'
  const map = async (names: string[]) => {
    const rows = names.map((one) => [one, 'Name hospitals.', `To ${one}.`])
    const { id } = await tableOf({ rows })
    const staged = await mapTable.perform(recorder, form(id, { source }))
    return getBatch(recorder, idOf(staged))
  }
  const first = await map([name, 'Another of Same Words'])
  expect(first?.lines).toHaveLength(2)
  const keep = ['row 2', 'row 3']
  expect(await code(storeBatch.perform(recorder, { batch: first?.id ?? '', keep }))).toBe('ok')
  const stored = (await getBatch(recorder, first?.id ?? ''))?.stored ?? []
  const again = await map(['Another of Same Words', 'INSTITUT des mêmes mots', 'A third one'])
  expect(again?.lines).toMatchObject([{ row: 4 }])
  expect(again?.answers?.rows.map(({ reference }) => reference)).toEqual([
    stored.find(({ key }) => key === 'row 3')?.reference,
    stored.find(({ key }) => key === 'row 2')?.reference,
    null,
  ])
})

test('an organiser is not told what only moderators know to be recorded', async () => {
  const source = 'A closed record'
  const rows = [['An Institute Elsewhere', 'Said in confidence.', '']]
  const confidential = { source, attribution: 'moderators_only' }
  const { id } = await tableOf({ rows })
  const staged = idOf(await mapTable.perform(recorder, form(id, confidential)))
  expect(await code(storeBatch.perform(recorder, { batch: staged, keep: 'row 2' }))).toBe('ok')
  const organiser = await buildOrganiser({ roundId: built.round.id })
  const viewer = await viewerOfMember(organiser.id)
  const theirs = await buildTable({ round: built.round, sentBy: organiser, rows })
  const again = idOf(await mapTable.perform(viewer, form(theirs.id, { source })))
  expect((await getBatch(viewer, again))?.lines).toHaveLength(1)
  const own = await tableOf({ rows })
  const repeated = idOf(await mapTable.perform(recorder, form(own.id, { source })))
  expect((await getBatch(recorder, repeated))?.lines).toHaveLength(0)
})
