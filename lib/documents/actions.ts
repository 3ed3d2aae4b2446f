'use server'
import { defineAction } from '@/lib/doors/action'
import { ok } from '@/lib/kernel/result'
import { getDocumentToKeep, getRoundToKeep } from './data'
import { keepText } from './imports'
import { storeDocument, storeDocumentFacts, storeRevision } from './mutations'
import { canAddDocument, canAddRevision, canChangeDocument } from './policy'
import {
  addDocumentSchema,
  addRevisionSchema,
  changeDocumentSchema,
  type ImportFields,
  revisionFields,
} from './schema'

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

/** Changes what is known of a document besides its texts. */
export const changeDocument = defineAction({
  schema: changeDocumentSchema,
  load: (viewer, { document }) => getDocumentToKeep(viewer, document),
  rule: canChangeDocument,
  run: async ({ tx, permit, input: { symbol, process } }) => {
    const { id, roundId, roundSlug } = permit.subject
    await storeDocumentFacts(tx, permit, { symbol, process })
    return ok({
      to: `/moderate/${roundSlug}/documents?done=documentChanged`,
      events: [{ kind: 'document.changed', subjectId: id, roundId, facts: { symbol, process } }],
    })
  },
})

/** What a form says besides what it does. */
const fieldsOf = (input: Record<keyof typeof revisionFields.shape, string>): ImportFields =>
  revisionFields.strip().parse(input)

/**
 * Takes a text as a document's next revision, once somebody has seen what was recognised. Markdown and HTML
 * are read first, and looked through as a file is.
 */
export const addRevision = defineAction({
  schema: addRevisionSchema,
  load: (viewer, { document }) => getDocumentToKeep(viewer, document),
  rule: canAddRevision,
  run: async ({ tx, permit, input }) => {
    const { roundId, roundSlug, slug: document } = permit.subject
    const { format, text, step } = input
    if (format !== 'text' && step === 'review')
      return keepText(tx, permit, { fields: fieldsOf(input), text, format })
    const stored = await storeRevision(tx, permit, input)
    if (!stored.ok) return stored
    const { id, slug, paragraphs, corrected } = stored.value
    return ok({
      to: `/moderate/${roundSlug}?document=${document}&revision=${slug}&done=revision`,
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
