import { defineRoute } from '@/lib/doors/route'
import { getRecording } from '@/lib/inputs/on-behalf-data'
import { recordingPath } from '@/lib/inputs/on-behalf-paths'
import { batchesSchema } from '@/lib/inputs/on-behalf-schema'
import { stageFile } from '@/lib/inputs/on-behalf-staging'
import { canImportBatch } from '@/lib/inputs/policy'
import { led, sentFile } from '@/lib/platform/sent-file'

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
    const bytes = new Uint8Array(await file.arrayBuffer())
    const staged = await stageFile.perform(permit.viewer, { round, fileName, bytes })
    return staged.ok ? led(`/${locale}${staged.value.to}`) : refused(staged.code)
  },
})
