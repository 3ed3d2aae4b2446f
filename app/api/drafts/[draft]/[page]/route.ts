import { defineRoute } from '@/lib/doors/route'
import { saveAbout, saveAttribution, savePoint } from '@/lib/inputs/actions'
import { getDraft } from '@/lib/inputs/draft-data'
import { canSaveDraft } from '@/lib/inputs/policy'
import { draftPageSchema, MOST } from '@/lib/inputs/schema'
import { REFUSALS, type RefusalCode } from '@/lib/kernel/result'
import { fieldsOf } from '@/lib/platform/form'

const saves = { about: saveAbout, points: savePoint, attribution: saveAttribution }

const refused = (answer: { code: RefusalCode }) =>
  Response.json({ ok: false, ...answer }, { status: REFUSALS[answer.code] })

/**
 * A page of a draft that saves itself while somebody types: the same act as its "Save for later", without
 * leaving the page. Answers what its fields hold from now on, or the refusal.
 */
export const POST = defineRoute({
  schema: draftPageSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canSaveDraft,
  run: async ({ permit, input: { page, draft }, request }) => {
    // Some more than a draft's bytes: the fields come twice, as they are and as they were.
    if (Number(request.headers.get('content-length') ?? Infinity) > 4 * MOST.bytes)
      return refused({ code: 'TOO_LARGE' })
    const form = await request.formData().catch(() => null)
    if (!form) return refused({ code: 'INVALID' })
    const fields = { ...fieldsOf(form), draft, next: 'here' }
    const done = await saves[page].perform(permit.viewer, fields)
    if (!done.ok) return refused(done)
    const number = /\/points\/(\d+)/.exec(done.value.to)?.[1]
    const { fields: was, version } = done.value
    return Response.json({ ok: true, was, version, number })
  },
})
