import { defineAction } from '@/lib/doors/action'
import { ok, type Result } from '@/lib/kernel/result'
import { apart } from '@/lib/platform/apart'
import { getRecording } from './on-behalf-data'
import { storeStaged } from './on-behalf-mutations'
import { batchPath, stagedEvent } from './on-behalf-paths'
import type { ReadBatch } from './on-behalf-reading'
import { stageFileSchema } from './on-behalf-schema'
import { canImportBatch } from './policy'

/** Reads a file in a thread of its own. @returns what `readBatch` does; UNREADABLE where that ended */
export async function readBatchApart(content: Uint8Array): Promise<Result<ReadBatch>> {
  const answer = await apart<Result<ReadBatch>>('lib/inputs/on-behalf-thread.mjs', { content })
  return 'fault' in answer ? { ok: false, code: 'UNREADABLE' } : answer.value
}

/** Keeps the lines of a file; nothing of it is an input yet. Only its route calls this. */
export const stageFile = defineAction({
  schema: stageFileSchema,
  load: (viewer, { round }) => getRecording(viewer, round),
  rule: canImportBatch,
  run: async ({ tx, permit, input: { fileName, lines, notes } }) => {
    const staged = await storeStaged(tx, permit, { fileName, lines, notes })
    if (!staged.ok) return staged
    return ok({
      events: [stagedEvent(permit.subject, staged.value, lines.length)],
      to: batchPath({ ...permit.subject, id: staged.value }),
    })
  },
})
