import { defineAction } from '@/lib/doors/action'
import { ok, type Result } from '@/lib/kernel/result'
import { apart } from '@/lib/platform/apart'
import { stageUploadSchema } from './file-schema'
import { canImportDecisions } from './policy'
import { getUploadTarget } from './upload-data'
import { storeUpload } from './upload-mutations'
import { uploadPath } from './upload-paths'
import type { ReadUpload } from './upload-reading'

/** Reads a file in a thread of its own. @returns what `readUpload` does; UNREADABLE where that ended */
export async function readUploadApart(content: Uint8Array): Promise<Result<ReadUpload>> {
  const answer = await apart<Result<ReadUpload>>('lib/uptake/upload-thread.mjs', { content })
  return 'fault' in answer ? { ok: false, code: 'UNREADABLE' } : answer.value
}

/** Keeps what was read; nothing of it is decided yet. Only its route calls this. */
export const stageUpload = defineAction({
  schema: stageUploadSchema,
  load: getUploadTarget,
  rule: canImportDecisions,
  run: async ({ tx, permit, input }) => {
    const { roundId, streamId, roundSlug } = permit.subject
    const stored = await storeUpload(tx, permit, input)
    if (!stored.ok) return stored
    const id = stored.value
    const facts = { rows: input.rows.length }
    return ok({
      to: uploadPath({ roundSlug, id }),
      events: [{ kind: 'decisions.imported', subjectId: id, roundId, streamId, facts }],
    })
  },
})
