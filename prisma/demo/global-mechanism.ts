import { instantIn } from '@/lib/kernel/time'
import type { Transaction } from '@/lib/platform/db'
import { buildDocument } from '../builders/documents'
import { buildInput } from '../builders/inputs'
import { buildMember } from '../builders/members'
import type { PillarKey } from '../builders/pillars'
import { buildPoll } from '../builders/polls'
import { answeringCalendar, buildRound, openCalendar } from '../builders/rounds'
import { daysFromNow } from '../builders/unique'
import { loadAccounts } from './accounts'
import { jsonOf } from './csv'
import { type Demonstration, demonstrateUptake } from './demonstration'
import { loadProcessDocuments } from './process-documents'

const ZONE = 'America/New_York'

/** When the open streams close: when the groups meet, but never sooner than in two weeks. */
const closing = () =>
  new Date(Math.max(instantIn(ZONE, '2026-12-07T18:00').getTime(), daysFromNow(14).getTime()))

/** The open round that everybody can try: a real process and date, and nothing else that is real. */
export async function loadGlobalMechanism(tx: Transaction): Promise<void> {
  const told = jsonOf<Demonstration>('global-mechanism.json')
  const verifiedAt = new Date()
  const organisations = await tx.organisation.createManyAndReturn({
    data: told.organisations.map((organisation) => ({ ...organisation, verifiedAt })),
  })
  const { round, streams } = await buildRound(
    {
      slug: 'global-mechanism-dtg-december-2026',
      code: 'GM26',
      title: 'Global Mechanism: dedicated thematic groups, December 2026',
      purpose:
        'Views are sought before the dedicated thematic groups of the Global Mechanism on ICT security meet in New York from 7 to 11 December 2026.',
      process: 'Global Mechanism',
      timeZone: ZONE,
      graceMinutes: 15,
      admission: 'organisations_and_individuals',
      demonstration:
        'Made up to show how Uptake works: the calendar, the draft, every organisation named "Demonstration", their inputs and what became of them. The Global Mechanism and the dates of its meeting are real; it has not asked for inputs here.',
      pillars: Object.keys(told.streams) as PillarKey[],
      phases: {},
    },
    tx,
  )
  await loadProcessDocuments(
    tx,
    round,
    ({ symbol, title_short }) =>
      ['A/80/257', 'A/RES/80/16'].includes(symbol) || title_short.startsWith('Global Mechanism'),
  )
  for (const [key, { question, publishes, answering }] of Object.entries(told.streams)) {
    const { id } = streams[key as PillarKey]
    await tx.stream.update({ where: { id }, data: { question, publishes } })
    const calendar = answering ? answeringCalendar() : openCalendar(closing())
    await tx.phase.createMany({
      data: Object.entries(calendar).map(([kind, days]) => ({
        streamId: id,
        kind: kind as keyof typeof calendar,
        ...days,
      })),
    })
  }
  const accounts = await loadAccounts(
    tx,
    Object.values(streams).map(({ id }) => id),
  )
  await tx.accreditation.createMany({
    data: organisations
      .filter(({ type }) => type !== 'state' && type !== 'un_entity')
      .map(({ id }) => ({
        organisationId: id,
        roundId: round.id,
        state: 'accredited' as const,
        reason: 'Invented for demonstration',
      })),
  })
  const inputs = new Map<string, Awaited<ReturnType<typeof buildInput>>>()
  const topics = await tx.topic.findMany({ include: { pillar: true } })
  for (const [index, [name, facts]] of Object.entries(told.inputs).entries()) {
    const { pillar, organisation: speaker, waiting, points, ...what } = facts
    const organisation = organisations.find((one) => one.name === speaker)
    const email = told.representatives[speaker]
    if (!organisation || !email) throw new Error(`nobody speaks for ${speaker}`)
    const author =
      accounts.get(email) ??
      (await buildMember({ email, name: 'Representative', organisations: [organisation] }, tx))
    accounts.set(email, author)
    const input = await buildInput(
      {
        ...what,
        stream: streams[pillar],
        organisation,
        author,
        published: !waiting,
        submittedAt: daysFromNow((told.streams[pillar]?.answering ? -4 : 0) - (index + 1) / 4),
        points: points.map(({ topics: keys = [], ...point }) => ({
          ...point,
          topicIds: keys.map((key) => {
            const topic = topics.find((one) => one.key === key && one.pillar.key === pillar)
            if (!topic) throw new Error(`pillar ${pillar} has no topic ${key}`)
            return topic.id
          }),
        })),
      },
      tx,
    )
    inputs.set(name, input)
  }
  const { by, content, ...draft } = told.draft
  await tx.draft.create({
    data: {
      streamId: streams[draft.pillar].id,
      memberId: accounts.get(by)?.id ?? '',
      organisationId: organisations.find(({ name }) => name === draft.organisation)?.id ?? null,
      content,
    },
  })
  const document = await buildDocument(
    {
      round,
      title: 'Draft elements (demonstration)',
      process: 'Global Mechanism plenary',
      revisions: told.revisions.map(({ name, paragraphs }) => ({
        name,
        note: 'Every paragraph is invented for demonstration.',
        paragraphs: paragraphs.map(({ key, ...paragraph }) => ({ ...paragraph, lineage: key })),
      })),
    },
    tx,
  )
  const leader = accounts.get('admin.one@example.org')
  if (leader) await buildPoll({ round, createdBy: leader }, tx)
  await demonstrateUptake(tx, told, { document, inputs, accounts })
}
