import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiptText, sha256 } from '@/lib/inputs/receipt'
import { contentSchema } from '@/lib/inputs/schema'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { viewerOfMember } from '@/lib/platform/viewer'
import { jsonOf, rowsOf } from './demo/csv'
import { seed } from './seed'

const counts = async () => {
  const tables = await read<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  const text = tables.map(
    ({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM "${name}"`,
  )
  return db().$queryRawUnsafe<{ name: string; n: number }[]>(text.join(' UNION ALL '))
}

const notes = { statements: 0, network: '' }
beforeAll(async () => {
  expect(await requestNotes.run(notes, seed)).toBe(true)
})
afterAll(closeDatabase)

it('asks little enough of the database to load in seconds', () => {
  expect(notes.statements).toBeGreaterThan(100)
  expect(notes.statements).toBeLessThan(1200)
})

it('changes nothing in a database that holds something', async () => {
  const before = await counts()
  expect(before.find(({ name }) => name === 'rounds')?.n).toBe(3)
  expect(await seed()).toBe(false)
  expect(await counts()).toEqual(before)
})

it('holds 193 Member States, each with a group and six names, and the observers', async () => {
  const rows = await db().organisation.findMany({ where: { iso2: { not: null } } })
  const states = rows.filter(({ type }) => type === 'state')
  expect(states).toHaveLength(193)
  for (const { electoralGroup, names } of states) {
    expect(electoralGroup).not.toBeNull()
    expect(Object.values(names as object).filter(Boolean)).toHaveLength(6)
  }
  expect(await db().organisation.count({ where: { type: 'observer' } })).toBe(3)
})

describe('IGF 2023', () => {
  it('holds every position with its line, under its speaker', async () => {
    const inputs = await db().input.findMany({
      where: { stream: { round: { code: 'IGF23' } } },
      include: { organisation: true, stream: { include: { pillar: true } }, points: true },
    })
    const positions = rowsOf('seed-inputs.csv')
    expect(positions).toHaveLength(40)
    expect(inputs.flatMap(({ points }) => points)).toHaveLength(40)
    for (const row of positions) {
      const input = inputs.find(({ locator }) =>
        locator?.includes(`${row.id}: line ${row.seed_line?.replaceAll(';', ', ')}`),
      )
      expect(input?.points.map(({ statement }) => statement)).toContain(row.position_own_words)
      expect(input?.organisation?.name).toBe(row.organisation)
      expect(input?.stream.pillar.key).toBe(row.pillar)
      expect(input?.authorName).toBe(row.speaker === 'anonymous' ? null : row.speaker)
    }
  })

  it('shows the electoral group of the State and keeps the label of the source', async () => {
    const name = 'Department of Foreign Affairs and Trade, Australia'
    const [input] = await db().input.findMany({
      where: { organisation: { name } },
      include: { organisation: { include: { delegationOf: true } } },
    })
    expect(input?.organisation?.electoralGroup).toBe('western_european_others')
    expect(input?.organisation?.delegationOf?.name).toBe('Australia')
    expect(input?.note).toContain('Asia-Pacific (as printed; WEOG in UN groups)')
  })
})

describe('OEWG 2021-2025', () => {
  const outcomes: Record<string, string> = {
    not: 'not_reflected',
    partly: 'partly_reflected',
    reflected: 'reflected',
    dropped: 'dropped',
    unverified: 'unverified',
  }

  it('holds every rating of every case as its source gives it', async () => {
    const cases = rowsOf('uptake-cases.csv')
    expect(cases).toHaveLength(25)
    const records = await db().uptakeRecord.findMany({
      where: { revision: { document: { round: { code: 'OEWG25' } } } },
      include: { point: { include: { input: true } }, revision: { include: { document: true } } },
    })
    expect(records).toHaveLength(100)
    for (const row of cases) {
      const own = records.filter(({ point }) => point.input.locator?.startsWith(`${row.case_id}: `))
      own.sort((one, other) => one.revision.ordinal - other.revision.ordinal)
      const columns = [row.zero_draft, row.rev1, row.rev2, row.final]
      expect(own.map(({ outcome }) => outcome)).toEqual(columns.map((word) => outcomes[word ?? '']))
      for (const record of own) {
        expect(record.point.statement).toBe(row.ask_own_words)
        const rated = record.outcome !== 'unverified'
        expect(record.ratedBy).toBe(rated ? row.rated_by : 'compiler')
        expect(record.confidence).toBe(rated ? row.confidence : null)
        const urls = row.source_url?.split(' ; ').filter((url) => url.startsWith('http')) ?? []
        expect(record.sourceUrls).toEqual(rated ? urls : [])
      }
    }
    expect(new Set(records.map(({ revision }) => revision.document.title)).size).toBe(4)
  })

  it('is published, and signed by nobody', async () => {
    const batches = await db().publication.findMany({
      where: { revision: { document: { round: { code: 'OEWG25' } } } },
    })
    expect(batches).toHaveLength(16)
    for (const batch of batches) {
      expect(batch.publishedAt).not.toBeNull()
      expect(batch.signatures).toBeNull()
    }
  })

  it('refers to every process document, with how far it was checked', async () => {
    const references = await db().processDocument.findMany({
      where: { round: { code: 'OEWG25' } },
      orderBy: { ordinal: 'asc' },
    })
    const rows = rowsOf('process-documents.csv')
    expect(
      references.map(({ symbol, title, date, statusOfCheck }) => [
        symbol,
        title,
        date,
        statusOfCheck,
      ]),
    ).toEqual(rows.map((row) => Object.values(row)))
  })
})

describe('Global Mechanism', () => {
  it('takes inputs for two more weeks at least', async () => {
    const open = await db().phase.findMany({
      where: {
        kind: 'submission',
        stream: { round: { code: 'GM26' } },
        closesAt: { gt: new Date() },
      },
    })
    expect(open).toHaveLength(4)
    for (const { closesAt } of open)
      expect(closesAt.getTime() - Date.now()).toBeGreaterThan(13.9 * 86_400_000)
  })

  it('has a record at every stage and answers to some', async () => {
    const [stages] = await read<Record<string, number>>(sql`
      SELECT count(*) FILTER (WHERE reviews = 0)::int AS decided,
        count(*) FILTER (WHERE reviews > 0 AND batches = 0)::int AS reviewed,
        count(*) FILTER (WHERE batches > 0 AND NOT public)::int AS proposed,
        count(*) FILTER (WHERE public)::int AS published
      FROM (SELECT record_is_published(u.id) AS public,
          (SELECT count(*) FROM reviews r WHERE r.record_id = u.id) AS reviews,
          (SELECT count(*) FROM published_records p WHERE p.record_id = u.id) AS batches
        FROM uptake_records u WHERE decided_by_id IS NOT NULL) AS each`)
    expect(stages).toEqual({ decided: 1, reviewed: 1, proposed: 1, published: 12 })
    expect(await db().verdict.count()).toBe(2)
  })

  it('has a draft that the organisation can go on with', async () => {
    const [draft] = await db().draft.findMany({ include: { member: true } })
    expect(contentSchema.safeParse(draft?.content).success).toBe(true)
    expect(draft?.member.email).toBe('drafter@example.org')
  })

  it('has a summary that two admins published, and tells nobody of it', async () => {
    const [publication] = await db().summaryPublication.findMany()
    expect(publication).toMatchObject({ number: 1, signatures: 2 })
    expect(await db().outboxMail.count()).toBe(0)
    expect(await db().notification.count()).toBe(0)
  })

  it('has receipts that anybody can verify', async () => {
    const versions = await db().inputVersion.findMany({
      include: { input: true, points: { include: { topics: { include: { topic: true } } } } },
    })
    for (const { hash, input, points, ...version } of versions) {
      const told = points
        .toSorted((one, other) => one.number - other.number)
        .map((point) => ({ ...point, topics: point.topics.map(({ topic }) => topic.key) }))
      const text = receiptText({ ...version, reference: input.reference, points: told })
      expect(sha256(text)).toBe(hash)
    }
  })

  it('tells in its log what happened, and that it is a demonstration', async () => {
    const events = await db().auditEvent.findMany({ where: { actorId: { not: null } } })
    const kinds = new Set(events.map(({ kind }) => kind))
    for (const kind of [
      'input.submitted',
      'uptake.recorded',
      'publication.signed',
      'verdict.given',
    ])
      expect(kinds).toContain(kind)
    expect(events.filter(({ kind }) => kind === 'uptake.recorded')).toHaveLength(15)
    const secret = await db().input.findFirstOrThrow({ where: { attribution: 'moderators_only' } })
    const [told] = events.filter(({ subjectId }) => subjectId === secret.id)
    expect(told?.organisationId).toBeNull()
  })

  it('has an account for every role', async () => {
    const accounts =
      jsonOf<{ email: string; role: string; organisation?: string }[]>('accounts.json')
    for (const { email, role, organisation } of accounts) {
      expect(email).toMatch(/@example\.org$/)
      const member = await db().member.findUnique({ where: { email } })
      if (role === 'newcomer') expect(member).toBeNull()
      if (role === 'newcomer' || !member) continue
      const viewer = await viewerOfMember(member.id)
      const roles: Record<string, boolean> = {
        admin: viewer.admin,
        auditor: viewer.auditor,
        moderator: viewer.moderates.length === 6,
      }
      expect(roles[role] ?? viewer.organisations[0]?.role === role).toBe(true)
      expect(viewer.organisations[0]?.name).toBe(organisation)
    }
  })
})
