import { defineRoute } from '@/lib/doors/route'
import { getRecording } from '@/lib/inputs/on-behalf-data'
import { recordingPath } from '@/lib/inputs/on-behalf-paths'
import { batchesSchema } from '@/lib/inputs/on-behalf-schema'
import { readBatchApart, stageFile } from '@/lib/inputs/on-behalf-staging'
import { canImportBatch } from '@/lib/inputs/policy'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { led, sentFile } from '@/lib/platform/sent-file'

/** Files that one member may have read in an hour. */
const limits = (memberId: string) => [
  { name: 'batch-member', key: memberId, points: 120, seconds: 3600 },
]

/** Takes a spreadsheet and leads to what was read, or back to the form with what is wrong. */
export const POST = defineRoute({
  schema: batchesSchema,
  load: (viewer, { round }) => getRecording(viewer, round),
  rule: canImportBatch,
  run: async ({ permit, input: { round }, request }) => {
    const sent = await sentFile(request)
    const refused = (code: string) =>
      led(`/${sent.locale}${recordingPath(permit.subject)}?refused=${code}`)
    if ('code' in sent) return refused(sent.code)
    const { file, fileName, locale } = sent
    if (!(await withinLimits(limits(actor(permit).id)))) return refused('RATE_LIMITED')
    const read = await readBatchApart(new Uint8Array(await file.arrayBuffer()))
    if (!read.ok) return refused(read.code)
    const staged = await stageFile.perform(permit.viewer, { round, fileName, ...read.value })
    return staged.ok ? led(`/${locale}${staged.value.to}`) : refused(staged.code)
  },
})
