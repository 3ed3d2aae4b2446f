import sql, { type Sql } from 'sql-template-tag'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { notesFor } from '@/lib/uptake/filter-data'
import { successorOf } from '@/lib/uptake/standing-data'
import type { NoteTarget, SharedPoint } from './note-views'

const sharedColumns = (viewer: Viewer): Sql => sql`pt.id AS "pointId", i.stream_id AS "streamId",
  COALESCE(${successorOf}, pt.id::text) AS "shownOn", r.id AS "roundId", r.slug AS "roundSlug", i.reference, pt.number,
  has_interest(${viewer.member?.id ?? null}::uuid, pt.id) AS interested`
const sharedTables = sql`points pt JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
  JOIN rounds r ON r.id = s.round_id`

/** A point of a stream that the viewer moderates, with whether they have an interest in it; else null. */
export async function getSharedPoint(viewer: Viewer, pointId: string): Promise<SharedPoint | null> {
  const [point] = await read<SharedPoint>(sql`SELECT ${sharedColumns(viewer)} FROM ${sharedTables}
    WHERE pt.id = ${pointId}::uuid AND ${moderatedInput(viewer)} AND ${standingInput}`)
  return point ?? null
}

/** A note with its point, likewise. */
export async function getNoteTarget(viewer: Viewer, noteId: string): Promise<NoteTarget | null> {
  const [note] = await read<NoteTarget>(sql`
    SELECT ${sharedColumns(viewer)}, n.id AS "noteId", n.member_id AS "memberId"
    FROM notes n JOIN ${sharedTables} ON pt.id = n.point_id
    WHERE n.id = ${noteId}::uuid AND ${moderatedInput(viewer)}`)
  return note ?? null
}

/**
 * SQL: json of the notes on point `pt` and on those whose place it has taken, the oldest first; only for who may
 * read them.
 */
export const notesOn = (
  viewer: Viewer,
): Sql => sql`COALESCE((SELECT json_agg(json_build_object('id', n.id,
    'text', n.text, 'author', nm.name, 'notedAt', n.noted_at,
    'own', n.member_id = ${viewer.member?.id ?? null}::uuid,
    'version', CASE WHEN op.id <> pt.id THEN (SELECT ov.number FROM input_versions ov WHERE ov.id = op.version_id) END)
    ORDER BY n.noted_at, n.id)
  FROM ${notesFor} JOIN members nm ON nm.id = n.member_id), '[]')`
