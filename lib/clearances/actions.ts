'use server'
import { defineAction } from '@/lib/doors/action'
import { getDraft } from '@/lib/inputs/draft-data'
import { draftEvent, draftPath } from '@/lib/inputs/rules'
import { ok } from '@/lib/kernel/result'
import { getJoinable } from '@/lib/organisations/delegates-data'
import { delegatesPath } from '@/lib/organisations/rules'
import { tellAsker, tellFocalPoints } from './mail'
import { lockForClearance, storeClearance, storeClears, storeQuestion } from './mutations'
import { canAskClearance, canChangeClearance, canClearDraft } from './policy'
import { decideAskingClearance, decideClearing } from './rules'
import * as schema from './schema'

/** A focal point decides whether the organisation's drafts are cleared before they are submitted. */
export const changeClearance = defineAction({
  schema: schema.changeClearanceSchema,
  load: (viewer, { organisation }) => getJoinable(viewer, organisation),
  rule: canChangeClearance,
  run: async ({ tx, permit, input: { clears } }) => {
    const { organisationId } = permit.subject
    const stored = await storeClears(tx, permit, clears === 'on')
    if (!stored.ok) return stored
    const facts = { clears: clears === 'on' }
    return ok({
      events: [{ kind: 'clearance.changed', subjectId: organisationId, organisationId, facts }],
      to: `${delegatesPath(organisationId)}?done=clearanceChanged`,
    })
  },
})

/** Puts the present version of a draft before the focal points. @returns CONFLICT, ALREADY_DONE */
export const askClearance = defineAction({
  schema: schema.versionSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canAskClearance,
  run: async ({ tx, permit, input: { version } }) => {
    const held = await lockForClearance(tx, permit)
    if (!held.ok) return held
    const decision = decideAskingClearance(held.value, version)
    if (!decision.ok) return decision
    const id = await storeQuestion(tx, permit, version)
    await tellFocalPoints(tx, id, permit.subject)
    return ok({
      events: [draftEvent('draft.clearance_asked', permit.subject)],
      to: `${draftPath(permit.subject)}/check?done=clearanceAsked`,
    })
  },
})

/** Clears the version that was asked about: from then on a submitter submits it. */
export const clearDraft = defineAction({
  schema: schema.versionSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canClearDraft,
  run: async ({ tx, permit, input: { version } }) => {
    const held = await lockForClearance(tx, permit)
    if (!held.ok) return held
    const decision = decideClearing(held.value, version)
    if (!decision.ok) return decision
    const id = decision.value
    const asked = await storeClearance(tx, permit, { id, note: null })
    if (!asked.ok) return asked
    await tellAsker(tx, 'cleared', { id, askedById: asked.value }, permit.subject)
    return ok({
      events: [draftEvent('draft.cleared', permit.subject)],
      to: `${draftPath(permit.subject)}/check?done=draftCleared`,
    })
  },
})

/** Returns the version that was asked about with a note on what to change. */
export const returnDraft = defineAction({
  schema: schema.returnDraftSchema,
  load: (viewer, { draft }) => getDraft(viewer, draft),
  rule: canClearDraft,
  run: async ({ tx, permit, input: { version, note } }) => {
    const held = await lockForClearance(tx, permit)
    if (!held.ok) return held
    const decision = decideClearing(held.value, version)
    if (!decision.ok) return decision
    const id = decision.value
    const asked = await storeClearance(tx, permit, { id, note })
    if (!asked.ok) return asked
    await tellAsker(tx, 'returned', { id, askedById: asked.value }, permit.subject)
    return ok({
      events: [draftEvent('draft.returned', permit.subject)],
      to: `${draftPath(permit.subject)}/check?done=draftReturned`,
    })
  },
})
