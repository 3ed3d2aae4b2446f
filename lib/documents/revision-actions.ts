'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { canChangeRevision, canRemoveRevision } from './policy'
import { getRevisionFacts } from './revision-data'
import { storeRevisionFacts, storeRevisionRemoved } from './revision-mutations'
import { changeRevisionSchema, removeRevisionSchema } from './schema'

/** Changes what is known of a revision besides its text. */
export const changeRevision = defineAction({
  schema: changeRevisionSchema,
  load: (viewer, { document, revision }) => getRevisionFacts(viewer, { document, revision }),
  rule: canChangeRevision,
  run: async ({ tx, permit, input: { document: _, revision: __, ...facts } }) => {
    const { roundId, roundSlug, revision } = permit.subject
    const stored = await storeRevisionFacts(tx, permit, facts)
    if (!stored.ok) return stored
    const said = Object.fromEntries(
      Object.entries(facts).filter(([, value]) => value !== undefined),
    )
    return ok({
      to: `/moderate/${roundSlug}/documents?done=revisionChanged`,
      events: [
        {
          kind: 'revision.changed',
          subjectId: revision.id,
          roundId,
          facts: { was: revision.name, ...said },
        },
      ],
    })
  },
})

/** Takes a revision back that was stored by mistake. */
export const removeRevision = defineAction({
  schema: removeRevisionSchema,
  load: (viewer, { document, revision }) => getRevisionFacts(viewer, { document, revision }),
  rule: canRemoveRevision,
  run: async ({ tx, permit }) => {
    const { title, roundId, roundSlug, revision } = permit.subject
    const stored = await storeRevisionRemoved(tx, permit)
    if (!stored.ok) return stored
    return ok({
      to: `/moderate/${roundSlug}/documents?done=revisionRemoved`,
      events: [
        {
          kind: 'revision.removed',
          subjectId: revision.id,
          roundId,
          facts: { document: title, name: revision.name },
        },
      ],
    })
  },
})
