import sql, { type Sql } from 'sql-template-tag'
import { visibleInputs } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { reconsiderationOf } from './reconsideration-data'
import { type TrailRow, type TrailView, trailOf } from './trail'

const day = (column: string) => sql([`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`])

/** SQL: json of the documents of round `r` that have published revisions, with these. */
export const publishedDocuments: Sql = sql`(SELECT json_agg(json_build_object('slug', d.slug, 'title', d.title, 'revisions', rvs.revisions) ORDER BY d.ordinal)
    FROM outcome_documents d JOIN LATERAL (
      SELECT json_agg(json_build_object('id', rv.id, 'slug', rv.slug, 'name', rv.name, 'symbol', rv.symbol) ORDER BY rv.ordinal) AS revisions
      FROM revisions rv WHERE rv.document_id = d.id AND EXISTS (
        SELECT FROM publications pb WHERE pb.revision_id = rv.id AND pb.published_at IS NOT NULL)
    ) rvs ON rvs.revisions IS NOT NULL WHERE d.round_id = r.id)`

/** SQL: as one row, the published records `u` of a point as json; ended by what chooses the point. */
export const publishedRecords: Sql = sql`
  SELECT json_agg(json_build_object('id', u.id, 'revisionId', u.revision_id, 'outcome', u.outcome,
    'reason', u.reason, 'carriedTo', u.carried_to, 'decidedOn', ${day('u.decided_at')},
    'publishedOn', ${day('pub.published_at')}, 'signatures', pub.signatures, 'ratedBy', u.rated_by,
    'confidence', u.confidence, 'locator', u.locator, 'sourceUrls', u.source_urls,
    'supersedesId', u.supersedes_id,
    'verdicts', (SELECT COALESCE(json_agg(json_build_object('answer', vd.answer, 'wouldNeed', vd.would_need,
        'day', ${day('vd.answered_at')}) ORDER BY vd.answered_at DESC, vd.id DESC), '[]')
      FROM verdicts vd WHERE vd.record_id = u.id),
    'reconsideration', ${reconsiderationOf},
    'lineages', (SELECT COALESCE(json_agg(json_build_object('places', (SELECT COALESCE(json_agg(json_build_object(
        'revisionId', p.revision_id, 'label', p.label) ORDER BY p.ordinal), '[]')
        FROM lineage_paragraphs lp JOIN paragraphs p ON p.id = lp.paragraph_id WHERE lp.lineage_id = ul.lineage_id))), '[]')
      FROM uptake_links ul WHERE ul.record_id = u.id)) ORDER BY pub.published_at DESC, u.id DESC) AS records
  FROM uptake_records u JOIN LATERAL (
    SELECT pb.published_at, pb.signatures FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
    WHERE pr.record_id = u.id AND pb.published_at IS NOT NULL ORDER BY pb.published_at LIMIT 1) pub ON true`

/**
 * What became of each point of an input, revision by revision: published records only, whoever looks.
 * @returns no documents for an input that the viewer can't see, that is withdrawn or that has no
 *   published revision beside it
 */
export async function getTrail(viewer: Viewer, inputId: string): Promise<TrailView> {
  const [row] = await read<TrailRow>(sql`
    SELECT i.organisation_id AS "organisationId", i.author_id AS "authorId", clock_timestamp() AS now,
      r.slug AS "roundSlug",
      (SELECT json_build_object('opensAt', ph.opens_at, 'closesAt', ph.closes_at, 'graceMinutes', r.grace_minutes)
        FROM phases ph WHERE ph.stream_id = s.id AND ph.kind = 'reply') AS reply,
      ${publishedDocuments} AS documents,
      (SELECT json_agg(json_build_object('id', pt.id, 'number', pt.number, 'version', v.number,
          'standing', v.id = standing.id, 'records', recs.records) ORDER BY v.number DESC, pt.number)
        FROM points pt JOIN input_versions v ON v.id = pt.version_id
        JOIN LATERAL (SELECT id FROM input_versions WHERE input_id = i.id AND kind <> 'correction'
          ORDER BY number DESC LIMIT 1) standing ON true
        LEFT JOIN LATERAL (
          ${publishedRecords}
          WHERE u.point_id = pt.id) recs ON true
        WHERE pt.input_id = i.id) AS points
    FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    WHERE i.id = ${inputId}::uuid AND ${visibleInputs(viewer)}`)
  return row
    ? trailOf(viewer, row)
    : { roundSlug: '', documents: [], notReviewedIn: [], reply: 'no' }
}
