'use server'
import { defineAction } from '@/lib/doors/action'
import { getDraft } from '@/lib/inputs/draft-data'
import { draftPath, logged } from '@/lib/inputs/rules'
import { ok } from '@/lib/kernel/result'
import { storeRemoval } from './mutations'
import { canRemoveAttachment } from './policy'
import { removeAttachmentSchema } from './schema'

/** Takes a file out of a draft. */
export const removeAttachment = defineAction({
  schema: removeAttachmentSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canRemoveAttachment,
  run: async ({ tx, permit, input: { attachment } }) => {
    const { subject } = permit
    const removed = await storeRemoval(tx, permit, attachment)
    if (!removed.ok) return removed
    const event = { ...logged(subject, subject.content.attribution), subjectId: subject.id }
    return ok({
      events: [{ kind: 'attachment.removed', ...event }],
      to: `${draftPath(subject)}/attachments?done=attachmentRemoved`,
    })
  },
})
