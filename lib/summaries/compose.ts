// Over 250 lines: the figures of a summary, told so that no small group can be worked out from two of them.
import type {
  ElectoralGroup,
  OrganisationType,
  Outcome,
  VerdictAnswer,
} from '@/lib/generated/prisma/enums'
import { SMALLEST_GROUP } from '@/lib/inputs/attribution'
import { GAPS, type Gap, gapOf } from '@/lib/uptake/gap-rules'

/** Public inputs of one voice in one pillar; `groupOnly` where the public is told type and group alone. */
export type VoiceFact = {
  pillarKey: string
  /** Null for a person in their own capacity. */
  organisationId: string | null
  type: OrganisationType | null
  electoralGroup: ElectoralGroup | null
  groupOnly: boolean
  inputs: number
  points: number
  /** Points without a published record. */
  notReviewed: number
}

/** Published outcomes as uptake counts them: type and group null where they are not told. */
export type OutcomeFact = {
  pillarKey: string
  type: OrganisationType | null
  electoralGroup: ElectoralGroup | null
  groupOnly: boolean
  outcome: Outcome
  verdict: VerdictAnswer | null
  points: number
}

export type CountedOutcome = Outcome | 'not_reviewed'
export type Tally = {
  key: string
  inputs: number
  points: number
  /** Null where telling it would tell who. */
  organisations: number | null
  outcomes: Partial<Record<CountedOutcome, number>>
}
export type PillarTally = Tally & {
  title: string
  verdicts: Partial<Record<VerdictAnswer | 'none', number>>
}
/** How recorded uptake and verdicts stand to each other in one row, in points (see `gapOf`). */
export type GapTally = { key: string; gaps: Partial<Record<Gap, number>> }
export type Figures = {
  /** The day (UTC) on which they were computed. */
  takenOn: string
  totals: { inputs: number; points: number; organisations: number }
  pillars: PillarTally[]
  types: Tally[]
  groups: Tally[]
  /** Not in summaries that were published before it was counted. */
  gaps?: Gaps
}
export type Gaps = {
  pillars: GapTally[]
  types: GapTally[]
  /** Pillar by pillar the types in it; not in summaries that were published before it was counted. */
  cells?: { pillar: string; types: GapTally[] }[]
}

/** Where the public is told of "a participant" only, or where a cell would hold fewer than five. */
export const UNDISCLOSED = 'undisclosed'
/** A named person who speaks for no organisation. */
export const IN_OWN_CAPACITY = 'own_capacity'
/** An organisation that no electoral group is recorded for. */
export const NO_GROUP = 'no_group'

/**
 * A round's figures from its public facts. Every input counts under what its byline tells (product.md,
 * "Attribution"); of those told by type and group only, fewer than five in a cell are not shown in it
 * (security.md) but under `undisclosed`. Inputs for moderators only are in no figure.
 */
export function compose(
  voices: readonly VoiceFact[],
  outcomes: readonly OutcomeFact[],
  pillars: readonly { key: string; title: string }[],
  takenOn: string,
): Figures {
  const told = withPeers(voices)
  return {
    takenOn,
    totals: {
      inputs: sum(voices, 'inputs'),
      points: sum(voices, 'points'),
      organisations: organisationsIn(voices),
    },
    pillars: pillars.map(({ key, title }) => {
      const spoken = voices.filter(({ pillarKey }) => pillarKey === key)
      const decided = outcomes.filter(({ pillarKey }) => pillarKey === key)
      const organisations = organisationsIn(spoken)
      return { title, ...tally(key, spoken, decided, organisations), verdicts: verdictsIn(decided) }
    }),
    types: tabulate(told, outcomes, typeOf),
    groups: tabulate(told, outcomes, (fact) =>
      fact.type === null ? lone(fact) : (fact.electoralGroup ?? NO_GROUP),
    ),
    gaps: gapsOf(outcomes, pillars),
  }
}

/**
 * How recorded uptake and verdicts stand to each other, by pillar, by type, and by both: what summaries freeze
 * and pages count as of today. Small cells are hidden within their pillar, and the rows by type are the sums of
 * these, so that nobody finds a hidden one as the difference of two tables.
 */
export function gapsOf(
  outcomes: readonly OutcomeFact[],
  pillars: readonly { key: string }[],
): Gaps {
  const of = (key: string) => outcomes.filter(({ pillarKey }) => pillarKey === key)
  const cells = pillars.map(({ key }) => ({ key, rows: gapRows(of(key)) }))
  const keys = [...new Set(cells.flatMap(({ rows }) => [...rows.keys()]))].sort(lastUndisclosed)
  return {
    pillars: pillars.map(({ key }) => ({ key, gaps: gapsIn(of(key)) })),
    types: keys.map((key) => ({
      key,
      gaps: gapsIn(cells.flatMap(({ rows }) => rows.get(key) ?? [])),
    })),
    cells: cells
      .filter(({ rows }) => rows.size > 0)
      .map(({ key: pillar, rows }) => ({
        pillar,
        types: [...rows.keys()]
          .sort(lastUndisclosed)
          .map((key) => ({ key, gaps: gapsIn(rows.get(key) ?? []) })),
      })),
  }
}

