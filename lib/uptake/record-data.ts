import sql, { type Sql } from 'sql-template-tag'
import type { Attribution } from '@/lib/generated/prisma/enums'
import { authorOf, toByline } from '@/lib/inputs/data'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { carriedOf } from './carry-rules'
import type { CarriedRow } from './carry-views'
import { contradictionOf } from './contradiction-data'
import { carriedRow, endedIn } from './earlier-data'
import { labelsOf, linkedLabels } from './file-data'
import { namedIn } from './named-data'
import { reconsiderationToAnswer } from './reconsideration-data'
import type { AgreeTarget, PointWork, RecordNow, ReviewTarget, UptakeTarget } from './record-views'
import { headRecord, interestIn, knownRecord, stateOf, successorOf } from './standing-data'

export type WorkRow = Omit<PointWork, 'byline' | 'moderatorsOnly' | 'carried'> & {
  carried: CarriedRow | null
  author: AuthorRow
  attribution: Attribution
}

const day = (column: string) => sql([`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`])

/** SQL: json of the names of a point's topics, in the order of its pillar. */
const topicTitles = (of: Sql): Sql => sql`COALESCE((SELECT json_agg(tp.title ORDER BY tp.ordinal)
  FROM point_topics k JOIN topics tp ON tp.id = k.topic_id WHERE k.point_id = ${of}.id), '[]'::json)`

/** SQL: json of as which of its revision's publications record `of` was published and on which day, or null. */
const publishedAs = (
  of: Sql,
): Sql => sql`(SELECT json_build_object('day', ${day('pb.published_at')}, 'number', pb.number)
  FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
  WHERE pr.record_id = ${of}.id AND pb.published_at IS NOT NULL ORDER BY pb.published_at LIMIT 1)`

/**
 * SQL: json of the last verdict that the author of point `pt` gave in a revision, and which record it is about; null
 * for none.
 */
const lastVerdict = (
  revision: Sql,
): Sql => sql`(SELECT json_build_object('answer', v.answer, 'wouldNeed', v.would_need,
    'day', ${day('v.answered_at')}, 'recordId', vu.id, 'outcome', vu.outcome, 'published', ${publishedAs(sql`vu`)})
  FROM uptake_records vu JOIN verdicts v ON v.record_id = vu.id
  WHERE vu.point_id = pt.id AND vu.revision_id = ${revision} ORDER BY v.answered_at DESC, v.id DESC LIMIT 1)`

/**
 * SQL: json of a `CorrectedRecord`, what record `u` in revision `rv` is to take the place of, or null.
 * @param told what is told of a text
 */
export const correctedRecord = (told: (column: Sql) => Sql = (column) => column): Sql => sql`(
  SELECT json_build_object('outcome', co.outcome, 'reason', ${told(sql`co.reason`)},
    'carriedTo', ${told(sql`co.carried_to`)}, 'labels', ${labelsOf(sql`co`)}, 'published', ${publishedAs(sql`co`)})
  FROM uptake_records co WHERE co.id = u.supersedes_id)`

/** SQL: json of the paragraphs of a revision, in their order. */
export const paragraphsOf = (
  revision: Sql,
): Sql => sql`COALESCE((SELECT json_agg(json_build_object('id', pg.id, 'label', pg.label, 'number', pg.number,
    'kind', pg.kind, 'depth', pg.depth, 'text', pg.text, 'lineageIds', (SELECT json_agg(lp.lineage_id)
      FROM lineage_paragraphs lp WHERE lp.paragraph_id = pg.id)) ORDER BY pg.ordinal)
  FROM paragraphs pg WHERE pg.revision_id = ${revision}), '[]')`

