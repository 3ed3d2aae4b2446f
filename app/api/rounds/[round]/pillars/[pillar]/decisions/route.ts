import { defineRoute } from '@/lib/doors/route'
import { cutText } from '@/lib/kernel/text'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { SHEET_LIMITS } from '@/lib/platform/sheet'
import { getRound } from '@/lib/rounds/data'
import { streamFilesSchema } from '@/lib/uptake/file-schema'
import { canImportDecisions } from '@/lib/uptake/policy'
import { filesPath } from '@/lib/uptake/upload-paths'
import { readUploadApart, stageUpload } from '@/lib/uptake/upload-staging'

/** Files that one member may have read in an hour. */
const limits = (memberId: string) => [
  { name: 'upload-member', key: memberId, points: 120, seconds: 3600 },
]

const led = (to: string) => new Response(null, { status: 303, headers: { location: to } })

/** Takes a file of decisions and leads to its preview, or back with what is wrong with it. */
export const POST = defineRoute({
  schema: streamFilesSchema,
  load: async (viewer, { round, pillar }) => {
    const found = await getRound(viewer, round)
    const stream = found?.streams.find(({ pillarKey }) => pillarKey === pillar)
    return stream ? { streamId: stream.id } : null
  },
  rule: canImportDecisions,
  run: async ({ permit, input: { round, pillar }, request }) => {
    // Before the body is read: a form's own fields take a few hundred bytes.
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    const form = length < SHEET_LIMITS.bytes + 10_000 ? await request.formData() : null
    const locale = String(form?.get('locale') ?? 'en').replace(/[^a-z]/g, '') || 'en'
    const [document = '', revision = ''] = String(form?.get('revision') ?? '').split('/')
    const back = `/${locale}${filesPath({ roundSlug: round, pillarKey: pillar })}`
    const refused = (code: string) =>
      led(`${back}&chosen=${encodeURIComponent(`${document}/${revision}`)}&refused=${code}`)
    if (!form) return refused('TOO_LARGE')
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) return refused('INVALID')
    if (!(await withinLimits(limits(actor(permit).id)))) return refused('RATE_LIMITED')
    const read = await readUploadApart(new Uint8Array(await file.arrayBuffer()))
    if (!read.ok) return refused(read.code)
    const fileName = cutText(file.name, 200)
    const where = { round, pillar, document, revision }
    const staged = await stageUpload.perform(permit.viewer, { ...where, fileName, ...read.value })
    return staged.ok ? led(`/${locale}${staged.value.to}`) : refused(staged.code)
  },
})
