import { defineRoute } from '@/lib/doors/route'
import { canAttendPoint } from '@/lib/workbench/policy'
import { attend, getAttendance, leave } from '@/lib/workbench/presence-data'
import { presenceSchema } from '@/lib/workbench/schema'

/**
 * A page says every twenty seconds that its moderator is on a point, and learns who else is and what they share
 * of it by now; or that they left.
 */
export const POST = defineRoute({
  schema: presenceSchema,
  load: getAttendance,
  rule: canAttendPoint,
  run: async ({ permit: { viewer, subject }, input: { gone } }) => {
    if (gone) await leave(viewer, subject)
    const told = gone ? { others: [], share: null } : await attend(viewer, subject)
    return Response.json(told, { headers: { 'cache-control': 'no-store' } })
  },
})
