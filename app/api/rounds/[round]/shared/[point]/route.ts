import { defineRoute } from '@/lib/doors/route'
import { REFUSALS, refuse } from '@/lib/kernel/result'
import { fieldsOf } from '@/lib/platform/form'
import { assignPoints } from '@/lib/workbench/assignment-actions'
import { addNote, removeNote } from '@/lib/workbench/note-actions'
import { canAttendPoint } from '@/lib/workbench/policy'
import { attend, getAttendance } from '@/lib/workbench/presence-data'
import { sharePathSchema } from '@/lib/workbench/schema'

/** A note in characters of up to three bytes, with room for the other fields. */
const MOST_BYTES = 20_000

const ACTS = { note: addNote, remove: removeNote, assign: assignPoints }

/**
 * What a moderator does beside a decision, on the point at hand of the workbench: the same acts as its forms,
 * without leaving the page. Answers what is shared on the point by now, also where it refuses.
 */
export const POST = defineRoute({
  schema: sharePathSchema,
  load: getAttendance,
  rule: canAttendPoint,
  run: async ({ permit: { viewer, subject }, input: { act }, request }) => {
    if (Number(request.headers.get('content-length') ?? Infinity) > MOST_BYTES)
      return Response.json(refuse('TOO_LARGE'), { status: REFUSALS.TOO_LARGE })
    const form = await request.formData().catch(() => null)
    if (!form) return Response.json(refuse('INVALID'), { status: REFUSALS.INVALID })
    const done = await ACTS[act].perform(viewer, fieldsOf(form))
    const { share } = await attend(viewer, subject)
    return done.ok
      ? Response.json({ ok: true, share })
      : Response.json({ ...done, share }, { status: REFUSALS[done.code] })
  },
})
