import { defineRoute } from '@/lib/doors/route'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { led, sentFile } from '@/lib/platform/sent-file'
import { getRound } from '@/lib/rounds/data'
import { streamFilesSchema } from '@/lib/uptake/file-schema'
import { canImportDecisions } from '@/lib/uptake/policy'
import { filesPath } from '@/lib/uptake/upload-paths'
import { readUploadApart, stageUpload } from '@/lib/uptake/upload-staging'

/** Files that one member may have read in an hour. */
const limits = (memberId: string) => [
  { name: 'upload-member', key: memberId, points: 120, seconds: 3600 },
]

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
    const sent = await sentFile(request)
    const [document = '', revision = ''] = String(sent.form?.get('revision') ?? '').split('/')
    const back = `/${sent.locale}${filesPath({ roundSlug: round, pillarKey: pillar })}`
    const refused = (code: string) =>
      led(`${back}&chosen=${encodeURIComponent(`${document}/${revision}`)}&refused=${code}`)
    if ('code' in sent) return refused(sent.code)
    if (!(await withinLimits(limits(actor(permit).id)))) return refused('RATE_LIMITED')
    const read = await readUploadApart(new Uint8Array(await sent.file.arrayBuffer()))
    if (!read.ok) return refused(read.code)
    const where = { round, pillar, document, revision, fileName: sent.fileName }
    const staged = await stageUpload.perform(permit.viewer, { ...where, ...read.value })
    return staged.ok ? led(`/${sent.locale}${staged.value.to}`) : refused(staged.code)
  },
})