/** SQL: the columns of a `WorkRow`, over `workTables`. */
export const workColumns = (viewer: Viewer): Sql => {
  // Who decided, and what moderators say to each other, is nobody's who has an interest.
  const free = sql`NOT ${interestIn(viewer, sql`pt.id`)}`
  return sql`pt.id AS "pointId", i.id AS "inputId", i.stream_id AS "streamId", r.id AS "roundId",
      r.slug AS "roundSlug", i.organisation_id AS "organisationId", i.reference, p.key AS "pillarKey",
      pt.number, v.title, pt.statement, pt.proposed_wording AS "proposedWording",
      pt.paragraph_reference AS "paragraphReference", pt.ask, pt.implementation,
      pt.linked_symbol AS "linkedSymbol", ${topicTitles(sql`pt`)} AS topics, pt.language, ${authorOf(viewer)} AS author,
      i.attribution, ${interestIn(viewer, sql`pt.id`)} AS interested,
      COALESCE(head.decided_by_id = ${viewer.member?.id ?? null}::uuid, false) AS "decidedByMe",
      COALESCE(share_organisation(${viewer.member?.id ?? null}::uuid, head.decided_by_id, r.created_at), false)
        AS "sameOrganisation",
      (SELECT json_build_object('statement', cp.statement, 'proposedWording', cp.proposed_wording,
          'paragraphReference', cp.paragraph_reference, 'ask', cp.ask, 'implementation', cp.implementation,
          'linkedSymbol', cp.linked_symbol, 'language', cp.language, 'topics', ${topicTitles(sql`cp`)})
        FROM points cp JOIN input_versions cv ON cv.id = cp.version_id
        WHERE cv.input_id = i.id AND cv.kind = 'correction' AND cv.number > v.number AND cp.number = pt.number
        ORDER BY cv.number DESC LIMIT 1) AS correction,
      json_build_object('id', rv.id, 'slug', rv.slug, 'name', rv.name, 'language', rv.language,
        'documentSlug', d.slug, 'documentTitle', d.title) AS revision,
      (SELECT json_build_object('id', u.id, 'version', u.version, 'outcome', u.outcome, 'reason', u.reason,
          'carriedTo', u.carried_to, 'state', ${stateOf}, 'decidedBy', CASE WHEN ${free} THEN dm.name END, 'decidedAt', ${day('u.decided_at')},
          'published', ${publishedAs(sql`u`)}, 'ratedBy', u.rated_by, 'corrects', ${correctedRecord()},
          'labels', ${linkedLabels}, 'contradicted', CASE WHEN ${free} THEN ${contradictionOf} END,
          'lineageIds', (SELECT COALESCE(json_agg(ul.lineage_id), '[]') FROM uptake_links ul WHERE ul.record_id = u.id),
          'reviews', (SELECT COALESCE(json_agg(json_build_object('finding', rw.finding, 'comment', rw.comment,
              'reviewer', rm.name, 'day', ${day('rw.reviewed_at')}, 'current', rw.record_version = u.version)
              ORDER BY rw.id DESC), '[]')
            FROM reviews rw JOIN members rm ON rm.id = rw.reviewer_id WHERE rw.record_id = u.id AND ${free}),
          'comments', (SELECT COALESCE(json_agg(json_build_object('id', rc.id, 'text', rc.text, 'by', cm.name,
              'at', rc.written_at) ORDER BY rc.id), '[]')
            FROM uptake_records cu JOIN record_comments rc ON rc.record_id = cu.id JOIN members cm ON cm.id = rc.member_id
            WHERE cu.point_id = u.point_id AND cu.revision_id = u.revision_id AND ${free}))
        FROM uptake_records u LEFT JOIN members dm ON dm.id = u.decided_by_id
        WHERE u.point_id = pt.id AND u.revision_id = rv.id AND ${knownRecord(viewer)}) AS record,
      COALESCE((SELECT json_agg(json_build_object('revision', er.name, 'slug', er.slug, 'outcome', u.outcome, 'reason', u.reason,
          'carriedTo', u.carried_to, 'state', ${stateOf}, 'public', CASE WHEN NOT record_is_published(u.id)
            THEN (SELECT o.outcome FROM uptake_records o WHERE o.id = u.supersedes_id) END,
          'verdict', ${lastVerdict(sql`er.id`)}, 'reconsideration', ${reconsiderationToAnswer(viewer, sql`er.id`)},
          'lineageIds', (SELECT COALESCE(json_agg(ul.lineage_id), '[]') FROM uptake_links ul WHERE ul.record_id = u.id),
          'labels', (SELECT COALESCE(json_agg(DISTINCT pg.label), '[]') FROM uptake_links ul
            JOIN lineage_paragraphs lp ON lp.lineage_id = ul.lineage_id
            JOIN paragraphs pg ON pg.id = lp.paragraph_id AND pg.revision_id = er.id
            WHERE ul.record_id = u.id)) ORDER BY er.ordinal)
        FROM uptake_records u JOIN revisions er ON er.id = u.revision_id
        WHERE u.point_id = pt.id AND er.document_id = d.id AND er.ordinal < rv.ordinal AND ${knownRecord(viewer)}), '[]') AS earlier,
      ${reconsiderationToAnswer(viewer, sql`rv.id`)} AS reconsideration, ${lastVerdict(sql`rv.id`)} AS verdict,
      ${namedIn} AS named,
      ${carriedRow(viewer, sql`pt.id`, sql`rv.id`)} AS carried,
      ${endedIn(sql`pt.id`, sql`rv.id`, knownRecord(viewer))} AS ended,
      ${successorOf} AS successor,
      COALESCE((SELECT json_agg(json_build_object('pointId', op.id, 'number', op.number, 'version', ov.number,
          'outcome', u.outcome, 'state', ${stateOf}) ORDER BY ov.number DESC, op.number)
        FROM (SELECT * FROM points WHERE input_id = i.id AND version_id <> pt.version_id OFFSET 0) op
        JOIN input_versions ov ON ov.id = op.version_id
        CROSS JOIN LATERAL (SELECT * FROM uptake_records WHERE point_id = op.id AND revision_id = rv.id OFFSET 0) u
        WHERE ov.number < v.number AND ${knownRecord(viewer)}), '[]') AS "ofOlderVersions"`
}

