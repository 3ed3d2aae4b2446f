import sql, { type Sql } from 'sql-template-tag'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { Attendance } from './presence-views'
import { shareOf } from './share-data'
import type { Attended } from './views'

/** Seconds after which somebody who gave no sign is no longer on a point; a page gives one every twenty. */
export const PRESENT_FOR = 60

/** SQL: was presence `ps` given a sign of so lately that it holds? */
const fresh = sql`ps.seen_at > clock_timestamp() - ${PRESENT_FOR}::int * interval '1 second'`

/**
 * SQL: a CTE `here` that says of the viewer that they are on point `pt` in a revision. Each member is on one
 * point. It is no act and in no log: nobody can tell a week later who looked at what for how long.
 */
export const attending = (viewer: Viewer, revision: Sql, points: Sql): Sql => sql`here AS (
  INSERT INTO presences AS ps (member_id, point_id, revision_id)
  SELECT ${viewer.member?.id ?? null}::uuid, pt.id, ${revision} FROM ${points}
  ON CONFLICT (member_id) DO UPDATE SET point_id = EXCLUDED.point_id, revision_id = EXCLUDED.revision_id,
    since = CASE WHEN ps.point_id = EXCLUDED.point_id AND ps.revision_id = EXCLUDED.revision_id AND ${fresh}
      THEN ps.since ELSE EXCLUDED.since END, seen_at = EXCLUDED.seen_at)`

/** SQL: json of the other moderators who are on point `pt` in a revision, the first to come first. */
export const othersOn = (viewer: Viewer, revision: Sql): Sql => sql`COALESCE((
  SELECT json_agg(json_build_object('name', pm.name, 'since', ps.since) ORDER BY ps.since)
  FROM presences ps JOIN members pm ON pm.id = ps.member_id
  WHERE ps.point_id = pt.id AND ps.revision_id = ${revision} AND ${fresh}
    AND ps.member_id <> ${viewer.member?.id ?? null}::uuid), '[]')`

/** A point of a round and a revision of its documents that the viewer moderates; else null. */
export async function getAttendance(
  viewer: Viewer,
  where: { round: string; point: string; revision: string },
): Promise<Attendance | null> {
  const [found] = await read<Attendance>(sql`SELECT pt.id AS "pointId", rv.id AS "revisionId",
      i.stream_id AS "streamId", has_interest(${viewer.member?.id ?? null}::uuid, pt.id) AS interested
    FROM points pt JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
    JOIN rounds r ON r.id = s.round_id JOIN outcome_documents d ON d.round_id = r.id
    JOIN revisions rv ON rv.document_id = d.id
    WHERE pt.id = ${where.point}::uuid AND rv.id = ${where.revision}::uuid AND r.slug = ${where.round}
      AND ${moderatedInput(viewer)} AND ${standingInput}`)
  return found ?? null
}

/** Says that the viewer is on a point; who else is, and what they share of it by now. One statement. */
export async function attend(
  viewer: Viewer,
  { pointId, revisionId }: Attendance,
): Promise<Attended> {
  const revision = sql`${revisionId}::uuid`
  const point = sql`points pt WHERE pt.id = ${pointId}::uuid`
  const [row] = await read<Attended>(sql`
    WITH ${attending(viewer, revision, point)}
    SELECT ${othersOn(viewer, revision)} AS others, ${shareOf(viewer)} AS share
    FROM points pt JOIN inputs i ON i.id = pt.input_id WHERE pt.id = ${pointId}::uuid`)
  return row ?? { others: [], share: null }
}

/** Says that the viewer is no longer on a point. */
export const leave = (viewer: Viewer, { pointId, revisionId }: Attendance) =>
  read(sql`DELETE FROM presences WHERE member_id = ${viewer.member?.id ?? null}::uuid
    AND point_id = ${pointId}::uuid AND revision_id = ${revisionId}::uuid`)