/** As for outcomes, each cell is looked at by itself. */
const gapRows = (outcomes: readonly OutcomeFact[]): Map<string, OutcomeFact[]> =>
  hideSmall(
    outcomes,
    typeOf,
    (fact) => `${typeOf(fact)} ${gapOf(fact.outcome, fact.verdict)}`,
    (facts) => sum(facts, 'points'),
  )

function gapsIn(outcomes: readonly OutcomeFact[]): GapTally['gaps'] {
  const counted = GAPS.map((gap) => {
    const those = outcomes.filter(({ outcome, verdict }) => gapOf(outcome, verdict) === gap)
    return [gap, sum(those, 'points')] as const
  })
  return Object.fromEntries(counted.filter(([, points]) => points > 0))
}

const typeOf = (fact: VoiceFact | OutcomeFact) => (fact.type === null ? lone(fact) : fact.type)

const lone = ({ groupOnly }: { groupOnly: boolean }) => (groupOnly ? UNDISCLOSED : IN_OWN_CAPACITY)

/** Takes type and group from those whose byline is "a participant": too few others are like them. */
function withPeers(voices: readonly VoiceFact[]): VoiceFact[] {
  const peers = new Map<string, Set<string>>()
  const like = ({ type, electoralGroup }: VoiceFact) => `${type} ${electoralGroup}`
  for (const voice of voices)
    if (voice.organisationId)
      peers.set(like(voice), (peers.get(like(voice)) ?? new Set()).add(voice.organisationId))
  return voices.map((voice) =>
    voice.groupOnly && (peers.get(like(voice))?.size ?? 0) < SMALLEST_GROUP
      ? { ...voice, type: null, electoralGroup: null }
      : voice,
  )
}

function tabulate(
  voices: readonly VoiceFact[],
  outcomes: readonly OutcomeFact[],
  keyOf: (fact: VoiceFact | OutcomeFact) => string,
): Tally[] {
  // An organisation is hidden among others, a point among points: each cell is looked at by itself.
  const spoken = hideSmall(voices, keyOf, keyOf, organisationsIn)
  const decided = hideSmall(
    outcomes,
    keyOf,
    (fact) => `${keyOf(fact)} ${fact.outcome}`,
    (facts) => sum(facts, 'points'),
  )
  const keys = [...new Set([...spoken.keys(), ...decided.keys()])].sort(lastUndisclosed)
  return keys.map((key) => {
    const those = spoken.get(key) ?? []
    const organisations = key === UNDISCLOSED ? null : organisationsIn(those)
    return tally(key, those, decided.get(key) ?? [], organisations)
  })
}

/** Facts by row, those told by type and group only moved to `undisclosed` where their cell is small. */
function hideSmall<Fact extends { groupOnly: boolean }>(
  facts: readonly Fact[],
  rowOf: (fact: Fact) => string,
  cellOf: (fact: Fact) => string,
  size: (facts: readonly Fact[]) => number,
): Map<string, Fact[]> {
  const hidden = facts.filter(({ groupOnly }) => groupOnly)
  const small = new Set(
    [...grouped(hidden, cellOf)].flatMap(([cell, those]) =>
      size(those) < SMALLEST_GROUP ? cell : [],
    ),
  )
  return grouped(facts, (fact) =>
    fact.groupOnly && small.has(cellOf(fact)) ? UNDISCLOSED : rowOf(fact),
  )
}

function grouped<Fact>(facts: readonly Fact[], keyOf: (fact: Fact) => string): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = keyOf(fact)
    const group = groups.get(key)
    if (group) group.push(fact)
    else groups.set(key, [fact])
  }
  return groups
}

function tally(
  key: string,
  voices: readonly VoiceFact[],
  outcomes: readonly OutcomeFact[],
  organisations: number | null,
): Tally {
  const counted: Tally['outcomes'] = {}
  for (const { outcome, points } of outcomes) counted[outcome] = (counted[outcome] ?? 0) + points
  const notReviewed = sum(voices, 'notReviewed')
  if (notReviewed) counted.not_reviewed = notReviewed
  return {
    key,
    inputs: sum(voices, 'inputs'),
    points: sum(voices, 'points'),
    organisations,
    outcomes: counted,
  }
}

function verdictsIn(outcomes: readonly OutcomeFact[]): PillarTally['verdicts'] {
  const counted: PillarTally['verdicts'] = {}
  for (const { verdict, points } of outcomes)
    counted[verdict ?? 'none'] = (counted[verdict ?? 'none'] ?? 0) + points
  return counted
}

const sum = <Name extends string>(facts: readonly Record<Name, number>[], name: Name): number =>
  facts.reduce((total, fact) => total + fact[name], 0)

const organisationsIn = (voices: readonly VoiceFact[]): number =>
  new Set(voices.flatMap(({ organisationId }) => organisationId ?? [])).size

const lastUndisclosed = (a: string, b: string): number =>
  Number(a === UNDISCLOSED) - Number(b === UNDISCLOSED) || a.localeCompare(b)
