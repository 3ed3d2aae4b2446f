import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { viewerOfMember } from '@/lib/platform/viewer'
import { listModeratedStreams } from '@/lib/uptake/queue-data'
import { type Large, loadLarge } from './load'

let loaded: Large
beforeAll(async () => {
  const large = await loadLarge()
  if (!large) throw new Error('nothing was loaded')
  loaded = large
}, 120_000)
afterAll(closeDatabase)

const amount = async (from: ReturnType<typeof sql>) => {
  const [row] = await read<{ n: number }>(sql`SELECT count(*)::int AS n FROM ${from}`)
  return row?.n ?? 0
}
const inputs = () =>
  sql`inputs i JOIN input_versions v ON v.input_id = i.id WHERE i.stream_id = ${loaded.stream.id}::uuid`
const points = (more = sql``) =>
  sql`points pt JOIN inputs i ON i.id = pt.input_id WHERE i.stream_id = ${loaded.stream.id}::uuid ${more}`

it('holds what it promises', async () => {
  expect(await amount(inputs())).toBe(600)
  expect(await amount(points())).toBe(1500)
  const languages = await read<{ language: string; n: number }>(
    sql`SELECT language, count(*)::int AS n FROM ${points()} GROUP BY 1 ORDER BY 1`,
  )
  expect(languages.map(({ language }) => language)).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh'])
  for (const { n } of languages) expect(n).toBeGreaterThan(80)
  const texts = await read<{ n: number; lineages: number }>(sql`
    SELECT count(*)::int AS n FROM paragraphs p JOIN revisions rv ON rv.id = p.revision_id
    WHERE rv.document_id = ${loaded.document.id}::uuid AND p.kind <> 'heading' GROUP BY rv.id`)
  expect(texts).toHaveLength(4)
  for (const { n } of texts) expect(n).toBeGreaterThanOrEqual(250)
})

it('has authors of all kinds, channels and levels, joint inputs and such recorded on behalf', async () => {
  const distinct = async (what: string) =>
    (
      await read<{ value: string }>(
        sql`SELECT DISTINCT ${sql([what])}::text AS value FROM inputs i
          LEFT JOIN organisations o ON o.id = i.organisation_id WHERE i.stream_id = ${loaded.stream.id}::uuid`,
      )
    ).length
  expect(await distinct('i.channel')).toBe(6)
  expect(await distinct('i.attribution')).toBe(4)
  expect(await distinct('o.type')).toBe(10)
  expect(await distinct('o.electoral_group')).toBe(6)
  const mine = sql`i.stream_id = ${loaded.stream.id}::uuid`
  expect(await amount(sql`inputs i WHERE ${mine} AND i.author_id IS NULL`)).toBeGreaterThan(10)
  expect(
    await amount(sql`co_sponsorships c JOIN inputs i ON i.id = c.input_id WHERE ${mine}`),
  ).toBeGreaterThan(10)
})

it('puts nothing into the mouth of a real State', async () => {
  const names = await read<{ name: string }>(sql`
    SELECT DISTINCT o.name FROM inputs i JOIN organisations o ON o.id = i.organisation_id`)
  for (const { name } of names) expect(name).toMatch(/ \(invented\)$/)
  const [round] = await read<{ demonstration: string }>(
    sql`SELECT demonstration FROM rounds WHERE id = ${loaded.round.id}::uuid`,
  )
  expect(round?.demonstration).toContain('invented')
})

it('has wordings of points that stand in later revisions as they were proposed', async () => {
  const taken = await read<{ ordinal: number; n: number }>(sql`
    SELECT rv.ordinal, count(DISTINCT pt.id)::int AS n FROM points pt JOIN inputs i ON i.id = pt.input_id
    JOIN paragraphs p ON p.text = pt.proposed_wording JOIN revisions rv ON rv.id = p.revision_id
    WHERE i.stream_id = ${loaded.stream.id}::uuid GROUP BY 1 ORDER BY 1`)
  const [zero, ...later] = [1, 2, 3, 4].map((at) => taken.find(({ ordinal }) => ordinal === at)?.n)
  expect(zero ?? 0).toBe(0)
  for (const n of later) expect(n).toBeGreaterThan(8)
})

