import { afterAll, expect, test } from 'vitest'
import { ATTRIBUTIONS } from '@/lib/inputs/attribution'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { getMatrix } from './matrix-data'
import { matrixSheet } from './matrix-sheet'

afterAll(closeDatabase)

/** Two published revisions of a text whose first paragraph is gone in the second. */
async function scene() {
  const { round, streams } = await buildRound({ open: false })
  const document = await buildDocument({
    round,
    title: 'Outcome',
    revisions: [
      { name: 'Zero draft', paragraphs: [{ number: '1', text: 'Directory.' }], published: true },
      {
        name: 'Rev.1',
        paragraphs: [{ number: '1', text: 'Else.', lineage: 'new' }],
        published: true,
      },
      { name: 'Rev.2', paragraphs: [{ number: '1', text: 'Not yet public.', lineage: 'later' }] },
    ],
  })
  const [zero, one] = document.revisions
  if (!zero || !one) throw new Error('no revisions')
  const matrix = (wish = {}, viewer = visitor(), limit?: number) =>
    getMatrix(viewer, streams.norms.id, wish, limit)
  return { stream: streams.norms, zero, one, matrix }
}

test('each point stands with its outcome in each published revision, a dropped one once that is published', async () => {
  const { stream, zero, one, matrix } = await scene()
  const organisation = await buildOrganisation({ type: 'academia' })
  const input = await buildInput({
    stream,
    organisation,
    points: [{ statement: '=Keep the directory.' }, { statement: 'Fund it.' }, { statement: 'C' }],
  })
  const [first, second] = input.points
  if (!first || !second) throw new Error('no points')
  const record = await buildUptake({
    point: first,
    revision: zero,
    outcome: 'reflected',
    published: true,
  })
  await buildUptake({ point: second, revision: one, outcome: 'noted', published: true })
  const drop = { point: first, revision: one, outcome: 'dropped', reason: 'It is gone.' } as const
  await buildUptake(drop)
  expect((await matrix()).rows.map(({ last }) => last)).toEqual([
    'reflected',
    'noted',
    'not_reviewed',
  ])
  await db().uptakeRecord.deleteMany({ where: { pointId: first.id, revisionId: one.id } })
  await buildUptake({ ...drop, published: true })
  // Neither what is not published yet, nor a revision that is not.
  await buildUptake({ point: second, revision: zero, outcome: 'not_reflected' })
  await db().verdict.create({
    data: {
      recordId: record.id,
      memberId: (await buildMember()).id,
      answer: 'partly',
      wouldNeed: '@more',
      formKey: crypto.randomUUID(),
    },
  })

  const whole = await matrix()
  expect(whole).toMatchObject({ points: 3, more: false, types: ['academia'] })
  expect(whole.revisions.map(({ name }) => name)).toEqual(['Zero draft', 'Rev.1'])
  expect(whole.rows.map(({ last }) => last)).toEqual(['dropped', 'noted', 'not_reviewed'])
  expect(matrixSheet(whole)).toEqual([
    expect.arrayContaining(['reference', 'Zero draft: outcome', 'Rev.1: would_need']),
    [
      ...[input.reference, '1', '1', 'en', '=Keep the directory.', ''],
      ...['', organisation.name, '', '', 'academia', ''],
      ...['reflected', '1', '', '', '', '', 'partly', '@more', ''],
      ...['dropped', '', 'It is gone.', '', '', '', '', '', ''],
    ],
    expect.arrayContaining(['Fund it.', 'noted', 'The point was heard.']),
    expect.arrayContaining(['C', 'not_reviewed']),
  ])
  const shown = async (wish: object) => (await matrix(wish)).rows.map(({ number }) => number)
  expect(await shown({ outcome: 'dropped' })).toEqual([1])
  expect(await shown({ outcome: 'not_reviewed' })).toEqual([3])
  expect(await shown({ type: 'academia' })).toEqual([1, 2, 3])
  expect(await shown({ type: 'state' })).toEqual([])
  expect(await matrix({}, visitor(), 2)).toMatchObject({ more: true, points: 2 })
})

test('tells of each level what the public may know, whoever looks, and lets nobody ask for more', async () => {
  const { stream, zero, matrix } = await scene()
  for (const attribution of ATTRIBUTIONS) {
    const organisation = await buildOrganisation({ name: `Org ${attribution}`, type: 'academia' })
    const author = await buildMember({ name: `Name ${attribution}`, organisations: [organisation] })
    const input = await buildInput({ stream, organisation, author, attribution })
    const [point] = input.points
    if (point) await buildUptake({ point, revision: zero, published: true })
  }
  const held = await buildInput({ stream, published: false })
  const withdrawn = await buildInput({ stream })
  const { id } = await buildMember()
  await db().withdrawal.create({ data: { inputId: withdrawn.id, withdrawnById: id } })
  const moderator = await viewerOfMember((await buildModerator({ streamIds: [stream.id] })).id)
  for (const viewer of [visitor(), moderator]) {
    const told = await matrix({}, viewer)
    expect(told.rows).toHaveLength(3)
    const text = JSON.stringify([told, matrixSheet(told)])
    expect(text).toContain('Name person_and_organisation')
    expect(text).not.toContain('Name organisation')
    expect(text).toContain('Org organisation')
    expect(text).not.toMatch(/type_and_region|moderators_only/)
    for (const { reference } of [held, withdrawn]) expect(text).not.toContain(reference)
    // One organisation of its kind, so "a participant": the type would name it.
    expect((await matrix({ type: 'academia' }, viewer)).rows).toHaveLength(2)
  }
})

test('the file tells what the page does of a record: where it was carried to, who rated it, a former name', async () => {
  const { stream, zero, matrix } = await scene()
  const organisation = await buildOrganisation({ name: 'New name', type: 'academia' })
  const input = await buildInput({
    stream,
    organisation,
    points: [{ statement: 'A' }, { statement: 'B' }],
  })
  const [carried, rated] = input.points
  if (!carried || !rated) throw new Error('no points')
  await buildUptake({
    point: carried,
    revision: zero,
    outcome: 'carried_elsewhere',
    published: true,
  })
  const confidence = 'low'
  await buildUptake({
    point: rated,
    revision: zero,
    ratedBy: 'A rater',
    confidence,
    published: true,
  })
  const whole = await matrix()
  const [headings, ...rows] = matrixSheet({
    ...whole,
    rows: whole.rows.map((row) => ({
      ...row,
      byline: { kind: 'named', person: null, organisation: 'New name', writtenAs: 'Old name' },
    })),
  })
  const told = (row: string[] | undefined, column: string) => row?.[headings?.indexOf(column) ?? -1]
  expect(told(rows[0], 'Zero draft: carried_to')).toBe('Dedicated thematic group 2')
  expect(told(rows[1], 'Zero draft: rated_by')).toBe('A rater')
  expect(told(rows[1], 'Zero draft: confidence')).toBe(confidence)
  expect(told(rows[0], 'written_as')).toBe('Old name')
})
