import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { buildDocument } from './builders/documents'
import { buildInput } from './builders/inputs'
import { buildMember, buildModerator, buildOrganisation } from './builders/members'
import { buildRound } from './builders/rounds'
import { buildPublication, buildUptake } from './builders/uptake'

afterAll(closeDatabase)

const REFUSED = /permanent|published/

let scene: Awaited<ReturnType<typeof stage>>
async function stage() {
  const { round, streams } = await buildRound({ open: false })
  const stream = streams.norms
  const ministryOf = await buildOrganisation({ type: 'state' })
  const ministry = await buildOrganisation({ type: 'state', delegationOfId: ministryOf.id })
  const input = await buildInput({
    stream,
    organisation: ministry,
    points: [{ statement: 'One.' }, { statement: 'Two.' }],
  })
  const document = await buildDocument({
    round,
    revisions: [{ name: 'Zero draft', paragraphs: [{ number: '1', text: 'Welcomes.' }] }],
  })
  const [revision] = document.revisions
  const [point, other] = input.points
  if (!revision || !point || !other) throw new Error('the scene is incomplete')
  const published = await buildUptake({ point, revision, outcome: 'reflected', published: true })
  return { round, stream, ministryOf, ministry, input, revision, point, other, published }
}
beforeAll(async () => {
  scene = await stage()
})

