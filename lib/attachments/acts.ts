import { type Done, defineAction } from '@/lib/doors/action'
import { getDraft } from '@/lib/inputs/draft-data'
import { draftPath, logged } from '@/lib/inputs/rules'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { requestNotes } from '@/lib/platform/request'
import { storeAttachment } from './mutations'
import { canAddAttachment } from './policy'
import { addAttachmentSchema } from './schema'

/** Files that may be added in an hour: by one member, from one network, and by everybody. */
const limits = (memberId: string, network: string) => [
  { name: 'attachment-member', key: memberId, points: 100, seconds: 3600 },
  { name: 'attachment-network', key: network, points: 1000, seconds: 3600 },
  { name: 'attachment-all', key: 'all', points: 5000, seconds: 3600 },
]

/**
 * Gives a draft a cleaned file. No form calls it: files come by the route that reads, checks and cleans
 * them, so it is no server action.
 */
export const addAttachment = defineAction({
  schema: addAttachmentSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canAddAttachment,
  run: async ({ tx, permit, input }): Promise<Result<Done>> => {
    const { subject } = permit
    const network = requestNotes.getStore()?.network ?? ''
    if (!(await withinLimits(limits(actor(permit).id, network)))) return refuse('RATE_LIMITED')
    const stored = await storeAttachment(tx, permit, input)
    if (!stored.ok) return stored
    const to = `${draftPath(subject)}/attachments?done=attached`
    if (!stored.value.fresh) return ok({ replayed: true, to })
    const event = { ...logged(subject, subject.content.attribution), subjectId: subject.id }
    return ok({ events: [{ kind: 'attachment.added', ...event }], to })
  },
})
