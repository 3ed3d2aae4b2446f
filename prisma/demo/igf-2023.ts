import type { ElectoralGroup, OrganisationType } from '@/lib/generated/prisma/enums'
import { instantIn } from '@/lib/kernel/time'
import type { Transaction } from '@/lib/platform/db'
import { buildInput } from '../builders/inputs'
import type { PillarKey } from '../builders/pillars'
import { buildRound } from '../builders/rounds'
import { rowsOf, titleOf } from './csv'
import { organisationNamed } from './organisations'

type Column =
  | 'id'
  | 'organisation'
  | 'speaker'
  | 'stakeholder_type'
  | 'regional_group_in_source'
  | 'pillar'
  | 'position_own_words'
  | 'seed_line'
type Position = Record<Column, string>

const TYPES: Record<string, OrganisationType> = {
  member_state: 'state',
  academia_think_tank: 'academia',
  civil_society: 'other_ngo',
  un_entity: 'un_entity',
  aggregate: 'aggregate',
}
const PRINTED_GROUPS: Record<string, ElectoralGroup> = {
  WEOG: 'western_european_others',
  'Asia-Pacific': 'asia_pacific',
}
/** Whose ministry each is, so that conflicts of interest follow the State. */
const STATES: Record<string, string> = {
  'Ministry for Europe and Foreign Affairs, France': 'France',
  'Department of Foreign Affairs and Trade, Australia': 'Australia',
  'Global Affairs Canada': 'Canada',
}
const SESSION = 'IGF 2023 Open Forum #84'
const ZONE = 'Asia/Tokyo'

/** The 40 positions of seed-inputs.csv: an input per speaker and pillar, a point per position. */
export async function loadIgf2023(tx: Transaction): Promise<void> {
  const positions = rowsOf<Column>('seed-inputs.csv')
  const { streams } = await buildRound(
    {
      slug: 'igf-2023-open-forum-84',
      code: 'IGF23',
      title: `${SESSION}: shaping a UN cyber programme of action`,
      purpose:
        'What a programme of action on the use of ICTs in international security should do, as States, civil society, academia and a United Nations entity told it in one open session.',
      process: 'UN cyber programme of action',
      timeZone: ZONE,
      provenance: `Paraphrase of remarks at ${SESSION}, not a submission: each position is in our words, with the line of the transcript it stands in. Nobody listed here submitted anything on this platform. Two positions (SI39, SI40) sum up anonymous poll answers in the room; they come from no organisation. IGF 2023 was held in Kyoto from 8 to 12 October 2023; the day of the session is not recorded here, so the whole week stands in the calendar.`,
      closingNote:
        'The positions are kept as they were voiced; no outcome document was negotiated.',
      pillars: ['threats', 'norms', 'intl_law', 'cbm', 'capacity', 'rid', 'cross'],
      phases: {
        submission: {
          opensAt: instantIn(ZONE, '2023-10-08T00:00'),
          closesAt: instantIn(ZONE, '2023-10-13T00:00'),
        },
      },
    },
    tx,
  )
  const groups = new Map<string, Position[]>()
  for (const position of positions) {
    const key = JSON.stringify([position.organisation, position.speaker, position.pillar])
    groups.set(key, [...(groups.get(key) ?? []), position])
  }
  for (const group of groups.values()) {
    const [first] = group
    if (!first) continue
    await buildInput(
      {
        stream: streams[first.pillar as PillarKey],
        organisation: await speakersOrganisation(tx, first),
        author: null,
        authorName: first.speaker === 'anonymous' ? null : first.speaker,
        attribution: 'person_and_organisation',
        channel: 'unidir_or_other_consultation',
        source: `${SESSION}, transcript`,
        locator: group
          .map(({ id, seed_line }) => `${id}: line ${seed_line.replaceAll(';', ', ')}`)
          .join('; ')
          .concat(' of the transcript'),
        note: noteOf(first),
        title: titleOf(first.position_own_words),
        points: group.map(({ position_own_words }) => ({ statement: position_own_words })),
      },
      tx,
    )
  }
}

async function speakersOrganisation(tx: Transaction, position: Position) {
  const { organisation: name, stakeholder_type, regional_group_in_source: printed } = position
  const type = TYPES[stakeholder_type]
  if (!type) throw new Error(`unknown stakeholder type "${stakeholder_type}"`)
  const state = STATES[name]
    ? await tx.organisation.findUniqueOrThrow({ where: { name: STATES[name] } })
    : null
  return organisationNamed(tx, name, {
    type,
    electoralGroup: state ? state.electoralGroup : (PRINTED_GROUPS[printed] ?? null),
    delegationOfId: state?.id ?? null,
    basis:
      type === 'other_ngo' ? 'Civil society, as the source says; ECOSOC status not checked' : null,
  })
}

const noteOf = ({ regional_group_in_source: printed, stakeholder_type }: Position) =>
  stakeholder_type === 'aggregate'
    ? 'Sums up anonymous answers to a poll in the room; nobody is named and nothing is counted.'
    : printed
      ? `Regional group as printed in the source: ${printed}.`
      : null
