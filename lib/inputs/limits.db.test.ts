import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDelegation, buildDraft, completeContent, emptyPoint } from '@/prisma/builders/drafts'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { savePoint } = await import('./actions')
const { submitInput } = await import('./submit-actions')
const { reviseInput } = await import('./author-actions')
const { getInput } = await import('./data')
const { receiptText, sha256 } = await import('./receipt')

const limits = { statementWords: 4, statementCharacters: 30, wordingCharacters: 10, mostPoints: 2 }
const tags = {
  ask: 'clarify' as const,
  implementation: 'Two people for a year',
  linkedSymbol: 'A/79/214',
}

let organisation: { id: string }
let member: { id: string }
let us: Viewer
beforeAll(async () => {
  const built = await buildDelegation()
  organisation = built.organisation
  member = built.submitter
  us = await viewerOfMember(member.id)
})
afterAll(closeDatabase)

const draftIn = async (round: object, points: object[]) => {
  const { streams } = await buildRound(round)
  const content = { ...completeContent, points }
  return buildDraft({ stream: streams.norms, organisation, member, content })
}
const submitted = async (draft: { draft: string; version: string; formKey: string }) => {
  const done = await submitInput.perform(us, draft)
  if (!done.ok) throw new Error(`${done.code} ${JSON.stringify(done.fieldErrors)}`)
  return done.value.to.match(/inputs\/([^/]+)/)?.[1] ?? ''
}
const hashOf = (input: NonNullable<Awaited<ReturnType<typeof getInput>>>) =>
  sha256(
    receiptText({
      ...input.version,
      reference: input.reference,
      points: input.points.map((point) => ({
        ...point,
        topics: point.topics.map(({ key }) => key),
      })),
    }),
  )

test('a page is kept to the limits of its round, and keeps more for later', async () => {
  const { draft } = await draftIn(limits, [])
  const save = (change: object) =>
    savePoint.perform(us, { draft, number: '0', was: '{}', ...emptyPoint, ...change })
  const long = { statement: 'one two three four five', proposedWording: 'x'.repeat(12) }
  expect(await save(long)).toMatchObject({
    code: 'INVALID',
    fieldErrors: { statement: ['overWords:4:1'], proposedWording: ['overCharacters:10:2'] },
  })
  expect(await save({ ...long, next: 'later' })).toMatchObject({ ok: true })
  expect(await save({ statement: 'one two three four' })).toMatchObject({ ok: true })
  expect(await save({ statement: 'One more' })).toMatchObject({
    code: 'INVALID',
    fieldErrors: { statement: ['overPoints:2:1'] },
  })
})

test('nothing beyond the limits of its round is submitted', async () => {
  const short = { ...emptyPoint, statement: 'one' }
  const draft = await draftIn(limits, [
    short,
    { ...short, statement: 'x'.repeat(31) },
    { ...short, proposedWording: 'x'.repeat(11) },
  ])
  expect(await submitInput.perform(us, draft)).toMatchObject({
    code: 'INCOMPLETE',
    fieldErrors: {
      points: ['overPoints:2:1'],
      'points.1.statement': ['overCharacters:30:1'],
      'points.2.proposedWording': ['overCharacters:10:1'],
    },
  })
})

test('a round may permit more than others do', async () => {
  const wide = { statementCharacters: 5000, mostPoints: 21 }
  const points = Array.from({ length: 21 }, () => ({ ...emptyPoint, statement: 'x' }))
  const long = { ...emptyPoint, statement: 'x'.repeat(5000) }
  expect(await submitted(await draftIn(wide, [long, ...points.slice(1)]))).toMatch(/-/)
})

test('an input that exceeds limits set after it stays as it is', async () => {
  const reference = await submitted(
    await draftIn({}, [{ ...emptyPoint, statement: 'x'.repeat(40) }]),
  )
  const before = await getInput(visitor(), reference)
  await db().round.update({ where: { slug: before?.roundSlug ?? '' }, data: limits })
  expect((await getInput(visitor(), reference))?.points).toEqual(before?.points)
})

test('the database permits no limits out of bounds', async () => {
  await expect(buildRound({ mostPoints: 0 })).rejects.toThrow('limits_in_bounds')
  await expect(buildRound({ statementWords: 5001 })).rejects.toThrow('limits_in_bounds')
})

test('tags go from the page to the input, its receipt and the next version, and are permanent', async () => {
  const bare = { ...emptyPoint, statement: 'Without' }
  const empty = await draftIn({}, [bare])
  const written = { ...emptyPoint, statement: 'With', ...tags }
  const added = { draft: empty.draft, number: '0', was: '{}', ...written }
  expect(await savePoint.perform(us, { ...added, ask: 'demand' })).toMatchObject({
    code: 'INVALID',
    fieldErrors: { ask: ['choose'] },
  })
  const tooMuch = { implementation: 'x'.repeat(1001), linkedSymbol: 'x'.repeat(101) }
  expect(await savePoint.perform(us, { ...added, ...tooMuch })).toMatchObject({
    fieldErrors: { implementation: ['tooLong'], linkedSymbol: ['tooLong'] },
  })
  expect(await savePoint.perform(us, added)).toMatchObject({ ok: true })
  const reference = await submitted({ ...empty, version: '2' })
  const input = await getInput(visitor(), reference)
  if (!input) throw new Error('not public')
  expect(input.points[1]).toMatchObject(tags)
  expect(input.points[0]).toMatchObject({ ask: null, implementation: null, linkedSymbol: null })
  expect(hashOf(input)).toBe(input.version.hash)
  const formKey = crypto.randomUUID()
  expect(await reviseInput.perform(us, { reference, formKey })).toMatchObject({ ok: true })
  const revision = await db().draft.findFirstOrThrow({
    where: { inputId: input.id, submittedAt: null },
  })
  expect(revision.content).toMatchObject({ points: [{ statement: 'Without' }, tags] })
  for (const change of [sql`ask = 'new'`, sql`implementation = NULL`, sql`linked_symbol = 'A/1'`])
    await expect(
      read(sql`UPDATE points SET ${change} WHERE id = ${input.points[1]?.id}::uuid RETURNING 1`),
    ).rejects.toThrow(/permanent/)
})

test('the receipt of a version from before there were tags can still be made', async () => {
  const reference = await submitted(await draftIn({}, [{ ...emptyPoint, statement: 'Old' }]))
  const input = await getInput(visitor(), reference)
  const before = JSON.stringify({
    format: 'uptake-input/1',
    reference,
    version: 1,
    language: 'en',
    title: completeContent.title,
    points: [{ statement: 'Old', proposedWording: '', paragraphReference: '', topics: [] }],
  })
  expect(input?.version.hash).toBe(sha256(before))
  expect(input && hashOf(input)).toBe(sha256(before))
})
