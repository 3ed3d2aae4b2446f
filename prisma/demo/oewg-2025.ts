import type { Channel, Confidence, OrganisationType, Outcome } from '@/lib/generated/prisma/enums'
import { instantIn } from '@/lib/kernel/time'
import type { Transaction } from '@/lib/platform/db'
import { buildDocument } from '../builders/documents'
import { buildInput } from '../builders/inputs'
import { PILLARS, type PillarKey } from '../builders/pillars'
import { buildRound } from '../builders/rounds'
import { buildPublication } from '../builders/uptake'
import { jsonOf, rowsOf, titleOf } from './csv'
import { OEWG_DOCUMENTS, REVISIONS, type Stage } from './oewg-documents'
import { organisationNamed } from './organisations'
import { loadProcessDocuments } from './process-documents'

type Column = 'case_id' | 'process' | 'who_asked' | 'ask_own_words' | 'pillar' | 'rated_by'
type Fact = 'locator' | 'source_url' | 'confidence' | 'note'
type Case = Record<Column | Fact | Stage, string>
type Asker = { organisation?: string; type: OrganisationType; channel?: Channel }

const OUTCOMES: Record<string, Outcome> = {
  reflected: 'reflected',
  partly: 'partly_reflected',
  not: 'not_reflected',
  dropped: 'dropped',
  unverified: 'unverified',
}
const ZONE = 'America/New_York'

/** The 25 cases of uptake-cases.csv: who asked for what, and what became of it draft by draft. */
export async function loadOewg2025(tx: Transaction): Promise<void> {
  const cases = rowsOf<Column | Fact | Stage>('uptake-cases.csv')
  const { round, streams } = await buildRound(
    {
      slug: 'oewg-2021-2025-final-report',
      code: 'OEWG25',
      title: 'OEWG 2021-2025 final report',
      symbol: 'A/80/257',
      purpose:
        'Who asked for what in the reports of the open-ended working groups on ICT security, and what became of it from draft to draft, as far as published sources tell.',
      process: 'OEWG 2021-2025',
      timeZone: ZONE,
      provenance:
        'Compiled from published sources, not submitted here: each ask is in our words, each rating says who made it, how sure it is and where that stands. Nobody signed this record. A draft for which no source was found is "unverified" and stays so. The day of an ask is not recorded here.',
      closingNote:
        'The group agreed its final report on 11 July 2025; it was issued as A/80/257, with additional elements of the Global Mechanism in its annex I.',
      pillars: [...PILLARS],
      phases: {
        submission: {
          opensAt: instantIn(ZONE, '2020-12-31T00:00'),
          closesAt: instantIn(ZONE, '2025-07-11T18:00'),
        },
      },
    },
    tx,
  )
  await loadProcessDocuments(tx, round, () => true)
  const askers = jsonOf<Record<string, Asker>>('askers.json')
  for (const { process, ...facts } of OEWG_DOCUMENTS) {
    const document = await buildDocument({ round, process: groupOf(process), ...facts }, tx)
    const own = cases.filter((ask) => ask.process === process)
    const pointOf = new Map<string, string>()
    for (const ask of own) {
      const asker = askers[ask.who_asked]
      if (!asker) throw new Error(`askers.json lacks "${ask.who_asked}"`)
      pointOf.set(ask.case_id, await loadAsk(tx, streams[ask.pillar as PillarKey], ask, asker))
    }
    for (const [index, stage] of REVISIONS.entries()) {
      const revision = document.revisions[index]
      if (!revision) throw new Error(`${facts.title} lacks its revision ${stage}`)
      const records = await tx.uptakeRecord.createManyAndReturn({
        data: own.map((ask) => ({
          pointId: pointOf.get(ask.case_id) ?? '',
          revisionId: revision.id,
          ...ratingOf(ask, stage),
        })),
      })
      await buildPublication({ revision, records, signedBy: [] }, tx)
    }
  }
}

async function loadAsk(
  tx: Transaction,
  stream: { id: string },
  ask: Case,
  asker: Asker,
): Promise<string> {
  const organisation = await organisationNamed(tx, asker.organisation ?? ask.who_asked, {
    type: asker.type,
  })
  const input = await buildInput(
    {
      stream,
      organisation,
      author: null,
      channel: asker.channel ?? 'process_statement',
      source: `${ask.process}, from published sources`,
      locator: `${ask.case_id}: ${locatorOf(ask)}`,
      sourceUrls: urlsOf(ask),
      note: noteOf(ask, organisation.name),
      title: titleOf(ask.ask_own_words),
      points: [{ statement: ask.ask_own_words }],
    },
    tx,
  )
  return input.points[0]?.id ?? ''
}

/** What an unverified draft says is that nothing was found; nobody rated it, so nobody is named for it. */
function ratingOf(ask: Case, stage: Stage) {
  const outcome = OUTCOMES[ask[stage]]
  if (!outcome) throw new Error(`${ask.case_id} has the unknown rating "${ask[stage]}"`)
  if (outcome === 'unverified')
    return { outcome, ratedBy: 'compiler', reason: 'No source was found that rates this draft.' }
  return {
    outcome,
    ratedBy: ask.rated_by,
    confidence: ask.confidence as Confidence,
    locator: locatorOf(ask),
    sourceUrls: urlsOf(ask),
    reason: ask.note || null,
  }
}

/** Who asked is told as the source names them, where that is more than the organisation's name. */
function noteOf({ who_asked, note }: Case, organisation: string): string | null {
  const named = who_asked.replace(/ \(seed.*/, '')
  const naming = named === organisation ? '' : `Named in the source as "${named}".`
  return [naming, note].filter(Boolean).join(' ') || null
}

/** Where it stands; a case of the IGF round is told by its line of that transcript. */
function locatorOf({ locator, source_url }: Case): string {
  const line = /^seed \S+ line (\d+)$/.exec(source_url)?.[1]
  return line ? `${locator}; line ${line} of the transcript of IGF 2023 Open Forum #84` : locator
}

const urlsOf = ({ source_url }: Case) =>
  source_url.split(' ; ').filter((url) => url.startsWith('https://'))

/** The working group whose document it is, of what the table of cases calls its process. */
const groupOf = (process: string) =>
  process.startsWith('OEWG-I ') ? 'OEWG 2019–2021' : 'OEWG 2021–2025'
