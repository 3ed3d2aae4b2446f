import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { UndoTarget } from './act-views'

/** An act of the viewer's that was not taken back yet; null for another's. */
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
