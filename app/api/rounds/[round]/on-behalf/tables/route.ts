import { defineRoute } from '@/lib/doors/route'
import { FOREIGN_FORMATS } from '@/lib/inputs/foreign-schema'
import { keepTable, readForeignApart } from '@/lib/inputs/foreign-staging'
import { getRecording } from '@/lib/inputs/on-behalf-data'
import { recordingPath } from '@/lib/inputs/on-behalf-paths'
import { batchesSchema } from '@/lib/inputs/on-behalf-schema'
import { canImportBatch } from '@/lib/inputs/policy'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { led, sentFile } from '@/lib/platform/sent-file'

/** Files that one member may have read in an hour. */
const limits = (memberId: string) => [
  { name: 'table-member', key: memberId, points: 120, seconds: 3600 },
]

/** Takes a table of another system and leads to what its columns may be, or back with what is wrong. */
export const POST = defineRoute({
  schema: batchesSchema,
  load: (viewer, { round }) => getRecording(viewer, round),
  rule: canImportBatch,
  run: async ({ permit, input: { round }, request }) => {
    const sent = await sentFile(request)
    const refused = (code: string) =>
      led(`/${sent.locale}${recordingPath(permit.subject)}?table=${code}#table`)
    if ('code' in sent) return refused(sent.code)
    if (!(await withinLimits(limits(actor(permit).id)))) return refused('RATE_LIMITED')
    const wished = FOREIGN_FORMATS.find((format) => format === sent.form.get('format')) ?? ''
    const read = await readForeignApart(new Uint8Array(await sent.file.arrayBuffer()), wished)
    if (!read.ok) return refused(read.code)
    const { fileName } = sent
    const kept = await keepTable.perform(permit.viewer, { round, fileName, ...read.value })
    return kept.ok ? led(`/${sent.locale}${kept.value.to}`) : refused(kept.code)
  },
})
