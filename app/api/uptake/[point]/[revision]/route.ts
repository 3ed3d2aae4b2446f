import { defineRoute } from '@/lib/doors/route'
import { REFUSALS, type Refusal, refuse } from '@/lib/kernel/result'
import { fieldsOf } from '@/lib/platform/form'
import { recordUptake } from '@/lib/uptake/actions'
import { canRecordUptake } from '@/lib/uptake/policy'
import { getRecordNow, getUptakeTarget } from '@/lib/uptake/record-data'
import { uptakePathSchema } from '@/lib/uptake/schema'

/** A reason and what it was, in characters of up to three bytes, with room for the other fields. */
const MOST_BYTES = 40_000

const answer = (refusal: Refusal, more: object = {}) =>
  Response.json({ ...refusal, ...more }, { status: REFUSALS[refusal.code] })

/**
 * A decision of the workbench: the same act as its form, without leaving the page. Answers the record's
 * version from now on, the act that can be taken back and the next page; or the refusal, a CONFLICT with
 * the record as it is now.
 */
export const POST = defineRoute({
  schema: uptakePathSchema,
  load: getUptakeTarget,
  rule: canRecordUptake,
  run: async ({ permit, input, request }) => {
    if (Number(request.headers.get('content-length') ?? Infinity) > MOST_BYTES)
      return answer(refuse('TOO_LARGE'))
    const form = await request.formData().catch(() => null)
    if (!form) return answer(refuse('INVALID'))
    const done = await recordUptake.perform(permit.viewer, { ...fieldsOf(form), ...input })
    if (done.ok) {
      const { to, version, fields } = done.value
      return Response.json({ ok: true, to, version, act: fields?.act ?? null })
    }
    if (done.code !== 'CONFLICT') return answer(done)
    return answer(done, { now: await getRecordNow(permit.viewer, input) })
  },
})
