import sql, { type Sql } from 'sql-template-tag'
import type { Viewer } from '@/lib/platform/viewer'
import { contradictionOf } from './contradiction-data'
import { disputedIn } from './dispute-data'
import { finding, headRecord, interestIn, knownRecord, stateOf } from './standing-data'

/**
 * SQL: the revision of record `u` as `er`, and as `cur` a later one of the same document. OFFSET 0, here and below, has
 * records and paragraphs looked up by their keys: without statistics whole tables are read for each.
 */
const recordsBefore = (point: Sql, only: Sql = sql``): Sql => sql`
  FROM (SELECT * FROM uptake_records WHERE point_id = ${point} AND rated_by IS NULL ${only} OFFSET 0) u
  JOIN revisions er ON er.id = u.revision_id
  JOIN revisions cur ON cur.document_id = er.document_id AND cur.ordinal > er.ordinal`

/** SQL: as one row or none, the last record that found a point in the text of a revision before this one. */
const lastInText = (point: Sql, revision: Sql, held: Sql = headRecord): Sql => sql`
  SELECT u.id, u.revision_id, er.name AS revision, cur.text_hash IS NOT NULL AS held
  ${recordsBefore(point, sql`AND outcome IN ('reflected', 'partly_reflected')`)}
  WHERE cur.id = ${revision} AND ${held} ORDER BY er.ordinal DESC LIMIT 1`

/**
 * SQL: as one row or none, the record that a proposal for a point in a revision is taken from: the one that
 * holds, as far as the viewer may know, in the last earlier revision of the document that has any, unless a source rated it. What was dropped is
 * compared by the paragraphs of the last record that found it in the text.
 */
export const earlierRecord = (viewer: Viewer, point: Sql, revision: Sql): Sql => sql`
  SELECT u.id, u.version, u.revision_id, u.outcome, u.reason, u.carried_to, u.revision, u.new_id, u.language, u.held,
    ${finding} IS NOT DISTINCT FROM 'returned' AS returned, ${disputedIn(point, revision)} AS disputed,
    s.source, u.supersedes_id IS NOT NULL AND s.source <> 'published' AS correction,
    CASE WHEN NOT ${interestIn(viewer, point)} THEN ${contradictionOf} END AS contradicted,
    CASE WHEN u.outcome = 'dropped' THEN l.id ELSE u.id END AS linked_id,
    CASE WHEN u.outcome = 'dropped' THEN l.revision_id ELSE u.revision_id END AS linked_revision_id,
    COALESCE(l.revision, u.revision) AS linked_revision
  FROM (SELECT u.*, er.name AS revision, cur.id AS new_id, cur.language, cur.text_hash IS NOT NULL AS held
    ${recordsBefore(point)} WHERE cur.id = ${revision} AND ${knownRecord(viewer)} ORDER BY er.ordinal DESC LIMIT 1) u
  CROSS JOIN LATERAL (SELECT ${stateOf} AS source) s
  LEFT JOIN LATERAL (${lastInText(point, revision, knownRecord(viewer))}) l ON u.outcome = 'dropped'`

/**
 * SQL: has a point ended in a revision? The last record that found it in the text of an earlier one, by a moderator,
 * has no paragraph that goes on here. Whatever was recorded in between, it may be said to be dropped.
 * @param held which records `u` count
 */
export const endedIn = (point: Sql, revision: Sql, held: Sql = headRecord): Sql => sql`COALESCE((
  SELECT l.held AND EXISTS (SELECT FROM uptake_links ul WHERE ul.record_id = l.id) AND NOT EXISTS (
    SELECT FROM uptake_links ul
    CROSS JOIN LATERAL (SELECT paragraph_id FROM lineage_paragraphs WHERE lineage_id = ul.lineage_id OFFSET 0) lp
    CROSS JOIN LATERAL (SELECT revision_id FROM paragraphs WHERE id = lp.paragraph_id OFFSET 0) p
    WHERE ul.record_id = l.id AND p.revision_id = ${revision})
  FROM (${lastInText(point, revision, held)}) l), false)`

