import sql, { type Sql } from 'sql-template-tag'
import { typeTold } from '@/lib/inputs/attribution'
import { authorOf, toByline } from '@/lib/inputs/data'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { DecisionLine, DecisionTable } from './file-views'
import { interestIn, knownRecord, standingPoint, stateOf } from './standing-data'

const minute = (column: string) =>
  sql([`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"')`])

/** SQL: json of the labels that a record is linked to in revision `rv`, in their order. */
export const labelsOf = (
  record: Sql,
): Sql => sql`(SELECT COALESCE(json_agg(l.label ORDER BY l.ordinal), '[]') FROM (
  SELECT DISTINCT pg.label, pg.ordinal FROM uptake_links ul
  JOIN lineage_paragraphs lp ON lp.lineage_id = ul.lineage_id
  JOIN paragraphs pg ON pg.id = lp.paragraph_id AND pg.revision_id = rv.id WHERE ul.record_id = ${record}.id) l)`

/** SQL: the same of record `u`. */
export const linkedLabels: Sql = labelsOf(sql`u`)

/** SQL: json of record `u` as a `DecisionRecord` in revision `rv`, or null; who decided is not told where they have an interest. */
export const recordJson = (
  viewer: Viewer,
): Sql => sql`CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'version', u.version,
  'outcome', u.outcome, 'reason', u.reason, 'carriedTo', u.carried_to, 'labels', ${linkedLabels},
  'state', ${stateOf}, 'ratedBy', u.rated_by,
  'decidedBy', (SELECT m.name FROM members m WHERE m.id = u.decided_by_id AND NOT ${interestIn(viewer, sql`u.point_id`)}),
  'decidedAt', ${minute('u.decided_at')},
  'publishedAt', (SELECT ${minute('min(pb.published_at)')} FROM published_records pr
    JOIN publications pb ON pb.id = pr.publication_id WHERE pr.record_id = u.id AND pb.published_at IS NOT NULL)) END`

// The author answers what was published, which a correction, published or not, may already stand beside: so
// which outcome was answered is told.
const verdict = sql`(SELECT json_build_object('answer', vd.answer, 'wouldNeed', vd.would_need, 'to', u.outcome)
  FROM uptake_records u JOIN verdicts vd ON vd.record_id = u.id
  WHERE u.point_id = pt.id AND u.revision_id = rv.id
  ORDER BY vd.answered_at DESC, vd.id DESC LIMIT 1)`

type RawLine = Omit<DecisionLine, 'byline' | 'type'> & { author: AuthorRow | null }

/**
 * Every standing point of a stream with its record in one revision, by reference: what a file holds. Of
 * inputs for moderators only nothing but their reference and record, and of points in which the viewer has an interest
 * no record but what is published. One statement.
 * @returns null where the viewer does not moderate the stream, or it has no such revision
 */
export async function getDecisionTable(
  viewer: Viewer,
  where: { streamId: string; document: string; revision: string },
): Promise<DecisionTable | null> {
  if (!viewer.moderates.includes(where.streamId)) return null
  const told = (column: Sql) => sql`CASE WHEN i.attribution <> 'moderators_only' THEN ${column} END`
  const [row] = await read<Omit<DecisionTable, 'lines'> & { lines: RawLine[] | null }>(sql`
    SELECT r.slug AS "roundSlug", r.title AS "roundTitle", p.title AS "pillarTitle",
      to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS today,
      json_build_object('slug', d.slug, 'title', d.title) AS document,
      json_build_object('id', rv.id, 'slug', rv.slug, 'name', rv.name, 'symbol', COALESCE(rv.symbol, d.symbol),
        'language', rv.language) AS revision,
      (SELECT json_agg(json_build_object('pointId', pt.id, 'reference', i.reference, 'number', pt.number,
          'moderatorsOnly', i.attribution = 'moderators_only', 'language', ${told(sql`pt.language`)},
          'statement', ${told(sql`pt.statement`)}, 'proposedWording', ${told(sql`pt.proposed_wording`)},
          'paragraphReference', ${told(sql`pt.paragraph_reference`)}, 'ask', ${told(sql`pt.ask`)},
          'topics', COALESCE(${told(sql`(SELECT json_agg(tp.key ORDER BY tp.ordinal) FROM point_topics k
            JOIN topics tp ON tp.id = k.topic_id WHERE k.point_id = pt.id)`)}, '[]'),
          'interested', ${interestIn(viewer, sql`pt.id`)}, 'author', ${told(authorOf(viewer))}, 'record', ${recordJson(viewer)}, 'verdict', ${told(verdict)})
          ORDER BY i.reference, pt.number)
        FROM inputs i JOIN points pt ON pt.input_id = i.id
        LEFT JOIN uptake_records u ON u.point_id = pt.id AND u.revision_id = rv.id AND ${knownRecord(viewer)}
        WHERE i.stream_id = s.id AND ${moderatedInput(viewer)} AND ${standingInput} AND ${standingPoint}) AS lines
    FROM streams s JOIN rounds r ON r.id = s.round_id JOIN pillars p ON p.id = s.pillar_id
    JOIN outcome_documents d ON d.round_id = r.id JOIN revisions rv ON rv.document_id = d.id
    WHERE s.id = ${where.streamId}::uuid AND d.slug = ${where.document} AND rv.slug = ${where.revision}`)
  return row ? { ...row, lines: (row.lines ?? []).map(asLine) } : null
}

function asLine({ author, ...line }: RawLine): DecisionLine {
  const byline = author && toByline(author)
  return { ...line, byline, type: author && byline ? typeTold(author, byline) : null }
}
