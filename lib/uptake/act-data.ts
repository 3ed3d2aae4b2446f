import sql, { type Sql } from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { Act, UndoTarget } from './act-views'
import { pendingRecord } from './standing-data'

/**
 * SQL: does record `u` still stand as step `st` of act `a` left it, so that a member may take it back? Not what was
 * reviewed, proposed, published, changed or discussed since, nor what would tie a paragraph that no longer is, nor what
 * this member, or who decided it before, has an interest in by now.
 */
export const stillStands = (
  member: Sql,
): Sql => sql`COALESCE(u.version = st.version AND NOT record_is_published(u.id) AND NOT ${pendingRecord}
  AND NOT EXISTS (SELECT FROM reviews r WHERE r.record_id = u.id
    AND (st.before IS NULL OR r.record_version = u.version))
  AND NOT EXISTS (SELECT FROM record_comments rc WHERE rc.record_id = u.id AND st.before IS NULL)
  AND NOT has_interest((st.before->>'decidedById')::uuid, st.point_id)
  AND NOT has_interest(${member}, st.point_id)
  AND NOT EXISTS (SELECT FROM jsonb_array_elements_text(st.before->'lineageIds') AS tie(id)
    WHERE NOT EXISTS (SELECT FROM lineage_paragraphs lp JOIN paragraphs p ON p.id = lp.paragraph_id
      WHERE lp.lineage_id = tie.id::uuid AND p.revision_id = a.revision_id)), false)`

/** An act of the viewer's, taken back or not; null for another's. */
export async function getUndoTarget(viewer: Viewer, actId: string): Promise<UndoTarget | null> {
  const [found] = await read<UndoTarget>(sql`
    SELECT a.id AS "actId", a.kind::text AS kind, a.member_id AS "memberId", a.revision_id AS "revisionId",
      r.slug AS "roundSlug", d.slug AS "documentSlug", rv.slug AS "revisionSlug",
      ARRAY(SELECT point_id::text FROM decision_steps WHERE act_id = a.id) AS "pointIds",
      ARRAY(SELECT DISTINCT i.stream_id::text FROM decision_steps st JOIN points pt ON pt.id = st.point_id
        JOIN inputs i ON i.id = pt.input_id WHERE st.act_id = a.id) AS "streamIds"
    FROM decision_acts a JOIN revisions rv ON rv.id = a.revision_id
    JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
    WHERE a.id = ${actId}::uuid AND a.member_id = ${viewer.member?.id ?? null}::uuid`)
  return found ?? null
}

/** Points of an act that are named; more are counted. */
const NAMED = 5

/** The viewer's own acts in a round, the latest first, fifty at most. One statement. */
export const listActs = (viewer: Viewer, roundId: string): Promise<Act[]> =>
  read<Act>(sql`
    SELECT a.id AS "actId", a.kind::text AS kind, a.made_at AS "madeAt", a.undone_at AS "undoneAt",
      rv.name AS revision, rv.slug AS "revisionSlug", d.title AS document, d.slug AS "documentSlug",
      a.undone_at IS NULL AND EXISTS (SELECT FROM decision_steps st JOIN uptake_records u ON u.id = st.record_id
        WHERE st.act_id = a.id AND ${stillStands(sql`a.member_id`)}) AND NOT EXISTS (SELECT FROM decision_steps st
          JOIN points pt ON pt.id = st.point_id JOIN inputs i ON i.id = pt.input_id
          WHERE st.act_id = a.id AND i.stream_id <> ALL(${viewer.moderates}::uuid[])) AS "canUndo",
      (SELECT count(*)::int FROM decision_steps st WHERE st.act_id = a.id) AS points,
      COALESCE((SELECT json_agg(json_build_object('pointId', x.id, 'reference', x.reference, 'number', x.number)
          ORDER BY x.reference, x.number)
        FROM (SELECT pt.id, i.reference, pt.number FROM decision_steps st JOIN points pt ON pt.id = st.point_id
          JOIN inputs i ON i.id = pt.input_id WHERE st.act_id = a.id
          ORDER BY i.reference, pt.number LIMIT ${NAMED}) x), '[]') AS first,
      COALESCE((SELECT json_agg(DISTINCT u.outcome) FROM decision_steps st
        JOIN uptake_records u ON u.id = st.record_id AND u.version = st.version
        WHERE st.act_id = a.id AND a.undone_at IS NULL), '[]') AS outcomes,
      COALESCE((SELECT json_agg(json_build_object('pointId', pt.id, 'reference', i.reference, 'number', pt.number)
          ORDER BY i.reference, pt.number)
        FROM decision_steps st JOIN points pt ON pt.id = st.point_id JOIN inputs i ON i.id = pt.input_id
        WHERE st.act_id = a.id AND st.kept), '[]') AS kept
    FROM decision_acts a JOIN revisions rv ON rv.id = a.revision_id JOIN outcome_documents d ON d.id = rv.document_id
    WHERE a.member_id = ${viewer.member?.id ?? null}::uuid AND d.round_id = ${roundId}::uuid
    ORDER BY a.id DESC LIMIT 50`)
