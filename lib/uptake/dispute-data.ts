import sql, { type Sql } from 'sql-template-tag'
import { DISPUTES, type Dispute } from './gap-rules'
import { openRequest, standingPublished } from './policy'
import { isApart } from './reconsideration-data'

/**
 * SQL: is a point disputed in a revision? Of what is public of it up to there its author's side asked to reconsider
 * a record and was not answered; or their last answer differs from the record it was given to, and what was
 * published last of the point has the same outcome still. The only rule of it: of queues, of what is carried on.
 * @param how asks for one way of differing alone, and not for requests
 */
export const disputedIn = (
  point: Sql,
  revision: Sql,
  how: 'yes' | Dispute = 'yes',
): Sql => sql`EXISTS (
  SELECT FROM (SELECT bool_or(p.asked) AS asked, (array_agg(p.outcome ORDER BY p.ordinal DESC))[1] AS latest,
      (array_agg(p.outcome ORDER BY p.ordinal DESC) FILTER (WHERE p.answer IS NOT NULL))[1] AS outcome,
      (array_agg(p.answer ORDER BY p.ordinal DESC) FILTER (WHERE p.answer IS NOT NULL))[1] AS answer
    FROM (SELECT u.outcome, dr.ordinal, ${openRequest(sql`u.id`)} AS asked, (SELECT vd.answer FROM verdicts vd
        WHERE vd.record_id = u.id ORDER BY vd.answered_at DESC, vd.id DESC LIMIT 1) AS answer
      FROM (SELECT n.* FROM uptake_records n WHERE n.point_id = ${point} AND n.rated_by IS NULL OFFSET 0) u
      JOIN revisions dr ON dr.id = u.revision_id
      JOIN revisions cr ON cr.document_id = dr.document_id AND cr.ordinal >= dr.ordinal
      WHERE cr.id = ${revision} AND ${standingPublished}) p) u
  CROSS JOIN LATERAL (SELECT u.answer) v
  WHERE (u.latest = u.outcome AND ${isApart(how === 'yes' ? DISPUTES : [how])})
    ${how === 'yes' ? sql`OR u.asked` : sql``})`