describe('what was submitted or published', () => {
  it.each([
    ['input_versions', "title = 'rewritten'"],
    ['points', "statement = 'rewritten'"],
    ['paragraphs', "text = 'rewritten'"],
    ['input_publications', 'published_at = now()'],
  ])('can be neither changed nor deleted nor emptied in %s', async (table, change) => {
    const run = (statement: string) => db().$executeRawUnsafe(statement)
    expect((await read<{ n: number }>(sql`SELECT 1 AS n`)).length).toBe(1)
    await expect(run(`UPDATE ${table} SET ${change}`)).rejects.toThrow(REFUSED)
    await expect(run(`DELETE FROM ${table}`)).rejects.toThrow(REFUSED)
    await expect(run(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(REFUSED)
  })

  it('keeps audit events as they were appended', async () => {
    await db().auditEvent.create({
      data: { kind: 'round.created', subjectId: scene.round.id, roundId: scene.round.id },
    })
    await expect(db().auditEvent.updateMany({ data: { kind: 'x' } })).rejects.toThrow(REFUSED)
    await expect(db().auditEvent.deleteMany()).rejects.toThrow(REFUSED)
  })

  it('keeps a published record, its links and its batch', async () => {
    const { published } = scene
    const where = { id: published.id }
    await expect(db().uptakeRecord.update({ where, data: { reason: 'better' } })).rejects.toThrow(
      REFUSED,
    )
    await expect(db().uptakeRecord.delete({ where })).rejects.toThrow(REFUSED)
    await expect(db().uptakeLink.deleteMany({ where: { recordId: published.id } })).rejects.toThrow(
      REFUSED,
    )
    await expect(db().publication.updateMany({ data: { publishedAt: null } })).rejects.toThrow(
      REFUSED,
    )
    await expect(db().publishedRecord.deleteMany()).rejects.toThrow(REFUSED)
  })

  it('takes nothing into a published record or batch by moving it there', async () => {
    const { published, other, revision, stream } = scene
    const run = (statement: string) => db().$executeRawUnsafe(statement)
    const { id: decidedById } = await buildModerator({ streamIds: [stream.id] })
    const facts = { pointId: other.id, revisionId: revision.id, decidedById, reason: 'r' }
    const open = await db().uptakeRecord.create({ data: { ...facts, outcome: 'noted' } })
    const lineage = await db().lineage.create({ data: { documentId: revision.documentId } })
    await db().uptakeLink.create({ data: { recordId: open.id, lineageId: lineage.id } })
    const batch = await buildPublication({ revision, records: [open], published: false })
    const [held] = await db().publishedRecord.findMany({ where: { recordId: published.id } })
    await expect(
      run(`UPDATE uptake_links SET record_id = '${published.id}' WHERE record_id = '${open.id}'`),
    ).rejects.toThrow(REFUSED)
    await expect(
      run(`UPDATE published_records SET publication_id = '${held?.publicationId}'
        WHERE publication_id = '${batch.id}'`),
    ).rejects.toThrow(REFUSED)
    await run(`DELETE FROM published_records WHERE publication_id = '${batch.id}'`)
    await run(`DELETE FROM uptake_records WHERE id = '${open.id}'`)
  })

  it.each([
    'inputs',
    'revisions',
    'lineage_ties',
    'uptake_records',
    'uptake_links',
    'publications',
    'published_records',
  ])('cannot be emptied as a whole in %s', async (table) => {
    await expect(db().$executeRawUnsafe(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(REFUSED)
  })

  it.each([
    ['inputs', 'organisation_id = NULL'],
    ['inputs', "author_id = NULL, submitted_at = now() - interval '1 day'"],
    ['inputs', "reference = reference || 'X'"],
    ['revisions', "name = 'Another draft'"],
    ['revisions', "text_hash = 'another'"],
    ['lineage_ties', "method = 'manual'"],
  ])('in %s is not made another by %s', async (table, change) => {
    await expect(db().$executeRawUnsafe(`UPDATE ${table} SET ${change}`)).rejects.toThrow(REFUSED)
  })

  it('gets no further paragraph into a published text', async () => {
    const data = {
      revisionId: scene.revision.id,
      ordinal: 99,
      kind: 'paragraph' as const,
      number: '99',
      label: '99',
      depth: 0,
      text: 'Added later.',
      language: 'en',
    }
    await expect(db().paragraph.create({ data })).rejects.toThrow(REFUSED)
  })

  it('lets a correction stand beside it, once', async () => {
    const { published, point, revision, stream } = scene
    const moderator = await buildModerator({ streamIds: [stream.id] })
    const correction = {
      pointId: point.id,
      revisionId: revision.id,
      outcome: 'noted' as const,
      reason: 'Seen again.',
      decidedById: moderator.id,
      supersedesId: published.id,
    }
    await db().uptakeRecord.create({ data: correction })
    await expect(db().uptakeRecord.create({ data: correction })).rejects.toThrow(/Unique/)
    await expect(
      db().uptakeRecord.create({ data: { ...correction, supersedesId: null } }),
    ).rejects.toThrow(/Unique/)
  })
})

describe('a conflict of interest', () => {
  const record = async (memberId: string) =>
    db().uptakeRecord.create({
      data: {
        pointId: scene.other.id,
        revisionId: scene.revision.id,
        outcome: 'noted',
        reason: 'r',
        decidedById: memberId,
      },
    })
  const CONFLICT = /conflict of interest/

  it('follows the organisation itself, its State and what was left during the round', async () => {
    const own = await buildMember({ organisations: [{ id: scene.ministry.id, role: 'drafter' }] })
    const state = await buildMember({
      organisations: [{ id: scene.ministryOf.id, role: 'drafter' }],
    })
    const former = await buildMember({
      organisations: [{ id: scene.ministry.id, role: 'drafter' }],
    })
    await db().membership.updateMany({
      where: { memberId: former.id },
      data: { endedAt: new Date() },
    })
    for (const member of [own, state, former])
      await expect(record(member.id)).rejects.toThrow(CONFLICT)
  })

  it('follows an organisation that was merged into a delegation, and that up to its State', async () => {
    const merged = await buildOrganisation()
    const member = await buildMember({ organisations: [{ id: merged.id, role: 'drafter' }] })
    const { id } = await record(member.id)
    await db().uptakeRecord.delete({ where: { id } })
    const colleagues = await buildOrganisation({ delegationOfId: scene.ministryOf.id })
    await db().organisation.update({
      where: { id: merged.id },
      data: { mergedIntoId: colleagues.id },
    })
    await expect(record(member.id)).rejects.toThrow(CONFLICT)
  })

  it('ends with a membership that ended before the round began', async () => {
    const early = await buildMember({ organisations: [{ id: scene.ministry.id, role: 'drafter' }] })
    await db().membership.updateMany({
      where: { memberId: early.id },
      data: { startedAt: new Date('2001-01-01'), endedAt: new Date('2002-01-01') },
    })
    const { id } = await record(early.id)
    await db().uptakeRecord.delete({ where: { id } })
  })

  it('keeps reviewers apart from deciders, their organisations and the input', async () => {
    const [mine, yours] = [await buildOrganisation(), await buildOrganisation()]
    const staff = (organisationId: string) =>
      buildModerator({ streamIds: [scene.stream.id], organisationId })
    const [decider, colleague, reader] = [
      await staff(mine.id),
      await staff(mine.id),
      await staff(yours.id),
    ]
    const { id } = await record(decider.id)
    const review = (reviewerId: string, recordVersion = 1) =>
      db().review.create({ data: { recordId: id, recordVersion, reviewerId, finding: 'agreed' } })
    const own = await buildMember({ organisations: [{ id: scene.ministry.id, role: 'drafter' }] })
    for (const { id: member } of [decider, colleague, own])
      await expect(review(member)).rejects.toThrow(CONFLICT)
    await expect(review(reader.id, 2)).rejects.toThrow(/stands at/)
    await review(reader.id)
    await db().uptakeRecord.update({ where: { id }, data: { reason: 'changed since', version: 2 } })
    await expect(
      buildPublication({ revision: scene.revision, records: [{ id, version: 2 }] as never }),
    ).rejects.toThrow(/not reviewed/)
  })
})

it.each([
  [{ outcome: 'noted', reason: ' ' }, 'give_reason'],
  [{ outcome: 'carried_elsewhere', reason: 'r' }, 'carried_to'],
  [{ outcome: 'dropped', reason: ' ' }, 'give_reason'],
  [{ outcome: 'unverified', reason: 'r' }, 'sourced_outcomes'],
] as const)('refuses %j', async (facts, constraint) => {
  const moderator = await buildModerator({ streamIds: [scene.stream.id] })
  const round = await stage()
  const data = {
    pointId: round.other.id,
    revisionId: round.revision.id,
    decidedById: moderator.id,
    ...facts,
  }
  await expect(db().uptakeRecord.create({ data })).rejects.toThrow(constraint)
})
