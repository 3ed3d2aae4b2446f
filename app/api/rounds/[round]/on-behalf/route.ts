import { defineRoute } from '@/lib/doors/route'
import { getRecording } from '@/lib/inputs/on-behalf-data'
import { recordingPath } from '@/lib/inputs/on-behalf-paths'
import { batchesSchema } from '@/lib/inputs/on-behalf-schema'
import { stageFile } from '@/lib/inputs/on-behalf-staging'
import { canImportBatch } from '@/lib/inputs/policy'
import { SHEET_LIMITS } from '@/lib/platform/sheet'

const led = (to: string) => new Response(null, { status: 303, headers: { location: to } })

/** Takes a spreadsheet and leads to what was read, or back to the form with what is wrong. */
export const POST = defineRoute({
  schema: batchesSchema,
  load: (viewer, { round }) => getRecording(viewer, round),
  rule: canImportBatch,
  run: async ({ permit, input: { round }, request }) => {
    // Before the body is read: a form's own fields take a few hundred bytes.
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    const fits = length < SHEET_LIMITS.bytes + 10_000
    const form = fits ? await request.formData() : null
    const locale = String(form?.get('locale') ?? 'en').replace(/[^a-z]/g, '') || 'en'
    const refused = (code: string) =>
      led(`/${locale}${recordingPath(permit.subject)}?refused=${code}`)
    if (!form) return refused('TOO_LARGE')
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) return refused('INVALID')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const fileName = file.name.slice(0, 200)
    const staged = await stageFile.perform(permit.viewer, { round, fileName, bytes })
    return staged.ok ? led(`/${locale}${staged.value.to}`) : refused(staged.code)
  },
})
