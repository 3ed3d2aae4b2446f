import sql from 'sql-template-tag'
import type { z } from 'zod'
import type { AuditEvent } from '@/lib/audit/events'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { lockPoints, storeDecisions } from './decision-mutations'
import type { applyUploadSchema, stageUploadSchema } from './file-schema'
import type { ownWords } from './own-words'
import { asUpload, type RawUpload, uploadStatement } from './upload-data'
import { decideUpload, judgeUpload, previewStamp } from './upload-rules'
import type { UploadTarget, UploadView } from './upload-views'

/** Keeps what was read for a day. @returns its id; NOT_FOUND where the revision was taken back meanwhile */
export async function storeUpload<Subject extends UploadTarget>(
  tx: Transaction,
  permit: Permit<Rule<'decisions.import', Subject>>,
  {
    fileName,
    rows,
    notes,
  }: Pick<z.output<typeof stageUploadSchema>, 'fileName' | 'rows' | 'notes'>,
): Promise<Result<string>> {
  const { streamId, revisionId } = permit.subject
  const [held] = await readIn(
    tx,
    sql`SELECT id FROM revisions WHERE id = ${revisionId}::uuid FOR KEY SHARE`,
  )
  if (!held) return refuse('NOT_FOUND')
  const data = { memberId: actor(permit).id, streamId, revisionId, fileName, rows, notes }
  return ok((await tx.decisionUpload.create({ data, select: { id: true } })).id)
}

/** Deletes uploads that are older than a day: they hold decisions that nobody published. */
export const dropOldUploads = (tx: Transaction): Promise<unknown> =>
  readIn(tx, sql`DELETE FROM decision_uploads WHERE created_at < now() - interval '1 day'`)

/** Forgets what was read and not applied. @returns ALREADY_DONE where it was applied */
export async function storeUploadDiscard(
  tx: Transaction,
  permit: Permit<Rule<'decisions.discard', UploadView>>,
): Promise<Result<null>> {
  const { count } = await tx.decisionUpload.deleteMany({
    where: { id: permit.subject.id, appliedAt: null },
  })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}

export type Applied = { decisions: number; events: AuditEvent[] }

/**
 * Applies an upload, all or nothing: its points are locked, its rows judged as things stand then, and what
 * was chosen is stored as one act.
 * @returns what `decideUpload` refuses; CONFLICT where the preview would be another by now; ALREADY_DONE twice
 */
export async function storeApplication(
  tx: Transaction,
  permit: Permit<Rule<'decisions.apply', UploadView>>,
  input: z.output<typeof applyUploadSchema>,
  words: Awaited<ReturnType<typeof ownWords>>,
): Promise<Result<Applied>> {
  const { id, revisionId, pointIds } = permit.subject
  // The document first, as whoever takes a revision back does.
  await lockPoints(tx, pointIds, revisionId)
  const [row] = await readIn<RawUpload>(tx, uploadStatement(permit.viewer, id))
  if (!row) return refuse('NOT_FOUND')
  const { count } = await tx.decisionUpload.updateMany({
    where: { id, appliedAt: null },
    data: { appliedAt: new Date() },
  })
  if (count !== 1) return refuse('ALREADY_DONE')
  const upload = asUpload(row)
  const judged = judgeUpload(upload.rows, { ...upload, ...words })
  const changed = [{ field: 'preview', from: '', to: '' }]
  if (previewStamp(judged) !== input.seen) return refuse('CONFLICT', { changed })
  const { choices, withoutRefused } = input
  const decided = decideUpload(judged, { choices, withoutRefused: withoutRefused === 'on' })
  if (!decided.ok) return decided
  const wanted = decided.value.map(
    ({ point, becomes: { labels: _, unplaced: __, ...becomes } }) => ({
      ...becomes,
      pointId: point.pointId,
      version: point.record?.version ?? 0,
    }),
  )
  const stored = await storeDecisions(tx, permit, 'file', wanted)
  if (!stored.ok) return refuse('CONFLICT', { changed })
  await tx.decisionUpload.update({ where: { id }, data: { actId: stored.actId } })
  return ok({ decisions: stored.events.length, events: stored.events })
}