/** SQL: each point `pt` of the latest version with each revision `rv` of its round and what holds there. */
export const workTables = (
  viewer: Viewer,
): Sql => sql`points pt JOIN input_versions v ON v.id = pt.version_id JOIN inputs i ON i.id = pt.input_id
    JOIN streams s ON s.id = i.stream_id JOIN pillars p ON p.id = s.pillar_id JOIN rounds r ON r.id = s.round_id
    JOIN outcome_documents d ON d.round_id = r.id JOIN revisions rv ON rv.document_id = d.id
    LEFT JOIN LATERAL (SELECT u.decided_by_id FROM uptake_records u
      WHERE u.point_id = pt.id AND u.revision_id = rv.id AND ${knownRecord(viewer)}) head ON true`

/** What was read of a point to decide on, before its author is reduced to what may be told. */
export function workOf({ author, attribution, carried, ...work }: WorkRow): PointWork {
  return {
    ...work,
    carried: carried && carriedOf(carried),
    moderatorsOnly: attribution === 'moderators_only',
    byline: toByline(author),
  }
}

const target = sql`SELECT pt.id AS "pointId", ARRAY[pt.id::text] AS "pointIds", rv.id AS "revisionId", i.stream_id AS "streamId",
  r.id AS "roundId", r.slug AS "roundSlug", d.slug AS "documentSlug", rv.slug AS "revisionSlug", i.reference`
const targetTables = sql`JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
  JOIN rounds r ON r.id = s.round_id JOIN outcome_documents d ON d.round_id = r.id
  JOIN revisions rv ON rv.document_id = d.id`

/**
 * What a decision is about, without its text; null where point and revision don't belong together. Whether its
 * author stands by it still is refused by the act, so that nothing typed is lost.
 */
export async function getUptakeTarget(
  viewer: Viewer,
  where: { point: string; revision: string },
): Promise<UptakeTarget | null> {
  const [found] = await read<UptakeTarget>(sql`${target} FROM points pt ${targetTables}
    WHERE pt.id = ${where.point}::uuid AND rv.id = ${where.revision}::uuid AND ${moderatedInput(viewer)}`)
  return found ?? null
}

/** What is recorded of a point by now, its paragraphs as they stand in the revision; null for nothing. */
export async function getRecordNow(
  viewer: Viewer,
  where: { point: string; revision: string },
): Promise<RecordNow | null> {
  const [found] = await read<RecordNow>(sql`
    SELECT u.version, u.outcome, u.reason, u.carried_to AS "carriedTo", ${stateOf} AS state,
      ARRAY(SELECT DISTINCT lp.paragraph_id::text FROM uptake_links ul
        JOIN lineage_paragraphs lp ON lp.lineage_id = ul.lineage_id
        JOIN paragraphs pg ON pg.id = lp.paragraph_id AND pg.revision_id = u.revision_id
        WHERE ul.record_id = u.id) AS paragraphs
    FROM uptake_records u JOIN points pt ON pt.id = u.point_id JOIN inputs i ON i.id = pt.input_id
    WHERE pt.id = ${where.point}::uuid AND u.revision_id = ${where.revision}::uuid AND ${knownRecord(viewer)}
      AND ${moderatedInput(viewer)} AND ${standingInput}`)
  return found ?? null
}

/**
 * SQL: records as rows `u` (id, point_id, revision_id): those that hold, and those that were taken back, which only
 * their act tells of. That one is gone is refused by the act, so that nothing typed is lost.
 */
const reviewable = (ids: readonly string[]): Sql => sql`(
  SELECT u.id, u.point_id, u.revision_id FROM uptake_records u WHERE u.id = ANY(${ids}::uuid[]) AND ${headRecord}
  UNION SELECT st.record_id, st.point_id, a.revision_id FROM decision_steps st JOIN decision_acts a ON a.id = st.act_id
  WHERE st.record_id = ANY(${ids}::uuid[]) AND NOT EXISTS (SELECT FROM uptake_records k WHERE k.id = st.record_id)) u`

/** A record to review or write about, with what it is about, whether or not its author stands by it. */
export async function getReviewTarget(
  viewer: Viewer,
  recordId: string,
): Promise<ReviewTarget | null> {
  const [found] =
    await read<ReviewTarget>(sql`${target}, u.id AS "recordId", pt.number, r.title AS "roundTitle",
      d.title AS "documentTitle", rv.name AS "revisionName"
    FROM ${reviewable([recordId])} JOIN points pt ON pt.id = u.point_id ${targetTables}
    WHERE rv.id = u.revision_id AND ${moderatedInput(viewer)}`)
  return found ?? null
}

/** Records to agree to, of one round; null where one of them is not there for the viewer. */
export async function getAgreeTarget(
  viewer: Viewer,
  recordIds: readonly string[],
): Promise<AgreeTarget | null> {
  const [found] = await read<AgreeTarget>(sql`SELECT r.id AS "roundId", r.slug AS "roundSlug",
      array_agg(DISTINCT i.stream_id::text) AS "streamIds",
      json_agg(json_build_object('recordId', u.id, 'streamId', i.stream_id, 'reference', i.reference,
        'number', pt.number) ORDER BY u.id) AS records
    FROM ${reviewable(recordIds)} JOIN points pt ON pt.id = u.point_id ${targetTables}
    WHERE rv.id = u.revision_id AND ${moderatedInput(viewer)} GROUP BY r.id`)
  return found?.records.length === new Set(recordIds).size ? found : null
}
