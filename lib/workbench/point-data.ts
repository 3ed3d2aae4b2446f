import sql from 'sql-template-tag'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { assigneeOf, moderating } from '@/lib/uptake/filter-data'
import { similarPoints } from './cluster-data'
import { notesOn } from './note-data'
import { attending, othersOn } from './presence-data'
import { templatesOf } from './template-data'
import type { PointDesk } from './views'

/**
 * What moderators share on a point in a revision besides its record, and who else is on it; that the viewer is
 * on it is noted. Null for who does not moderate its stream or has an interest in it, who is told nothing of
 * it. One statement.
 */
export async function getPointDesk(
  viewer: Viewer,
  where: { round: string; point: string; document?: string; revision?: string },
): Promise<PointDesk | null> {
  const me = sql`${viewer.member?.id ?? null}::uuid`
  const revision = sql`(SELECT revision_id FROM place)`
  const [desk] = await read<PointDesk>(sql`
    WITH place AS MATERIALIZED (
      SELECT pt.id AS point_id, rv.id AS revision_id, r.id AS round_id
      FROM points pt JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
      JOIN rounds r ON r.id = s.round_id JOIN outcome_documents d ON d.round_id = r.id
      JOIN revisions rv ON rv.document_id = d.id
      WHERE pt.id = ${where.point}::uuid AND r.slug = ${where.round} AND d.slug = ${where.document ?? ''}
        AND rv.slug = ${where.revision ?? ''} AND ${moderatedInput(viewer)} AND ${standingInput}
        AND NOT has_interest(${me}, pt.id)
    ), ${attending(viewer, revision, sql`points pt WHERE pt.id = (SELECT point_id FROM place)`)}
    SELECT ${me} AS "memberId", ${revision} AS "revisionId", ${assigneeOf} AS assignee, ${similarPoints} AS similar,
      COALESCE((SELECT json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name, m.id)
        FROM members m WHERE m.id IN (SELECT g.member_id FROM role_grants g WHERE ${moderating(sql`i.stream_id`)})
          AND NOT has_interest(m.id, pt.id)), '[]') AS moderators,
      ${notesOn(viewer)} AS notes, ${othersOn(viewer, revision)} AS others,
      ${templatesOf(sql`(SELECT round_id FROM place)`, sql`i.stream_id`)} AS templates
    FROM points pt JOIN inputs i ON i.id = pt.input_id WHERE pt.id = (SELECT point_id FROM place)`)
  return desk ?? null
}
