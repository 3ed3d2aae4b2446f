import sql, { type Sql } from 'sql-template-tag'

/** SQL: was revision `n` to be read when version `v` of an input was submitted, by issue or by publication here? */
const wasPublic = sql`(COALESCE(n.issued_on <= (v.submitted_at AT TIME ZONE 'UTC')::date, false)
  OR EXISTS (SELECT FROM publications np WHERE np.revision_id = n.id AND np.published_at <= v.submitted_at))`

const squeezed = (text: Sql) => sql`lower(regexp_replace(${text}, '\\s', '', 'g'))`

/**
 * SQL: json of a `NamedIn` of point `pt` in version `v` with revision `rv` of document `d`; null where its author
 * names no paragraph. The revision that they read is the one that they name; else the latest that was public when
 * they submitted; else the first, as there was none before it. A fact of dates, which is therefore not stored.
 */
export const namedIn: Sql = sql`(SELECT json_build_object('revision', nr.name, 'here', nr.id = rv.id,
    'names', (SELECT json_agg(n.name) FROM revisions n WHERE n.document_id = d.id),
    'paragraphs', COALESCE((SELECT json_agg(json_build_object('label', np.label,
        'lineageIds', (SELECT COALESCE(json_agg(lp.lineage_id), '[]') FROM lineage_paragraphs lp
          WHERE lp.paragraph_id = np.id)) ORDER BY np.ordinal)
      FROM paragraphs np WHERE np.revision_id = nr.id AND np.kind <> 'heading'
        AND strpos(${squeezed(sql`pt.paragraph_reference`)}, ${squeezed(sql`np.label`)}) > 0), '[]'))
  FROM (SELECT n.id, n.name FROM revisions n
    WHERE n.document_id = d.id AND n.text_hash IS NOT NULL AND pt.paragraph_reference IS NOT NULL
    ORDER BY length(n.name) * (strpos(${squeezed(sql`pt.paragraph_reference`)}, ${squeezed(sql`n.name`)}) > 0)::int DESC,
      ${wasPublic} DESC, n.ordinal * CASE WHEN ${wasPublic} THEN -1 ELSE 1 END LIMIT 1) nr)`
