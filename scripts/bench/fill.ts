// Fills an empty database for benchmarks and for the durability test, and prints as JSON what a client
// needs to know of it: node --import tsx scripts/bench/fill.ts <inputs> <drafts>
import sql from 'sql-template-tag'
import { listInputs } from '@/lib/inputs/data'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { visitor } from '@/lib/platform/viewer'
import { bulkInputs } from '@/prisma/builders/bulk'
import {
  buildMember,
  buildModerator,
  buildOrganisation,
  buildSession,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { bulkOutcomes } from './outcomes'

const [inputs = 0, drafts = 0] = process.argv.slice(2).map(Number)
const AUTHORS = 20
const LISTED = 100

const tx = db()
const { round, streams } = await buildRound({ slug: 'bench', code: 'BENCH', title: 'Benchmark' })
const organisations = await Promise.all(Array.from({ length: 50 }, () => buildOrganisation()))
const all = Object.values(streams)
for (const stream of all)
  if (inputs)
    await bulkInputs({ stream, organisations, count: Math.round(inputs / all.length) }, tx)
if (inputs) await bulkOutcomes(round, tx)

const authors = await Promise.all(
  organisations.slice(0, AUTHORS).map(async (organisation) => {
    const member = await buildMember({ organisations: [organisation] })
    return { organisation, member, session: await buildSession({ memberId: member.id }) }
  }),
)
const topics = await tx.topic.findMany({ where: { pillarId: streams.norms.pillarId }, take: 2 })
const point = (text: string) => ({
  statement: `${text}: a yearly exercise of the points of contact directory, with a report.`,
  proposedWording: 'States exercise the directory once a year.',
  paragraphReference: 'para. 12',
  topics: topics.map(({ key }) => key),
})
const written = await tx.draft.createManyAndReturn({
  data: Array.from({ length: drafts }, (_, index) => ({
    streamId: streams.norms.id,
    memberId: authors[index % AUTHORS]?.member.id ?? '',
    organisationId: authors[index % AUTHORS]?.organisation.id,
    content: {
      title: `Draft ${index}`,
      language: 'en',
      channel: 'direct',
      attribution: 'organisation',
      points: [point(`First point of ${index}`), point(`Second point of ${index}`)],
    },
  })),
})
const listed = await read<{ reference: string }>(sql`
  SELECT reference FROM inputs WHERE stream_id = ${streams.norms.id}::uuid
  ORDER BY md5(reference) LIMIT ${LISTED}`)
const moderator = await buildModerator({ streamIds: all.map(({ id }) => id) })
await read(sql`VACUUM ANALYZE`)
const { next } = await listInputs(visitor(), { streamId: streams.norms.id, limit: inputs / 8 })

process.stdout.write(
  JSON.stringify({
    round: round.slug,
    pillar: 'norms',
    stream: streams.norms.id,
    references: listed.map(({ reference }) => reference),
    /** Where the pillar's list stands half-way through. */
    after: next,
    session: authors[0]?.session,
    moderator: await buildSession({ memberId: moderator.id }),
    drafts: written.map(({ id, version, formKey, organisationId, memberId }, index) => ({
      ...{ id, version, formKey, organisationId, memberId },
      session: authors[index % AUTHORS]?.session,
    })),
  }),
)
await closeDatabase()
