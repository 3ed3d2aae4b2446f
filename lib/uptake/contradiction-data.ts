import sql, { type Sql } from 'sql-template-tag'
import { stateOf } from './standing-data'

/** SQL: the lineages of a record as text, in an order of their own. */
const linksOf = (record: Sql): Sql =>
  sql`ARRAY(SELECT ul.lineage_id::text FROM uptake_links ul WHERE ul.record_id = ${record} ORDER BY 1)`

/** SQL: what was said of point `u.point_id` in the revision of record `h` before `h` says what it says. */
const saidBefore: Sql = sql`(
  SELECT o.outcome, o.reason, o.carried_to, ${linksOf(sql`o.id`)} AS links FROM uptake_records o
  WHERE o.point_id = u.point_id AND o.revision_id = h.revision_id AND o.id <> h.id
  UNION ALL
  SELECT (st.before->>'outcome')::"Outcome", st.before->>'reason', st.before->>'carriedTo',
    ARRAY(SELECT l FROM jsonb_array_elements_text(st.before->'lineageIds') l ORDER BY 1)
  FROM decision_steps st JOIN decision_acts sa ON sa.id = st.act_id
  WHERE st.point_id = u.point_id AND sa.revision_id = h.revision_id AND st.before IS NOT NULL)`

/**
 * SQL: json of a `Contradiction` of record `u`, or null: it repeats, about a paragraph in common or about none, what
 * was recorded of its point in an earlier revision, and that was corrected or decided otherwise since. Whether it was
 * carried by an act or by hand makes no difference; decided anew it stands for itself.
 */
export const contradictionOf: Sql = sql`(
  SELECT json_build_object('revision', hr.name, 'outcome', h.outcome, 'reason', h.reason,
    'state', (SELECT ${stateOf} FROM uptake_records u WHERE u.id = h.id),
    'day', to_char(h.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'))
  FROM (SELECT * FROM uptake_records n WHERE n.point_id = u.point_id AND n.rated_by IS NULL OFFSET 0) h
  JOIN revisions hr ON hr.id = h.revision_id
  JOIN revisions ur ON ur.id = u.revision_id AND ur.document_id = hr.document_id AND ur.ordinal > hr.ordinal
  WHERE h.decided_at > u.decided_at AND NOT EXISTS (SELECT FROM uptake_records c WHERE c.supersedes_id = h.id)
    AND EXISTS (SELECT FROM ${saidBefore} o WHERE o.outcome = u.outcome AND o.reason IS NOT DISTINCT FROM u.reason
      AND o.carried_to IS NOT DISTINCT FROM u.carried_to
      AND (o.links && ${linksOf(sql`u.id`)} OR (o.links = '{}' AND ${linksOf(sql`u.id`)} = '{}'))
      AND (o.outcome, o.reason, o.carried_to, o.links) IS DISTINCT FROM
        (h.outcome, h.reason, h.carried_to, ${linksOf(sql`h.id`)}))
  ORDER BY h.decided_at DESC, h.id DESC LIMIT 1)`
