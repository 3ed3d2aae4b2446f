'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { getExclusionTarget } from './cluster-data'
import { storeParting, storeRejoining } from './cluster-mutations'
import type { ExclusionTarget } from './cluster-views'
import { canPart, canRejoin } from './policy'
import { partSchema } from './schema'

type Address = { of: string; document: string; revision: string }

/** The page of the cluster; of all clusters where nothing of it is left. */
function page(
  { roundSlug, pointId, others }: ExclusionTarget,
  { of, document, revision }: Address,
  done: 'parted' | 'rejoined',
): string {
  const next = of === pointId ? others[0] : of
  const left = done === 'rejoined' || others.length > 1
  return `/moderate/${roundSlug}/clusters${left && next ? `/${next}` : ''}?${new URLSearchParams({ document, revision, done })}`
}

/** A moderator says that a point is not the same as those it stands with; that is remembered. */
export const partFromCluster = defineAction({
  schema: partSchema,
  load: (viewer, { point }) => getExclusionTarget(viewer, point),
  rule: canPart,
  run: async ({ tx, permit, input }) => {
    const { pointId: subjectId, others, roundId, streamId, reference } = permit.subject
    const to = page(permit.subject, input, 'parted')
    if (others.length === 0) return ok({ replayed: true, to })
    await storeParting(tx, permit)
    const facts = { reference, others: others.length }
    return ok({ to, events: [{ kind: 'cluster.parted', subjectId, roundId, streamId, facts }] })
  },
})

/** A moderator takes that back. @returns ALREADY_DONE where nothing of the kind is remembered */
export const rejoinCluster = defineAction({
  schema: partSchema,
  load: (viewer, { point }) => getExclusionTarget(viewer, point),
  rule: canRejoin,
  run: async ({ tx, permit, input }) => {
    const { pointId: subjectId, roundId, streamId, reference } = permit.subject
    if ((await storeRejoining(tx, permit)) === 0) return refuse('ALREADY_DONE')
    const to = page(permit.subject, input, 'rejoined')
    return ok({
      to,
      events: [{ kind: 'cluster.rejoined', subjectId, roundId, streamId, facts: { reference } }],
    })
  },
})
