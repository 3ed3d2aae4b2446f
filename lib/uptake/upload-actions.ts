'use server'
import { defineAction } from '@/lib/doors/action'
import { getBatch } from '@/lib/inputs/on-behalf-data'
import { ok, refuse } from '@/lib/kernel/result'
import { applyUploadSchema, stageAnswersSchema, uploadSchema } from './file-schema'
import { ownWords } from './own-words'
import { canApplyDecisions, canDiscardDecisions, canImportDecisions } from './policy'
import { getUpload, getUploadTarget } from './upload-data'
import { storeApplication, storeUpload, storeUploadDiscard } from './upload-mutations'
import { filesPath, uploadPath } from './upload-paths'
import { rowsOfAnswers } from './upload-rules'

/** A moderator applies what a file says, as it was shown. */
export const applyUpload = defineAction({
  schema: applyUploadSchema,
  load: (viewer, { upload }) => getUpload(viewer, upload),
  rule: canApplyDecisions,
  run: async ({ tx, permit, input }) => {
    const { id: subjectId, roundId, streamId } = permit.subject
    const applied = await storeApplication(tx, permit, input, await ownWords())
    if (!applied.ok) return applied
    const { decisions, events } = applied.value
    return ok({
      to: `${uploadPath(permit.subject)}?done=decisionsApplied`,
      events: [
        { kind: 'decisions.applied', subjectId, roundId, streamId, facts: { decisions } },
        ...events,
      ],
    })
  },
})

/**
 * Puts the answers of a foreign table before a moderator, as rows of a file against a revision.
 * @returns INCOMPLETE while none of its lines is an input
 */
export const stageAnswers = defineAction({
  schema: stageAnswersSchema,
  load: async (viewer, { batch: id, revision: at }) => {
    const batch = await getBatch(viewer, id)
    const [document = '', revision = ''] = at.split('/')
    if (!batch?.answers) return null
    const where = { round: batch.roundSlug, pillar: batch.answers.pillar, document, revision }
    const target = await getUploadTarget(viewer, where)
    return target && { ...target, batch }
  },
  rule: canImportDecisions,
  run: async ({ tx, permit }) => {
    const { roundId, streamId, roundSlug, batch } = permit.subject
    const answers = batch.answers?.rows ?? []
    const found = rowsOfAnswers({ answers, stored: batch.stored ?? [] })
    const rows = found.filter(({ reference }) => reference !== null)
    if (rows.length === 0) return refuse('INCOMPLETE')
    const fileName = batch.fileName ?? ''
    const stored = await storeUpload(tx, permit, { fileName, rows, notes: [] })
    if (!stored.ok) return stored
    const id = stored.value
    const facts = { rows: rows.length }
    return ok({
      to: uploadPath({ roundSlug, id }),
      events: [{ kind: 'decisions.imported', subjectId: id, roundId, streamId, facts }],
    })
  },
})

/** Forgets what was read. */
export const discardUpload = defineAction({
  schema: uploadSchema,
  load: (viewer, { upload }) => getUpload(viewer, upload),
  rule: canDiscardDecisions,
  run: async ({ tx, permit }) => {
    const discarded = await storeUploadDiscard(tx, permit)
    if (!discarded.ok) return discarded
    const { id: subjectId, roundId, streamId } = permit.subject
    return ok({
      to: `${filesPath(permit.subject)}&done=decisionsDiscarded`,
      events: [{ kind: 'decisions.discarded', subjectId, roundId, streamId }],
    })
  },
})
