'use server'
import { randomUUID } from 'node:crypto'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { getAssignTarget } from './assignment-data'
import { tellAssigned } from './assignment-mail'
import { storeAssignments } from './assignment-mutations'
import { assignPointsSchema } from './assignment-schema'
import { canAssignPoint } from './policy'

/** A moderator takes points, gives them to another moderator of their streams, or to nobody. */
export const assignPoints = defineAction({
  schema: assignPointsSchema,
  load: (viewer, { point }) => getAssignTarget(viewer, point),
  rule: canAssignPoint,
  run: async ({ tx, permit, input: { point, to, was, back, queue } }) => {
    const stored = await storeAssignments(tx, permit, {
      to,
      was: point.length === 1 ? was : undefined,
    })
    if (!stored.ok) return stored
    const { given, interested } = stored.value
    const { roundId, roundSlug } = permit.subject
    const done = interested > 0 ? 'assigned_in_part' : 'assigned'
    const page = back === 'point' ? `/records/${point[0]}` : ''
    const at = `/moderate/${roundSlug}${page}?${queue ? `${queue}&` : ''}done=${done}`
    const [first, ...others] = given.map(({ pointId: subjectId, streamId }) => ({
      kind: 'point.assigned' as const,
      subjectId,
      roundId,
      streamId,
    }))
    if (!first) return ok({ to: at, replayed: true })
    if (to && to !== actor(permit).id)
      await tellAssigned(tx, permit.subject, {
        act: randomUUID(),
        memberId: to,
        points: given.length,
      })
    return ok({ to: at, events: [first, ...others] })
  },
})
