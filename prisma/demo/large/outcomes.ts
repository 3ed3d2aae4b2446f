import type { Outcome, VerdictAnswer } from '@/lib/generated/prisma/enums'
import { type Chance, seeded } from '@/lib/kernel/random'
import { jsonOf } from '../csv'
import type { PlannedPoint } from './inputs'
import { type Piece, sectionOf } from './text'

const material = jsonOf<{
  reasons: Partial<Record<Outcome, string[]>>
  carriedTo: string[]
  wouldNeed: string[]
  returned: string[]
}>('large/outcomes.json')

export type Stage = 'decided' | 'returned' | 'agreed' | 'proposed' | 'published'
export type PlannedRecord = {
  point: PlannedPoint
  revision: number
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  /** Keys of paragraphs of that revision. */
  keys: string[]
  stage: Stage
  /** What a reviewer who returned it said. */
  comment: string | null
  verdict: { answer: VerdictAnswer; wouldNeed: string | null } | null
}

/** Counting back from the last revision: the share of points decided, and how far the records are. */
const PROGRESS: { decided: number; stages: Partial<Record<Stage, number>> }[] = [
  { decided: 0.88, stages: { decided: 0.8, agreed: 0.17, returned: 0.03 } },
  {
    decided: 0.3,
    stages: { published: 0.4, proposed: 0.1, agreed: 0.25, returned: 0.05, decided: 0.2 },
  },
  {
    decided: 0.5,
    stages: { published: 0.75, proposed: 0.05, agreed: 0.1, returned: 0.05, decided: 0.05 },
  },
  { decided: 0.62, stages: { published: 0.9, agreed: 0.05, returned: 0.02, decided: 0.03 } },
]

const SHARES: [number, Outcome][] = [
  [0.16, 'reflected'],
  [0.24, 'partly_reflected'],
  [0.28, 'noted'],
  [0.2, 'not_reflected'],
  [0.06, 'out_of_scope'],
  [0.06, 'carried_elsewhere'],
]

function drawn<T>(chance: Chance, shares: readonly (readonly [number, T])[], otherwise: T): T {
  let left = chance()
  for (const [share, value] of shares) {
    if (left < share) return value
    left -= share
  }
  return otherwise
}

/** A wording that a revision took over, and the paragraph that has it. */
export type Taken = { revision: number; key: string }

/**
 * What moderators decided, revision by revision: nothing in a revision where what a point was reflected in is
 * gone (nobody has said yet that it was dropped), reflected from where on its wording was taken over, otherwise mostly as before.
 */
export function planOutcomes(
  seed: number,
  points: readonly PlannedPoint[],
  texts: readonly (readonly Piece[])[],
  taken: ReadonlyMap<PlannedPoint, Taken>,
): PlannedRecord[] {
  const chance = seeded(seed)
  const order = chance.shuffled(points)
  const held = new Map<PlannedPoint, PlannedRecord>()
  const records: PlannedRecord[] = []
  for (const [revision, text] of texts.entries()) {
    const { decided, stages } =
      PROGRESS[texts.length - 1 - revision] ?? (PROGRESS[3] as (typeof PROGRESS)[number])
    const here = new Set(text.flatMap(({ keys }) => keys))
    const shares = Object.entries(stages).map(([stage, share]) => [share, stage as Stage] as const)
    // What campaigns ask of the last revision is left to be answered together.
    const asked =
      revision < texts.length - 1 ? order : order.filter(({ campaign }) => campaign === undefined)
    for (const point of asked.slice(0, Math.ceil(asked.length * decided))) {
      const before = held.get(point)
      const linked = before?.keys.length ? before.keys : null
      if (linked && !linked.some((key) => here.has(key))) continue
      const adopted = taken.get(point)
      const reflected = adopted && adopted.revision <= revision && here.has(adopted.key)
      const keep = before && chance() < 0.75
      const outcome = reflected
        ? 'reflected'
        : keep && before.outcome !== 'reflected'
          ? before.outcome
          : drawn(chance, SHARES, 'noted')
      const needsLink = outcome === 'reflected' || outcome === 'partly_reflected'
      const keys = reflected
        ? [adopted.key]
        : needsLink
          ? (linked ?? placeOf(chance, point, text))
          : []
      const reasons = material.reasons[outcome]
      const stage = drawn(chance, shares, 'decided' as Stage)
      const record: PlannedRecord = {
        ...{ point, revision, outcome, keys, stage },
        reason: reasons ? chance.pick(reasons) : null,
        carriedTo: outcome === 'carried_elsewhere' ? chance.pick(material.carriedTo) : null,
        comment: stage === 'returned' ? chance.pick(material.returned) : null,
        verdict: stage === 'published' && chance() < 0.4 ? answer(chance, outcome) : null,
      }
      held.set(point, record)
      records.push(record)
    }
  }
  return records
}

/** Where a point would be reflected: in the paragraph it is about, else in one of its topic. */
function placeOf(chance: Chance, { about, topic }: PlannedPoint, text: readonly Piece[]): string[] {
  const body = text.filter(({ kind }) => kind !== 'heading')
  const named = body.find(({ keys }) => about !== undefined && keys.includes(about))
  const own = body.filter(({ section }) => section === sectionOf(topic))
  const place = named ?? chance.pick(own.length ? own : body)
  return place.keys.slice(0, 1)
}

/** Authors agree more often where something was reflected. */
function answer(chance: Chance, outcome: Outcome): PlannedRecord['verdict'] {
  const pleased = outcome === 'reflected' ? 0.7 : outcome === 'partly_reflected' ? 0.25 : 0.15
  const given = drawn<VerdictAnswer>(
    chance,
    [
      [pleased, 'fully'],
      [0.25, 'partly'],
    ],
    'not',
  )
  return { answer: given, wouldNeed: given === 'fully' ? null : chance.pick(material.wouldNeed) }
}
