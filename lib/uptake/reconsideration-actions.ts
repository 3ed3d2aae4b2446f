'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { canAnswerReconsideration, canAskReconsideration } from './policy'
import { getKeepTarget } from './reconsideration-data'
import { storeKept, storeRequest } from './reconsideration-mutations'
import { askReconsiderationSchema, keepRecordSchema } from './schema'
import { getVerdictTarget } from './verdict-mutations'

/** The author's side asks that a record they disagree with be looked at again. */
export const askReconsideration = defineAction({
  schema: askReconsiderationSchema,
  load: (viewer, { record }) => getVerdictTarget(viewer, record),
  rule: canAskReconsideration,
  run: async ({ tx, permit, input }) => {
    const { roundId, streamId, organisationId, roundSlug, reference } = permit.subject
    const stored = await storeRequest(tx, permit, input)
    if (!stored.ok) return stored
    const to = `/rounds/${roundSlug}/inputs/${reference}?done=reconsider`
    if (!stored.value.fresh) return ok({ replayed: true, to })
    return ok({
      to,
      events: [
        {
          kind: 'reconsideration.asked',
          subjectId: stored.value.id,
          roundId,
          streamId,
          ...(organisationId && { organisationId }),
          facts: { reference },
        },
      ],
    })
  },
})

/** A moderator answers such a request: the record is kept as it is. To change it is a correction. */
export const keepRecord = defineAction({
  schema: keepRecordSchema,
  load: (viewer, { reconsideration }) => getKeepTarget(viewer, reconsideration),
  rule: canAnswerReconsideration,
  run: async ({ tx, permit, input }) => {
    const { reconsiderationId: subjectId, roundId, streamId, ...at } = permit.subject
    const stored = await storeKept(tx, permit, input.reason)
    if (!stored.ok) return stored
    return ok({
      to: `/moderate/${at.roundSlug}/disagreement?done=kept`,
      events: [
        {
          kind: 'reconsideration.answered',
          subjectId,
          roundId,
          streamId,
          facts: { reference: at.reference },
        },
      ],
    })
  },
})
