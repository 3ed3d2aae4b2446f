import { defineRoute } from '@/lib/doors/route'
import { canAttendPoint } from '@/lib/workbench/policy'
import { attend, getAttendance, leave } from '@/lib/workbench/presence-data'
import { presenceSchema } from '@/lib/workbench/schema'

/** A page says every twenty seconds that its moderator is on a point, and learns who else is; or that they left. */
export const POST = defineRoute({
  schema: presenceSchema,
  load: getAttendance,
  rule: canAttendPoint,
  run: async ({ permit: { viewer, subject }, input: { gone } }) => {
    if (gone) await leave(viewer, subject)
    return Response.json(
      { others: gone ? [] : await attend(viewer, subject) },
      { headers: { 'cache-control': 'no-store' } },
    )
  },
})
