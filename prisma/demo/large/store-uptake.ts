import type { Chance } from '@/lib/kernel/random'
import type { Transaction } from '@/lib/platform/db'
import { buildPublication } from '../../builders/uptake'
import type { PlannedPoint } from './inputs'
import type { PlannedRecord, Stage } from './outcomes'
import { storeDisputes } from './store-disputes'
import { type StoredPoint, uuidOf } from './store-inputs'
import type { Staff } from './store-people'
import type { StoredRevision } from './store-revisions'
import type { Piece } from './text'

type Scene = {
  chance: Chance
  records: readonly PlannedRecord[]
  points: ReadonlyMap<PlannedPoint, StoredPoint>
  texts: readonly (readonly Piece[])[]
  revisions: readonly StoredRevision[]
  staff: Staff
}

const DAY = 86_400_000

/** Stores decisions with their links and reviews, publishes what was published, and answers some of it. */
export async function storeUptake(tx: Transaction, scene: Scene): Promise<void> {
  const { chance, points, staff } = scene
  for (const [at, revision] of scene.revisions.entries()) {
    const text = scene.texts[at] ?? []
    const day = (days: number) => new Date(revision.issuedOn.getTime() + days * DAY)
    const own = scene.records
      .filter((record) => record.revision === at)
      .map((record) => {
        const [decider, reviewer] =
          chance() < 0.5
            ? staff.moderators
            : ([...staff.moderators].reverse() as typeof staff.moderators)
        return { ...record, id: uuidOf(chance), decider, reviewer, ...pointOf(points, record) }
      })
    await tx.uptakeRecord.createMany({
      data: own.map(({ id, pointId, outcome, reason, carriedTo, decider }) => ({
        ...{ id, pointId, outcome, reason, carriedTo },
        revisionId: revision.id,
        decidedById: decider.id,
        decidedAt: day(2 + chance()),
      })),
    })
    await tx.uptakeLink.createMany({
      data: own.flatMap(({ id: recordId, keys }) =>
        lineagesOf(keys, text, revision).map((lineageId) => ({ recordId, lineageId })),
      ),
    })
    await tx.review.createMany({
      data: own
        .filter(({ stage }) => stage !== 'decided')
        .map(({ id: recordId, reviewer, stage, comment }) => ({
          ...{ recordId, recordVersion: 1, reviewerId: reviewer.id, comment },
          finding: stage === 'returned' ? ('returned' as const) : ('agreed' as const),
          reviewedAt: day(4 + chance()),
        })),
    })
    await publish(tx, revision, own, staff)
    await tx.verdict.createMany({
      data: own.flatMap(({ id: recordId, verdict, authorId }) =>
        verdict && authorId
          ? [
              {
                recordId,
                memberId: authorId,
                formKey: uuidOf(chance),
                answeredAt: day(7 + chance()),
                ...verdict,
              },
            ]
          : [],
      ),
    })
    await storeDisputes(tx, chance, { revisionId: revision.id, records: own, day })
  }
}

async function publish(
  tx: Transaction,
  revision: StoredRevision,
  own: readonly { id: string; stage: Stage }[],
  { moderators, admins }: Staff,
): Promise<void> {
  const at = (stage: Stage) =>
    own.filter((record) => record.stage === stage).map(({ id }) => ({ id, version: 1 }))
  const [published, proposed] = [at('published'), at('proposed')]
  const day = (days: number) => new Date(revision.issuedOn.getTime() + days * DAY)
  const batch = { revision, proposedBy: moderators[0], proposedAt: day(5.5) }
  const publishedAt = day(6)
  if (published.length)
    await buildPublication({ ...batch, records: published, signedBy: admins, publishedAt }, tx)
  if (proposed.length)
    await buildPublication(
      { ...batch, records: proposed, signedBy: admins.slice(0, 1), published: false },
      tx,
    )
}

function pointOf(points: Scene['points'], { point }: PlannedRecord) {
  const stored = points.get(point)
  if (!stored) throw new Error('a decision is on a point that was not stored')
  return { pointId: stored.id, authorId: stored.authorId }
}

const lineagesOf = (
  keys: readonly string[],
  text: readonly Piece[],
  { lineages }: StoredRevision,
): string[] => [
  ...new Set(
    text.flatMap((piece, at) =>
      piece.keys.some((key) => keys.includes(key)) ? (lineages[at] ?? []) : [],
    ),
  ),
]
