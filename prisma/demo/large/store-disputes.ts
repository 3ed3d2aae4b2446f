import type { Transaction } from '@/lib/platform/db'
import { jsonOf } from '../csv'
import type { PlannedRecord } from './outcomes'
import { uuidOf } from './store-inputs'

const { why, kept, templates } = jsonOf<{
  why: string[]
  kept: string[]
  templates: { title: string; text: string; outcomes: PlannedRecord['outcome'][] }[]
}>('large/disputes.json')

/** How many authors of each revision ask that a record be reconsidered; of two the first is answered. */
const REQUESTS = 10

type Answered = Pick<PlannedRecord, 'verdict'> & {
  id: string
  pointId: string
  authorId: string | null
  /** Who reviewed it, and so may keep it: of another organisation than who decided it. */
  reviewer: { id: string }
}

/** Requests for reconsideration by authors who found less than all, every second one kept with a reason. */
export async function storeDisputes(
  tx: Transaction,
  chance: Parameters<typeof uuidOf>[0],
  {
    revisionId,
    records,
    day,
  }: {
    revisionId: string
    records: readonly Answered[]
    day: (days: number) => Date
  },
): Promise<void> {
  const asked = records
    .filter(({ verdict, authorId }) => authorId && verdict && verdict.answer !== 'fully')
    .slice(0, REQUESTS)
    .map((record) => ({ ...record, requestId: uuidOf(chance) }))
  await tx.reconsideration.createMany({
    data: asked.map(({ requestId, id: recordId, pointId, authorId }) => ({
      ...{ id: requestId, recordId, pointId, revisionId, memberId: authorId ?? '' },
      ...{ reason: chance.pick(why), formKey: uuidOf(chance), askedAt: day(9) },
    })),
  })
  await tx.keptRecord.createMany({
    data: asked
      .filter((_, at) => at % 2 === 0)
      .map(({ requestId, reviewer }) => ({
        ...{ reconsiderationId: requestId, memberId: reviewer.id },
        ...{ reason: chance.pick(kept), answeredAt: day(10) },
      })),
  })
}

/** Reasons to begin with, for every moderator of the round. */
export const storeTemplates = (tx: Transaction, roundId: string) =>
  tx.reasonTemplate.createMany({
    data: templates.map((template) => ({ roundId, language: 'en', ...template })),
  })
