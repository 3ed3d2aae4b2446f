import { defineRoute } from '@/lib/doors/route'
import { FOREIGN_FORMATS } from '@/lib/inputs/foreign-schema'
import { keepTable, readForeignApart } from '@/lib/inputs/foreign-staging'
import { getRecording } from '@/lib/inputs/on-behalf-data'
import { recordingPath } from '@/lib/inputs/on-behalf-paths'
import { batchesSchema } from '@/lib/inputs/on-behalf-schema'
import { canImportBatch } from '@/lib/inputs/policy'
import { cutText } from '@/lib/kernel/text'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { SHEET_LIMITS } from '@/lib/platform/sheet'

/** Files that one member may have read in an hour. */
const limits = (memberId: string) => [
  { name: 'table-member', key: memberId, points: 120, seconds: 3600 },
]

const led = (to: string) => new Response(null, { status: 303, headers: { location: to } })

/** Takes a table of another system and leads to what its columns may be, or back with what is wrong. */
export const POST = defineRoute({
  schema: batchesSchema,
  load: (viewer, { round }) => getRecording(viewer, round),
  rule: canImportBatch,
  run: async ({ permit, input: { round }, request }) => {
    // Before the body is read: a form's own fields take a few hundred bytes.
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    const form = length < SHEET_LIMITS.bytes + 10_000 ? await request.formData() : null
    const locale = String(form?.get('locale') ?? 'en').replace(/[^a-z]/g, '') || 'en'
    const refused = (code: string) =>
      led(`/${locale}${recordingPath(permit.subject)}?table=${code}#table`)
    if (!form) return refused('TOO_LARGE')
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) return refused('INVALID')
    if (!(await withinLimits(limits(actor(permit).id)))) return refused('RATE_LIMITED')
    const wished = FOREIGN_FORMATS.find((format) => format === form.get('format')) ?? ''
    const read = await readForeignApart(new Uint8Array(await file.arrayBuffer()), wished)
    if (!read.ok) return refused(read.code)
    const fileName = cutText(file.name, 200)
    const kept = await keepTable.perform(permit.viewer, { round, fileName, ...read.value })
    return kept.ok ? led(`/${locale}${kept.value.to}`) : refused(kept.code)
  },
})
