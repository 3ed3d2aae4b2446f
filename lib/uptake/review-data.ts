import sql, { join, type Sql } from 'sql-template-tag'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { queueFilter } from './filter-data'
import { correctedRecord } from './record-data'
import type { ReviewFilter, ReviewList, ToReview } from './review-views'
import { headRecord, interestIn, openIn } from './standing-data'

/** SQL: " AND …" over records `u` on points `pt` of inputs `i`, what a filter leaves. */
function filtered(viewer: Viewer, filter: ReviewFilter): Sql {
  const { stream, revision, outcome, decider, paragraph, corrections, ...shared } = filter
  const [document, slug] = revision?.split('/') ?? []
  const parts = [
    stream &&
      sql`EXISTS (SELECT FROM streams fs JOIN pillars fp ON fp.id = fs.pillar_id
        WHERE fs.id = i.stream_id AND fp.key = ${stream})`,
    slug && sql`rv.slug = ${slug} AND d.slug = ${document}`,
    outcome && sql`u.outcome = ${outcome}::"Outcome"`,
    decider && sql`u.decided_by_id = ${decider}::uuid`,
    corrections && sql`u.supersedes_id IS NOT NULL`,
    paragraph &&
      sql`EXISTS (SELECT FROM uptake_links fl JOIN lineage_paragraphs lp ON lp.lineage_id = fl.lineage_id
        JOIN paragraphs pg ON pg.id = lp.paragraph_id AND pg.revision_id = u.revision_id
        WHERE fl.record_id = u.id AND lower(${paragraph}) IN (lower(pg.label), lower(pg.number)))`,
  ].filter((part): part is Sql => Boolean(part))
  return sql`${parts.length > 0 ? sql`AND ${join(parts, ' AND ')}` : sql``}
    ${queueFilter(viewer, shared, sql`u.revision_id`)}`
}

/** SQL: the linked paragraphs of record `u` as they stand in revision `rv`, as json in their order. */
const linked = sql`(SELECT COALESCE(json_agg(json_build_object('label', l.label, 'text', l.text) ORDER BY l.ordinal), '[]')
  FROM (SELECT DISTINCT pg.label, pg.text, pg.ordinal FROM uptake_links ul
    JOIN lineage_paragraphs lp ON lp.lineage_id = ul.lineage_id
    JOIN paragraphs pg ON pg.id = lp.paragraph_id AND pg.revision_id = rv.id WHERE ul.record_id = u.id) l)`

type Wish = { filter?: ReviewFilter; after?: string | undefined; limit?: number }

/**
 * What awaits this viewer's review in a round and a filter leaves: decided by others, of other organisations, no
 * interest; 51 records, so that it is known whether there are more. Of an input for moderators only neither text nor
 * reason. One statement.
 * @param wish.after the record before, in the order in which they were first recorded
 */
export async function listToReview(
  viewer: Viewer,
  roundSlug: string,
  { filter = {}, after, limit = 51 }: Wish = {},
): Promise<ReviewList> {
  const me = sql`${viewer.member?.id ?? null}::uuid`
  const told = (column: Sql) => sql`CASE WHEN i.attribution <> 'moderators_only' THEN ${column} END`
  const of = sql`uptake_records u JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    JOIN revisions rv ON rv.id = u.revision_id JOIN outcome_documents d ON d.id = rv.document_id
    JOIN rounds r ON r.id = d.round_id`
  const [row] = await read<{ [Key in keyof ReviewList]: ReviewList[Key] | null }>(sql`
    WITH waiting AS MATERIALIZED (
      SELECT u.id, u.decided_by_id, u.revision_id, r.created_at FROM ${of}
      WHERE r.slug = ${roundSlug} AND u.rated_by IS NULL AND ${moderatedInput(viewer)} AND ${standingInput}
        AND ${openIn(sql`u.revision_id`)} AND NOT EXISTS (SELECT FROM reviews rw WHERE rw.record_id = u.id AND rw.record_version = u.version)
        AND NOT EXISTS (SELECT FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
          WHERE pr.record_id = u.id AND pb.withdrawn_at IS NULL)
        AND ${headRecord}
    ), deciders AS MATERIALIZED (
      SELECT m.id, m.name FROM (SELECT DISTINCT decided_by_id AS id, created_at FROM waiting) w
      JOIN members m ON m.id = w.id WHERE NOT share_organisation(${me}, w.id, w.created_at)
    ), page AS MATERIALIZED (
      SELECT u.id FROM waiting w JOIN ${of} ON u.id = w.id
      WHERE w.decided_by_id IN (SELECT id FROM deciders) ${after ? sql`AND w.id > ${after}::uuid` : sql``}
        ${filtered(viewer, filter)} AND NOT ${interestIn(viewer, sql`pt.id`)}
      ORDER BY w.id LIMIT ${limit}::int)
    SELECT (SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name, id) FROM deciders) AS deciders,
      (SELECT json_agg(json_build_object('document', d.slug, 'title', d.title, 'revision', rv.slug, 'name', rv.name)
          ORDER BY d.ordinal, rv.ordinal)
        FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id
        WHERE rv.id IN (SELECT revision_id FROM waiting)) AS revisions,
      (SELECT json_agg(json_build_object('recordId', u.id, 'version', u.version, 'pointId', pt.id, 'number', pt.number,
          'reference', i.reference, 'moderatorsOnly', i.attribution = 'moderators_only',
          'statement', ${told(sql`pt.statement`)}, 'proposedWording', ${told(sql`pt.proposed_wording`)},
          'language', pt.language, 'outcome', u.outcome, 'reason', ${told(sql`u.reason`)},
          'carriedTo', ${told(sql`u.carried_to`)}, 'paragraphs', ${linked}, 'corrects', ${correctedRecord(told)},
          'documentSlug', d.slug, 'documentTitle', d.title, 'revisionSlug', rv.slug, 'revisionName', rv.name,
          'revisionLanguage', rv.language, 'decidedBy', dm.name,
          'comments', (SELECT count(*)::int FROM record_comments rc WHERE rc.record_id = u.id)) ORDER BY u.id)
        FROM page g JOIN ${of} ON u.id = g.id JOIN members dm ON dm.id = u.decided_by_id) AS records`)
  return {
    records: row?.records ?? [],
    deciders: row?.deciders ?? [],
    revisions: row?.revisions ?? [],
  }
}

/** The first to review after a record that the filter leaves or, where none is left, from the beginning; null for none. */
export async function nextToReview(
  viewer: Viewer,
  { roundSlug, recordId }: { roundSlug: string; recordId: string },
  filter: ReviewFilter = {},
): Promise<ToReview | null> {
  const { records } = await listToReview(viewer, roundSlug, { filter, after: recordId, limit: 1 })
  if (records[0]) return records[0]
  const first = await listToReview(viewer, roundSlug, { filter, limit: 2 })
  return first.records.find((one) => one.recordId !== recordId) ?? null
}
