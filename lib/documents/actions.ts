'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getDocumentToKeep, getRoundToKeep } from './data'
import { keepText } from './imports'
import { storeDocument, storeRevision } from './mutations'
import { canAddDocument, canAddRevision } from './policy'
import { addDocumentSchema, addRevisionSchema, type ImportFields, importFields } from './schema'

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

/** What a form says besides what it does. */
const fieldsOf = (input: Record<keyof typeof importFields.shape, string>): ImportFields =>
  importFields.strip().parse(input)

/**
 * Takes a text as a document's next revision, once somebody has seen what was recognised. Markdown and HTML
 * are read first, and looked through as a file is.
 */
export const addRevision = defineAction({
  schema: addRevisionSchema,
  load: (viewer, { document }) => getDocumentToKeep(viewer, document),
  rule: canAddRevision,
  run: async ({ tx, permit, input }) => {
    const { roundId, roundSlug } = permit.subject
    const { format, text, step } = input
    if (format !== 'text' && step === 'review')
      return keepText(tx, permit, { fields: fieldsOf(input), text, format })
    const stored = await storeRevision(tx, permit, input)
    if (!stored.ok) return stored
    const { id, slug, paragraphs, corrected } = stored.value
    return ok({
      to: `/moderate/${roundSlug}?revision=${slug}&done=revision`,
      events: [
        {
          kind: 'revision.added',
          subjectId: id,
          roundId,
          facts: { name: input.name, paragraphs, corrected },
        },
      ],
    })
  },
})
