'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { canRemoveView, canSaveView } from './policy'
import { removeViewSchema, saveViewSchema } from './schema'
import { getOwnView, getViewsRound } from './view-data'
import { removeView as forgetView, storeView } from './view-mutations'

const page = (roundSlug: string, query: string, done: string) =>
  `/moderate/${roundSlug}?${query ? `${query}&` : ''}done=${done}`

/** A moderator keeps the address of a queue under a name. */
export const saveView = defineAction({
  schema: saveViewSchema,
  load: (viewer, { round }) => getViewsRound(viewer, round),
  rule: canSaveView,
  run: async ({ tx, permit, input: { name, queue: query } }) => {
    const { roundId, roundSlug } = permit.subject
    const stored = await storeView(tx, permit, { name, query })
    if (!stored.ok) return stored
    return ok({
      to: page(roundSlug, query, 'view_saved'),
      events: [{ kind: 'view.saved', subjectId: stored.value, roundId }],
    })
  },
})

/** A moderator forgets a view of their own. */
export const removeView = defineAction({
  schema: removeViewSchema,
  load: (viewer, { view }) => getOwnView(viewer, view),
  rule: canRemoveView,
  run: async ({ tx, permit }) => {
    const { id: subjectId, query, roundId, roundSlug } = permit.subject
    const removed = await forgetView(tx, permit)
    if (!removed.ok) return removed
    return ok({
      to: page(roundSlug, query, 'view_removed'),
      events: [{ kind: 'view.removed', subjectId, roundId }],
    })
  },
})
