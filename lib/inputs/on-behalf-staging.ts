import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { readSheet, SHEET_LIMITS } from '@/lib/platform/sheet'
import { getRecording } from './on-behalf-data'
import { linesOf, namesColumns } from './on-behalf-lines'
import { storeStaged } from './on-behalf-mutations'
import { batchPath, stagedEvent } from './on-behalf-paths'
import { stageFileSchema } from './on-behalf-schema'
import { canImportBatch } from './policy'

/** Files that one member may have read in an hour. */
const fileLimits = (memberId: string) => [
  { name: 'batch-member', key: memberId, points: 120, seconds: 3600 },
]

/**
 * Reads a file and keeps its lines; nothing of it is an input yet. Only its route calls this.
 * @returns UNREADABLE, TOO_LARGE, INCOMPLETE where no row names the columns or no line follows, RATE_LIMITED
 */
export const stageFile = defineAction({
  schema: stageFileSchema,
  load: (viewer, { round }) => getRecording(viewer, round),
  rule: canImportBatch,
  run: async ({ tx, permit, input: { fileName, bytes } }) => {
    if (!(await withinLimits(fileLimits(actor(permit).id)))) return refuse('RATE_LIMITED')
    const sheet = await readSheet(bytes, namesColumns)
    if (!sheet.ok) return sheet
    const read = linesOf(sheet.value.rows)
    if (!read?.lines.length) return refuse('INCOMPLETE')
    if (read.lines.length > SHEET_LIMITS.rows) return refuse('TOO_LARGE')
    const notes = [...sheet.value.notes, ...read.notes]
    const staged = await storeStaged(tx, permit, { fileName, lines: read.lines, notes })
    if (!staged.ok) return staged
    return ok({
      events: [stagedEvent(permit.subject, staged.value, read.lines.length)],
      to: batchPath({ ...permit.subject, id: staged.value }),
    })
  },
})