it('leaves some of the last revision to decide, in all languages, and has records at every stage before it', async () => {
  const moderator = await db().member.findUniqueOrThrow({
    where: { email: 'moderator.one@example.org' },
  })
  const [work] = await listModeratedStreams(await viewerOfMember(moderator.id))
  expect(work?.revision?.name).toBe('Rev.3')
  const left = (work?.tally.points ?? 0) - (work?.tally.decided ?? 0)
  expect(left).toBeGreaterThan(150)
  expect(left).toBeLessThan(350)
  const last = loaded.revisions.at(-1)?.id ?? ''
  const toDecide = await read<{ language: string }>(sql`SELECT DISTINCT pt.language FROM ${points()}
    AND NOT EXISTS (SELECT FROM uptake_records u WHERE u.point_id = pt.id AND u.revision_id = ${last}::uuid)`)
  expect(toDecide).toHaveLength(6)
  const states = await read<{
    ordinal: number
    records: number
    published: number
    linked: number
  }>(
    sql`SELECT rv.ordinal, count(*)::int AS records,
        count(*) FILTER (WHERE record_is_published(u.id))::int AS published,
        count(*) FILTER (WHERE EXISTS (SELECT FROM uptake_links l WHERE l.record_id = u.id))::int AS linked
      FROM uptake_records u JOIN revisions rv ON rv.id = u.revision_id
      WHERE rv.document_id = ${loaded.document.id}::uuid GROUP BY 1 ORDER BY 1`,
  )
  expect(states).toHaveLength(4)
  for (const { records, published, linked } of states.slice(0, 3)) {
    expect(published).toBeGreaterThan(100)
    expect(records).toBeGreaterThan(published)
    expect(linked).toBeGreaterThan(50)
  }
  const answers = await read<{ answer: string }>(
    sql`SELECT DISTINCT answer::text FROM verdicts ORDER BY 1`,
  )
  expect(answers).toHaveLength(3)
  expect(
    await amount(sql`uptake_records u JOIN revisions rv ON rv.id = u.revision_id
      WHERE u.outcome IN ('reflected', 'partly_reflected') AND rv.document_id = ${loaded.document.id}::uuid
        AND EXISTS (SELECT FROM uptake_links l WHERE l.record_id = u.id)
        AND NOT EXISTS (SELECT FROM uptake_links l JOIN lineage_paragraphs lp ON lp.lineage_id = l.lineage_id
          JOIN paragraphs p ON p.id = lp.paragraph_id JOIN revisions n ON n.id = p.revision_id
          WHERE l.record_id = u.id AND n.ordinal = rv.ordinal + 1) AND rv.ordinal < 4`),
  ).toBeGreaterThan(3)
})

it('leaves no page of disagreement, templates or summary empty, and no batch published before it was proposed', async () => {
  const round = { roundId: loaded.round.id }
  const revision = { documentId: loaded.document.id }
  const asked = await db().reconsideration.count({ where: { revision } })
  const kept = await db().keptRecord.count({ where: { reconsideration: { revision } } })
  expect(kept).toBeGreaterThan(5)
  expect(asked).toBeGreaterThan(kept + 5)
  expect(await db().reasonTemplate.count({ where: round })).toBeGreaterThan(2)
  const { figures } = await db().summaryPublication.findFirstOrThrow({ where: { summary: round } })
  expect(figures).toMatchObject({ gaps: { cells: [{ pillar: 'norms' }] } })
  expect(JSON.stringify(figures)).toContain('higher')
  const batches = await db().publication.findMany({ where: { revision } })
  expect(batches.length).toBeGreaterThan(3)
  for (const { proposedAt, publishedAt } of batches)
    if (publishedAt) expect(proposedAt.getTime()).toBeLessThan(publishedAt.getTime())
  expect(await db().outboxMail.count()).toBe(0)
})

it('changes nothing when it is loaded again, and stands beside a smaller one', async () => {
  const counts = async () =>
    read(sql`SELECT (SELECT count(*) FROM rounds) AS rounds, (SELECT count(*) FROM inputs) AS inputs,
      (SELECT count(*) FROM organisations) AS organisations, (SELECT count(*) FROM members) AS members,
      (SELECT count(*) FROM role_grants) AS grants, (SELECT count(*) FROM uptake_records) AS records,
      (SELECT count(*) FROM audit_events) AS events`)
  const before = await counts()
  expect(await loadLarge()).toBeNull()
  expect(await counts()).toEqual(before)

  const small = await loadLarge({
    inputs: 40,
    points: 100,
    paragraphs: 60,
    revisions: 2,
    mark: 's1',
  })
  expect(small?.revisions).toHaveLength(2)
  expect(
    await amount(sql`points pt JOIN inputs i ON i.id = pt.input_id
      WHERE i.stream_id = ${small?.stream.id ?? ''}::uuid`),
  ).toBe(100)
})
