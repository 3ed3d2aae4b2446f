'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getDocumentToKeep, getRoundToKeep } from './data'
import { storeDocument, storeRevision } from './mutations'
import { canAddDocument, canAddRevision } from './policy'
import { addDocumentSchema, addRevisionSchema } from './schema'

/** Opens a document in a round; its text comes with the first revision. */
export const addDocument = defineAction({
  schema: addDocumentSchema,
  load: (viewer, { round }) => getRoundToKeep(viewer, round),
  rule: canAddDocument,
  run: async ({ tx, permit, input }) => {
    const { roundId, roundSlug } = permit.subject
    const { id } = await storeDocument(tx, permit, input)
    return ok({
      to: `/moderate/${roundSlug}/documents/${id}?done=document`,
      events: [{ kind: 'document.added', subjectId: id, roundId, facts: { title: input.title } }],
    })
  },
})

/** Takes a pasted text as a document's next revision, once somebody has seen what was recognised. */
export const addRevision = defineAction({
  schema: addRevisionSchema,
  load: (viewer, { document }) => getDocumentToKeep(viewer, document),
  rule: canAddRevision,
  run: async ({ tx, permit, input }) => {
    const { roundId, roundSlug } = permit.subject
    const stored = await storeRevision(tx, permit, input)
    if (!stored.ok) return stored
    const { id, slug, paragraphs } = stored.value
    return ok({
      to: `/moderate/${roundSlug}?revision=${slug}&done=revision`,
      events: [
        {
          kind: 'revision.added',
          subjectId: id,
          roundId,
          facts: { name: input.name, paragraphs },
        },
      ],
    })
  },
})
