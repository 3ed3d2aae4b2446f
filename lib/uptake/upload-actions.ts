'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { applyUploadSchema, uploadSchema } from './file-schema'
import { ownWords } from './own-words'
import { canApplyDecisions, canDiscardDecisions } from './policy'
import { getUpload } from './upload-data'
import { storeApplication, storeUploadDiscard } from './upload-mutations'
import { filesPath, uploadPath } from './upload-paths'

/** A moderator applies what a file says, as it was shown. */
export const applyUpload = defineAction({
  schema: applyUploadSchema,
  load: (viewer, { upload }) => getUpload(viewer, upload),
  rule: canApplyDecisions,
  run: async ({ tx, permit, input }) => {
    const { id: subjectId, roundId, streamId } = permit.subject
    const applied = await storeApplication(tx, permit, input, await ownWords())
    if (!applied.ok) return applied
    const { decisions, events } = applied.value
    return ok({
      to: `${uploadPath(permit.subject)}?done=decisionsApplied`,
      events: [
        { kind: 'decisions.applied', subjectId, roundId, streamId, facts: { decisions } },
        ...events,
      ],
    })
  },
})

/** Forgets what was read. */
export const discardUpload = defineAction({
  schema: uploadSchema,
  load: (viewer, { upload }) => getUpload(viewer, upload),
  rule: canDiscardDecisions,
  run: async ({ tx, permit }) => {
    const discarded = await storeUploadDiscard(tx, permit)
    if (!discarded.ok) return discarded
    const { id: subjectId, roundId, streamId } = permit.subject
    return ok({
      to: `${filesPath(permit.subject)}&done=decisionsDiscarded`,
      events: [{ kind: 'decisions.discarded', subjectId, roundId, streamId }],
    })
  },
})
