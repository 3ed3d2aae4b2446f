import sql, { type Sql } from 'sql-template-tag'

/**
 * SQL: json of what a revision reads in further languages, by language: the translation that stands for it and its
 * texts by paragraph. @param languages a select of those that are asked for
 */
export const textsIn = (
  revision: Sql,
  languages: Sql,
): Sql => sql`COALESCE((SELECT json_object_agg(x.language, json_build_object('id', x.id, 'texts',
    (SELECT json_object_agg(tp.paragraph_id, tp.text) FROM translated_paragraphs tp WHERE tp.text_id = x.id)))
  FROM (SELECT DISTINCT ON (rt.language) rt.language, rt.id FROM standing_texts rt
    WHERE rt.revision_id = ${revision} AND rt.language IN (${languages})
    ORDER BY rt.language, rt.id DESC) x), '{}')`
