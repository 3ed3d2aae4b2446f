import { createHash } from 'node:crypto'
import sql, { type Sql } from 'sql-template-tag'
import { isUuid } from '@/lib/kernel/ids'
import { read, readIn, type Transaction } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { KnownPoint } from './foreign-known'
import { rememberedFor, setOfHeadings } from './foreign-remembered'
import type { KeptColumns, TableView } from './foreign-views'
import { asRecorded, knownAs, type RawRecording, recordingColumns } from './on-behalf-data'
import { moderatedInput, publicInput, recordedStreams, standingInput } from './policy'

/** Headings as they are remembered: their words in whatever order. */
export const headHash = (head: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(setOfHeadings(head)))
    .digest('hex')

/** A table that the viewer had read less than a day ago, with what they chose for such columns before. */
export async function getTable(viewer: Viewer, id: string): Promise<TableView | null> {
  if (!viewer.member || !isUuid(id)) return null
  const me = sql`${viewer.member.id}::uuid`
  const [row] = await read<RawRecording<TableView>>(sql`
    SELECT t.id, t.file_name AS "fileName", t.format, t.head, t.rows, t.notes, t.source, t.day,
      ${recordingColumns(viewer)}
    FROM table_imports t JOIN rounds r ON r.id = t.round_id
    WHERE t.id = ${id}::uuid AND t.member_id = ${me} AND t.created_at > now() - interval '1 day'`)
  if (!row) return null
  const kept = await read<KeptColumns>(sql`
    SELECT head, columns, defaults, together FROM column_maps WHERE member_id = ${me}
    ORDER BY head_hash = ${headHash(row.head)} DESC, used_at DESC LIMIT 50`)
  return { ...asRecorded(viewer, row), remembered: rememberedFor(row.head, kept) }
}

type BatchPoint = KnownPoint & { batchId: string | null }

/**
 * SQL: points recorded from a source in a round's streams of the viewer, of inputs that stand and they may know of,
 * with who said them. Of inputs that they know as the public does only those with a named author count: else
 * a table of guesses would tell who the others are of.
 */
const knownPoints = (viewer: Viewer, where: { roundId: string; source: string }): Sql => sql`
    SELECT i.reference, i.batch_id AS "batchId", pt.number, i.locator, pt.paragraph_reference AS paragraph, pt.statement,
      CASE WHEN o.id IS NOT NULL THEN ${knownAs} ELSE array_remove(ARRAY[i.named_organisation], NULL) END AS organisations,
      CASE WHEN told.whole OR i.attribution = 'person_and_organisation' THEN i.author_name END AS person
    FROM streams s JOIN inputs i ON i.stream_id = s.id
    JOIN input_versions v ON v.input_id = i.id AND v.number = i.version
    JOIN points pt ON pt.version_id = v.id
    LEFT JOIN organisations o ON o.id = i.organisation_id
    CROSS JOIN LATERAL (SELECT ${moderatedInput(viewer)}
      OR i.recorded_by_id = ${viewer.member?.id ?? null}::uuid AS whole) told
    WHERE s.round_id = ${where.roundId}::uuid AND s.id = ANY(${recordedStreams(viewer)}::uuid[])
      AND i.source = ${where.source} AND ${standingInput}
      AND (told.whole OR (${publicInput} AND i.attribution IN ('person_and_organisation', 'organisation')))
    ORDER BY i.id, pt.number`

/** What a table is compared with when it is read, with the batch that each was recorded in. */
export const listKnown = (
  viewer: Viewer,
  where: { roundId: string; source: string },
): Promise<BatchPoint[]> => read<BatchPoint>(knownPoints(viewer, where))

/**
 * Of these, what was recorded in other batches than a table was compared with. Whoever else records from one of its
 * sources waits until this transaction ends.
 * @param where.seen the batches it was compared with; null for what is no foreign table, which is compared with none
 */
export async function listKnownSince(
  tx: Transaction,
  viewer: Viewer,
  where: { roundId: string; sources: readonly string[]; seen: readonly string[] | null },
): Promise<KnownPoint[]> {
  const { roundId, sources, seen } = where
  const known: BatchPoint[] = []
  for (const source of [...new Set(sources)].sort()) {
    await lockSource(tx, { roundId, source })
    if (seen)
      known.push(...(await readIn<BatchPoint>(tx, knownPoints(viewer, { roundId, source }))))
  }
  return known.filter(({ batchId }) => batchId && !seen?.includes(batchId))
}

/** Lets one at a time record from a source in a round. */
export const lockSource = (
  tx: Transaction,
  { roundId, source }: { roundId: string; source: string },
) =>
  readIn(
    tx,
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`recording ${roundId} ${source}`}, 0))::text`,
  )
