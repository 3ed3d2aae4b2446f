'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { requestNotes } from '@/lib/platform/request'
import { getCopied } from './copy-data'
import { storeCopy } from './copy-mutations'
import { canCopyInput } from './policy'
import { draftEvent, draftLimits, draftPath } from './rules'
import { copyInputSchema } from './schema'

/**
 * Starts a draft with the text of an input in a stream that takes inputs, now or later. Sent again it leads
 * to the same draft. @returns CLOSED where the stream takes none of this side; RATE_LIMITED, KEY_REUSED
 */
export const copyInput = defineAction({
  schema: copyInputSchema,
  load: async (viewer, { reference, target }) => {
    const input = await getCopied(viewer, reference, target)
    const [stream] = input?.streams ?? []
    return input && stream ? { ...input, stream } : null
  },
  rule: canCopyInput,
  run: async ({ tx, permit, input: { formKey, files } }) => {
    const { organisationId, stream } = permit.subject
    const network = requestNotes.getStore()?.network ?? ''
    if (!stream.open) return refuse('CLOSED')
    if (!(await withinLimits(draftLimits(actor(permit).id, network)))) return refuse('RATE_LIMITED')
    const stored = await storeCopy(tx, permit, { formKey, files: files === 'on' })
    if (!stored.ok) return stored
    const { id, fresh, content } = stored.value
    const to = `${draftPath({ roundSlug: stream.roundSlug, id })}?done=copied`
    const draft = { id, organisationId, content, roundId: stream.roundId, streamId: stream.id }
    return ok(fresh ? { events: [draftEvent('draft.copied', draft)], to } : { replayed: true, to })
  },
})