const wordings = (what: Sql, revision: Sql): Sql => sql`(SELECT ${what}
  FROM (SELECT paragraph_id FROM lineage_paragraphs WHERE lineage_id = ul.lineage_id OFFSET 0) lp
  CROSS JOIN LATERAL (SELECT * FROM paragraphs WHERE id = lp.paragraph_id OFFSET 0) p
  WHERE p.revision_id = ${revision})`

/** What paragraphs say, but for how it is typed. */
const said = sql`array_agg(p.wording ORDER BY p.ordinal)`

/** SQL: `carryOf` of row `e` of `earlierRecord`. */
export const proposed: Sql = sql`(SELECT CASE WHEN e.returned OR NOT e.held THEN NULL
    WHEN count(*) = 0 AND e.outcome NOT IN ('out_of_scope', 'carried_elsewhere') THEN 'unlinked'
    WHEN e.outcome IN ('reflected', 'partly_reflected', 'dropped') AND bool_and(k.after IS NULL) THEN 'ended'
    WHEN e.outcome = 'dropped' OR NOT COALESCE(bool_and(COALESCE(k.after = k.before, false)), true) THEN 'changed'
    WHEN e.disputed THEN 'disputed' WHEN e.correction OR e.contradicted IS NOT NULL THEN 'corrected'
    ELSE 'unchanged' END
  FROM (SELECT ${wordings(said, sql`e.linked_revision_id`)} AS before, ${wordings(said, sql`e.new_id`)} AS after
    FROM uptake_links ul WHERE ul.record_id = e.linked_id) k)`

/** SQL: does the point have no record of its own in the revision? */
export const withoutRecord = (
  point: Sql,
  revision: Sql,
): Sql => sql`NOT EXISTS (SELECT FROM uptake_records own
  WHERE own.point_id = ${point} AND own.revision_id = ${revision})`

/**
 * SQL: what an earlier record proposes for a point in a revision: a `CarryState`, by the
 * rule of `carryOf`; null where the point has a record in it, or nothing is proposed.
 */
export const carryState = (
  viewer: Viewer,
  point: Sql,
  revision: Sql,
): Sql => sql`(SELECT ${proposed}
  FROM (${earlierRecord(viewer, point, revision)}) e WHERE ${withoutRecord(point, revision)})`

/** SQL: does the record that a point has in a revision repeat what was corrected since? */
export const isContradicted = (
  viewer: Viewer,
  point: Sql,
  revision: Sql,
): Sql => sql`EXISTS (SELECT FROM (SELECT * FROM uptake_records
    WHERE point_id = ${point} AND revision_id = ${revision} AND rated_by IS NULL OFFSET 0) u
  WHERE ${headRecord} AND NOT ${interestIn(viewer, point)} AND ${contradictionOf} IS NOT NULL)`

const wording = sql`json_agg(json_build_object('label', p.label, 'text', p.text) ORDER BY p.ordinal)`

/** SQL: json of the linked paragraphs of row `e`, lineage by lineage, then and now. */
const places: Sql = sql`(SELECT COALESCE(json_agg(json_build_object('lineageId', ul.lineage_id,
    'before', COALESCE(${wordings(wording, sql`e.linked_revision_id`)}, '[]'),
    'after', COALESCE(${wordings(wording, sql`e.new_id`)}, '[]')) ORDER BY ul.lineage_id), '[]')
  FROM uptake_links ul WHERE ul.record_id = e.linked_id)`

/** SQL: the parts, as of an object, of a `Carried` but its state, of row `e` of `earlierRecord`. */
export const carriedParts: Sql = sql`'recordId', e.id, 'version', e.version, 'revision', e.revision,
  'language', e.language, 'outcome', e.outcome, 'reason', e.reason, 'carriedTo', e.carried_to,
  'disputed', e.disputed, 'source', e.source, 'correction', e.correction, 'contradicted', e.contradicted,
  'linkedIn', e.linked_revision, 'places', ${places}`

/** SQL: a `CarriedRow` of a point in a revision as json, or null. */
export const carriedRow = (
  viewer: Viewer,
  point: Sql,
  revision: Sql,
): Sql => sql`(SELECT json_build_object(${carriedParts}, 'returned', e.returned, 'textHeld', e.held)
  FROM (${earlierRecord(viewer, point, revision)}) e WHERE ${withoutRecord(point, revision)})`
