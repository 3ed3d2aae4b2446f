'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getRevisionToKeep } from './data'
import { canAddTranslation, canConfirmTranslation, canWithdrawTranslation } from './policy'
import { addTranslationSchema, confirmTranslationSchema, withdrawTranslationSchema } from './schema'
import { getTranslation } from './translation-data'
import {
  storeTranslation,
  storeTranslationConfirmed,
  storeTranslationWithdrawn,
} from './translation-mutations'
import { decideTranslation } from './translation-rules'
import type { TranslationToDecide } from './views'

/** Takes a revision's text in a further language, once somebody has seen what belongs to what. */
export const addTranslation = defineAction({
  schema: addTranslationSchema,
  load: (viewer, { document, revision }) => getRevisionToKeep(viewer, { document, revision }),
  rule: canAddTranslation,
  run: async ({ tx, permit, input }) => {
    const { roundId, roundSlug, revision } = permit.subject
    const decision = decideTranslation(permit.subject, input)
    if (!decision.ok) return decision
    const stored = await storeTranslation(tx, permit, input, decision.value)
    if (!stored.ok) return stored
    const facts = { revision: revision.name, language: input.language, made: input.made }
    return ok({
      to: `/moderate/${roundSlug}/documents?done=translation`,
      events: [{ kind: 'translation.added', subjectId: revision.id, roundId, facts }],
    })
  },
})

const pageOf = ({ roundSlug, id }: TranslationToDecide) => `/rounds/${roundSlug}/translations/${id}`
const factsOf = ({ revision, language, made }: TranslationToDecide) => ({
  revision: revision.name,
  language,
  made,
})

/** A second reader confirms a translation; from now on it is shown. */
export const confirmTranslation = defineAction({
  schema: confirmTranslationSchema,
  load: (viewer, { translation }) => getTranslation(viewer, translation),
  rule: canConfirmTranslation,
  run: async ({ tx, permit }) => {
    const { subject } = permit
    const stored = await storeTranslationConfirmed(tx, permit)
    if (!stored.ok) return stored
    const { revision, roundId } = subject
    return ok({
      to: `${pageOf(subject)}?done=translation_confirmed`,
      events: [
        {
          kind: 'translation.confirmed',
          subjectId: revision.id,
          roundId,
          facts: factsOf(subject),
        },
      ],
    })
  },
})

/** Withdraws a translation, and says why; nobody reads it any more, and that it was there is kept. */
export const withdrawTranslation = defineAction({
  schema: withdrawTranslationSchema,
  load: (viewer, { translation }) => getTranslation(viewer, translation),
  rule: canWithdrawTranslation,
  run: async ({ tx, permit, input }) => {
    const { subject } = permit
    const stored = await storeTranslationWithdrawn(tx, permit, input.reason)
    if (!stored.ok) return stored
    const { revision, roundId } = subject
    return ok({
      to: `${pageOf(subject)}?done=translation_withdrawn`,
      events: [
        {
          kind: 'translation.withdrawn',
          subjectId: revision.id,
          roundId,
          facts: { ...factsOf(subject), reason: input.reason },
        },
      ],
    })
  },
})
