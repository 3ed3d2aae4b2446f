import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'
import { changeRevision, removeRevision } from './revision-actions'
import { getRevisionFacts } from './revision-data'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

let moderator: Viewer
let document: Awaited<ReturnType<typeof buildDocument>>
let built: Awaited<ReturnType<typeof buildRound>>
beforeEach(async () => {
  built = await buildRound()
  const { id } = await buildModerator({ streamIds: [built.streams.norms.id] })
  moderator = await viewerOfMember(id)
  document = await buildDocument({
    round: built.round,
    revisions: [
      { name: 'Zero draft', paragraphs: [{ number: '1', text: 'States meet.' }] },
      {
        name: 'Rev.1',
        paragraphs: [
          { number: '1', text: 'States meet.' },
          { number: '2', text: 'Others report.' },
        ],
      },
    ],
  })
})
afterAll(closeDatabase)

const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const known = { adoptedBy: '', adoptedOn: '', note: '' }
const change = (more: object, revision = 'rev-1', viewer = moderator) =>
  changeRevision.perform(viewer, { document: document.id, revision, ...known, ...more })
const remove = (revision = 'rev-1', viewer = moderator) =>
  removeRevision.perform(viewer, { document: document.id, revision, sure: 'yes' })
const facts = async (revision = 'rev-1') =>
  (await getRevisionFacts(moderator, { document: document.id, revision }))?.revision

/** A record of a point in a revision. */
async function decide(revision: string, published: boolean) {
  const { points } = await buildInput({ stream: built.streams.norms })
  const of = document.revisions.find(({ slug }) => slug === revision)
  if (!points[0] || !of) throw new Error('the builders built less than was asked')
  await buildUptake({ point: points[0], revision: of, published })
}

describe('what is known of a revision', () => {
  test('changes by the round’s moderators, and is logged', async () => {
    const admin = await viewerOfMember((await buildAdmin()).id)
    for (const viewer of [visitor(), admin])
      expect(await code(change({ adoptedBy: 'X' }, 'rev-1', viewer))).toBe('NOT_FOUND')
    const said = { name: 'Rev.1 (final)', symbol: 'A/80/257', issuedOn: '2026-07-01' }
    const adopted = {
      adoptedBy: 'General Assembly',
      adoptedOn: '2026-12-04',
      note: 'By consensus.',
    }
    expect(await code(change({ ...said, ...adopted }))).toBe('ok')
    expect(await facts()).toMatchObject({ ...said, ...adopted, published: false, used: false })
    const event = await db().auditEvent.findFirstOrThrow({
      where: { kind: 'revision.changed' },
      orderBy: { id: 'desc' },
    })
    expect(event.facts).toMatchObject({ was: 'Rev.1', ...said, ...adopted })
  })

  test('names no two alike', async () => {
    expect(await change({ name: 'ZERO DRAFT', symbol: '', issuedOn: '' })).toMatchObject({
      code: 'INVALID',
      fieldErrors: { name: ['taken'] },
    })
    expect(await code(change({ name: 'rev.1', symbol: '', issuedOn: '' }))).toBe('ok')
  })

  test('keeps its name once it is public, and is still adopted', async () => {
    await decide('rev-1', true)
    for (const fixed of [{ name: 'Rev.1' }, { symbol: 'A/1' }, { issuedOn: '2026-07-01' }])
      expect(await code(change(fixed))).toBe('PUBLISHED')
    expect(await code(change({ adoptedBy: 'OEWG', adoptedOn: '2026-07-11' }))).toBe('ok')
    expect(await facts()).toMatchObject({ name: 'Rev.1', adoptedBy: 'OEWG', published: true })
  })
})

describe('a revision', () => {
  test('is taken back by the round’s moderators with all that began in it', async () => {
    for (const viewer of [visitor(), await viewerOfMember((await buildAdmin()).id)])
      expect(await code(remove('rev-1', viewer))).toBe('NOT_FOUND')
    expect(await code(remove())).toBe('ok')
    expect(await facts()).toBeUndefined()
    const left = await db().lineage.findMany({ where: { documentId: document.id } })
    expect(left.map(({ id }) => id)).toEqual(
      document.revisions[0]?.paragraphs.map(({ lineageId }) => lineageId),
    )
    const event = await db().auditEvent.findFirstOrThrow({
      where: { kind: 'revision.removed' },
      orderBy: { id: 'desc' },
    })
    expect(event.facts).toEqual({ document: document.title, name: 'Rev.1' })
    // Nothing goes on from the one before any more.
    expect(await code(remove('zero-draft'))).toBe('ok')
  })

  test.each([
    ['a later one goes on from it', 'zero-draft', async () => {}],
    ['something was decided in it', 'rev-1', () => decide('rev-1', false)],
  ])('stays where %s', async (_, revision, built) => {
    await built()
    expect((await facts(revision))?.used).toBe(true)
    expect(await code(remove(revision))).toBe('BUILT_ON')
    // Whoever asks: the database refuses it too.
    const ofRevision = { revision: { documentId: document.id, slug: revision } }
    await expect(db().lineageTie.deleteMany({ where: { paragraph: ofRevision } })).rejects.toThrow(
      /permanent/,
    )
    await expect(db().paragraph.deleteMany({ where: ofRevision })).rejects.toThrow(/permanent/)
    expect(await facts(revision)).toBeDefined()
  })
})
