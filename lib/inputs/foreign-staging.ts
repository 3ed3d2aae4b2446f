import { defineAction } from '@/lib/doors/action'
import { ok, type Result } from '@/lib/kernel/result'
import { apart } from '@/lib/platform/apart'
import { storeTable } from './foreign-mutations'
import { type ForeignFormat, keepTableSchema } from './foreign-schema'
import type { ForeignTable } from './foreign-views'
import { getRecording } from './on-behalf-data'
import { recordingPath, stagedEvent } from './on-behalf-paths'
import { canImportBatch } from './policy'

/** Reads a foreign table in a thread of its own. @returns what `readForeign` does */
export async function readForeignApart(
  content: Uint8Array,
  wished: ForeignFormat | '',
): Promise<Result<ForeignTable>> {
  const given = { content, wished }
  const answer = await apart<Result<ForeignTable>>('lib/inputs/foreign-thread.mjs', given)
  return 'fault' in answer ? { ok: false, code: 'UNREADABLE' } : answer.value
}

/** Keeps a table until somebody says what its columns are. Only its route calls this. */
export const keepTable = defineAction({
  schema: keepTableSchema,
  load: (viewer, { round }) => getRecording(viewer, round),
  rule: canImportBatch,
  run: async ({ tx, permit, input }) => {
    const id = await storeTable(tx, permit, input)
    return ok({
      to: `${recordingPath(permit.subject)}/tables/${id}`,
      events: [stagedEvent(permit.subject, id, input.rows.length)],
    })
  },
})
