import sql, { type Sql } from 'sql-template-tag'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import { isUuid } from '@/lib/kernel/ids'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { recordJson } from './file-data'
import { interestIn, knownRecord, standingPoint } from './standing-data'
import type { UploadRow, UploadTarget, UploadView } from './upload-views'

/** SQL: the points that rows of upload `up` name, by themselves or by reference and number. */
const named = sql`(SELECT (x->>'pointId')::uuid AS id FROM jsonb_array_elements(up.rows) x WHERE x->>'pointId' IS NOT NULL
  UNION SELECT np.id FROM jsonb_array_elements(up.rows) x
    JOIN inputs ni ON ni.reference = split_part(x->>'reference', '#', 1)
    JOIN points np ON np.input_id = ni.id AND np.number = split_part(x->>'reference', '#', 2)::int
    WHERE x->>'reference' IS NOT NULL)`

/**
 * SQL: an upload of the viewer's, read less than a day ago, with all that its rows are judged by as it stands
 * now. Rows of other streams' points find no point here: whose they are is not told.
 */
export const uploadStatement = (viewer: Viewer, id: string): Sql => {
  const me = sql`${viewer.member?.id ?? null}::uuid`
  return sql`
    SELECT up.id, up.member_id AS "memberId", up.stream_id AS "streamId", up.revision_id AS "revisionId",
      r.id AS "roundId", r.slug AS "roundSlug", p.key AS "pillarKey", p.title AS "pillarTitle",
      json_build_object('slug', d.slug, 'title', d.title) AS document,
      json_build_object('slug', rv.slug, 'name', rv.name) AS revision,
      up.file_name AS "fileName", up.rows, up.notes, up.applied_at AS "appliedAt",
      (SELECT json_build_object('id', a.id, 'undone', a.undone_at IS NOT NULL, 'decisions',
        (SELECT count(*)::int FROM decision_steps st WHERE st.act_id = a.id))
        FROM decision_acts a WHERE a.id = up.act_id) AS act,
      COALESCE((SELECT json_agg(json_build_object('id', pg.id, 'label', pg.label, 'number', pg.number,
        'depth', pg.depth) ORDER BY pg.ordinal)
        FROM paragraphs pg WHERE pg.revision_id = rv.id), '[]') AS paragraphs,
      COALESCE((SELECT json_agg(json_build_object('pointId', pt.id, 'reference', i.reference, 'number', pt.number,
          'moderatorsOnly', i.attribution = 'moderators_only', 'language', pt.language,
          'statement', CASE WHEN i.attribution <> 'moderators_only' THEN pt.statement END,
          'wording', CASE WHEN i.attribution <> 'moderators_only' THEN pt.proposed_wording END,
          'standing', ${standingInput} AND ${standingPoint}, 'withdrawn', NOT ${standingInput},
          'interested', ${interestIn(viewer, sql`pt.id`)}, 'record', ${recordJson(viewer)},
          'earlier', (SELECT COALESCE(json_agg(json_build_object('id', e.id, 'version', e.version)), '[]') FROM (
            SELECT st.record_id AS id, st.version FROM decision_steps st JOIN decision_acts da ON da.id = st.act_id
              WHERE st.point_id = pt.id AND da.revision_id = rv.id
            UNION SELECT ur.id, ur.version FROM uptake_records ur
              WHERE ur.point_id = pt.id AND ur.revision_id = rv.id) e)))
        FROM ${named} n JOIN points pt ON pt.id = n.id JOIN inputs i ON i.id = pt.input_id
        LEFT JOIN uptake_records u ON u.point_id = pt.id AND u.revision_id = rv.id AND ${knownRecord(viewer)}
        WHERE i.stream_id = up.stream_id AND ${moderatedInput(viewer)}), '[]') AS points
    FROM decision_uploads up JOIN streams s ON s.id = up.stream_id JOIN pillars p ON p.id = s.pillar_id
    JOIN rounds r ON r.id = s.round_id JOIN revisions rv ON rv.id = up.revision_id
    JOIN outcome_documents d ON d.id = rv.document_id
    WHERE up.id = ${id}::uuid AND up.member_id = ${me} AND up.created_at > now() - interval '1 day'`
}

export type RawUpload = Omit<UploadView, 'pointIds'>

export const asUpload = (row: RawUpload): UploadView => ({
  ...row,
  pointIds: row.points.map(({ pointId }) => pointId),
})

/** What a member read from a file less than a day ago, or null. One statement. */
export async function getUpload(viewer: Viewer, id: string): Promise<UploadView | null> {
  if (!viewer.member || !isUuid(id)) return null
  const [row] = await read<RawUpload>(uploadStatement(viewer, id))
  return row && viewer.moderates.includes(row.streamId) ? asUpload(row) : null
}

/** The viewer's uploads of less than a day ago for a stream, latest first. */
export const listUploads = (viewer: Viewer, streamId: string): Promise<UploadRow[]> =>
  read<UploadRow>(sql`
    SELECT up.id, up.file_name AS "fileName", d.title AS "documentTitle", rv.name AS "revisionName", jsonb_array_length(up.rows) AS rows,
      up.applied_at IS NOT NULL AS applied, COALESCE(a.undone_at IS NOT NULL, false) AS undone
    FROM decision_uploads up JOIN revisions rv ON rv.id = up.revision_id JOIN outcome_documents d ON d.id = rv.document_id
    LEFT JOIN decision_acts a ON a.id = up.act_id
    WHERE up.member_id = ${viewer.member?.id ?? null}::uuid AND up.stream_id = ${streamId}::uuid
      AND up.created_at > now() - interval '1 day'
    ORDER BY up.id DESC LIMIT 50`)

/** A stream of a round with one revision of its documents; null where it has no such one. */
export async function getUploadTarget(
  _viewer: Viewer,
  where: { round: string; pillar: string; document: string; revision: string },
): Promise<UploadTarget | null> {
  const [found] = await read<UploadTarget>(sql`
    SELECT s.id AS "streamId", r.id AS "roundId", r.slug AS "roundSlug", rv.id AS "revisionId"
    FROM rounds r JOIN streams s ON s.round_id = r.id JOIN pillars p ON p.id = s.pillar_id
    JOIN outcome_documents d ON d.round_id = r.id JOIN revisions rv ON rv.document_id = d.id
    WHERE r.slug = ${where.round} AND p.key = ${where.pillar} AND d.slug = ${where.document}
      AND rv.slug = ${where.revision}`)
  return found ?? null
}
