import { defineRoute } from '@/lib/doors/route'
import { REFUSALS } from '@/lib/kernel/result'
import { getUndoTarget } from '@/lib/uptake/act-data'
import { undoUptake } from '@/lib/uptake/actions'
import { canUndoUptake } from '@/lib/uptake/policy'
import { actPathSchema } from '@/lib/uptake/schema'

/** Takes back what a moderator did with one key, without leaving the page. Answers the next page. */
export const POST = defineRoute({
  schema: actPathSchema,
  load: (viewer, { act }) => getUndoTarget(viewer, act),
  rule: canUndoUptake,
  run: async ({ permit, input }) => {
    const done = await undoUptake.perform(permit.viewer, input)
    return done.ok
      ? Response.json({ ok: true, to: done.value.to })
      : Response.json(done, { status: REFUSALS[done.code] })
  },
})
