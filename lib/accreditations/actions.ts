'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getSubject, lockStanding } from './data'
import { tellRecorded } from './mail'
import { storeAccreditation } from './mutations'
import { canApply, canRecordAccreditation } from './policy'
import { accreditationsPath, decideApplying, decideRecording, ownAccreditationsPath } from './rules'
import { applySchema, recordSchema } from './schema'

/** An organisation's focal point applies for accreditation to a round. @returns ALREADY_DONE */
export const applyForAccreditation = defineAction({
  schema: applySchema,
  load: getSubject,
  rule: canApply,
  run: async ({ tx, permit, input: { note } }) => {
    const { organisationId, roundId } = permit.subject
    const held = await lockStanding(tx, permit.subject)
    const decision = decideApplying(held?.state ?? null)
    if (!decision.ok) return decision
    const id = await storeAccreditation(tx, permit, { state: 'applied', reason: note })
    return ok({
      events: [{ kind: 'accreditation.applied', subjectId: id, organisationId, roundId }],
      to: `${ownAccreditationsPath(organisationId)}?done=accreditationApplied`,
    })
  },
})

/**
 * An admin records what was decided about an organisation, with a reason that is not published. Its focal
 * points are told that there is a decision. The log says which: it is read by those who may know it.
 * @returns CONFLICT, NO_ECOSOC_STATUS, ALREADY_DONE
 */
export const recordAccreditation = defineAction({
  schema: recordSchema,
  load: getSubject,
  rule: canRecordAccreditation,
  run: async ({ tx, permit, input: { seen, state, reason } }) => {
    const { organisationId, roundId, roundSlug, ecosoc } = permit.subject
    const held = await lockStanding(tx, permit.subject)
    const decision = decideRecording(held, seen || null, { state, ecosoc })
    if (!decision.ok) return decision
    const id = await storeAccreditation(tx, permit, { state, reason })
    await tellRecorded(tx, { id, organisationId, roundId })
    return ok({
      events: [
        {
          kind: 'accreditation.recorded',
          subjectId: id,
          organisationId,
          roundId,
          facts: { state },
        },
      ],
      to: `${accreditationsPath(roundSlug)}?done=accreditationRecorded`,
    })
  },
})
