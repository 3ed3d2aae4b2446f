import sql, { type Sql } from 'sql-template-tag'

/**
 * SQL: did tie `lt` (of `lineage_ties`) hold at a moment? What was told then is told by what held then,
 * whatever was corrected since.
 */
export const heldAt = (
  moment: Sql,
): Sql => sql`(NOT EXISTS (SELECT FROM lineage_corrections lc WHERE lc.id = lt.begun_by_id AND lc.created_at > ${moment})
  AND NOT EXISTS (SELECT FROM lineage_corrections lc WHERE lc.id = lt.ended_by_id AND lc.created_at <= ${moment}))`

/** SQL: of document `d` its latest revision, or the latest up to an ordinal, as row `latest`. */
export const latestRevision = (
  upTo?: number,
): Sql => sql`LEFT JOIN LATERAL (SELECT id, ordinal FROM revisions
  WHERE document_id = d.id AND (${upTo ?? null}::int IS NULL OR ordinal <= ${upTo ?? null}::int)
  ORDER BY ordinal DESC LIMIT 1) latest ON true`

/**
 * SQL: json for `pastOf`, of document `d`: all paragraphs of the revision in row `latest`, and of those before it
 * the ones that share no lineage with these.
 */
export const pastParagraphs: Sql = sql`COALESCE((SELECT json_agg(json_build_object('name', rv.name, 'paragraphs',
    COALESCE((SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'number', p.number, 'label', p.label,
        'depth', p.depth, 'text', p.text, 'lineageIds', (SELECT json_agg(lp.lineage_id ORDER BY lp.lineage_id)
          FROM lineage_paragraphs lp WHERE lp.paragraph_id = p.id)) ORDER BY p.ordinal)
      FROM paragraphs p WHERE p.revision_id = rv.id AND (rv.id = latest.id OR NOT EXISTS (
        SELECT FROM lineage_paragraphs own JOIN lineage_paragraphs lp ON lp.lineage_id = own.lineage_id
        JOIN paragraphs now ON now.id = lp.paragraph_id
        WHERE own.paragraph_id = p.id AND now.revision_id = latest.id))), '[]')) ORDER BY rv.ordinal)
  FROM revisions rv WHERE rv.document_id = d.id AND rv.ordinal <= latest.ordinal), '[]')`
