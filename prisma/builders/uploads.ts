import { db, type Transaction } from '@/lib/platform/db'
import type { FileRow } from '@/lib/uptake/upload-views'

/** A row that says that a point was noted, of a file that does not say what it was written from. */
export const notedRow = (point: { id: string }, row = 2, more: Partial<FileRow> = {}): FileRow => ({
  row,
  pointId: point.id,
  reference: null,
  stamp: null,
  cells: { outcome: 'Noted', reason: 'Heard and weighed.', carriedTo: '', paragraphs: '' },
  ...more,
})

type UploadWish = {
  stream: { id: string }
  revision: { id: string }
  sentBy: { id: string }
  rows: FileRow[]
}

/** A file of decisions that was read and not applied yet. */
export const buildUpload = (
  { stream, revision, sentBy, rows }: UploadWish,
  tx: Transaction = db(),
) =>
  tx.decisionUpload.create({
    data: {
      memberId: sentBy.id,
      streamId: stream.id,
      revisionId: revision.id,
      fileName: 'decisions.xlsx',
      rows,
      notes: [],
    },
  })
