'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getRevisionToKeep } from './data'
import { canAddTranslation } from './policy'
import { addTranslationSchema } from './schema'
import { storeTranslation } from './translation-mutations'
import { decideTranslation } from './translation-rules'

/** Takes a revision's text in a further language, once somebody has seen what belongs to what. */
export const addTranslation = defineAction({
  schema: addTranslationSchema,
  load: (viewer, { document, revision }) => getRevisionToKeep(viewer, { document, revision }),
  rule: canAddTranslation,
  run: async ({ tx, permit, input }) => {
    const { roundId, roundSlug, revision } = permit.subject
    const decision = decideTranslation(permit.subject, input)
    if (!decision.ok) return decision
    await storeTranslation(tx, permit, input, decision.value)
    const facts = { revision: revision.name, language: input.language, made: input.made }
    return ok({
      to: `/moderate/${roundSlug}/documents?done=translation`,
      events: [{ kind: 'translation.added', subjectId: revision.id, roundId, facts }],
    })
  },
})
