import sql, { type Sql } from 'sql-template-tag'

/**
 * SQL: did tie `lt` (of `lineage_ties`) hold at a moment? What was told then is told by what held then,
 * whatever was corrected since.
 */
export const heldAt = (
  moment: Sql,
): Sql => sql`(NOT EXISTS (SELECT FROM lineage_corrections lc WHERE lc.id = lt.begun_by_id AND lc.created_at > ${moment})
  AND NOT EXISTS (SELECT FROM lineage_corrections lc WHERE lc.id = lt.ended_by_id AND lc.created_at <= ${moment}))`
