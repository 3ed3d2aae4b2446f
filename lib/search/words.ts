import sql, { type Sql } from 'sql-template-tag'
import { ACCENTED, languageOf, MARKS, phrased } from './rules'

/** What is searched for, on a page in which language. */
type Query = { text: string; locale: string }

/** SQL: the query, made as the index makes its words: unstemmed, and with the endings of its language. */
export const wordsOf = ({ text, locale }: Query): Sql =>
  sql`(SELECT websearch_to_tsquery('simple', search_spaced(${phrased(text)}))
    || websearch_to_tsquery(search_config(${languageOf(text, locale)}), ${text}))`

const options = [
  `StartSel=${MARKS.start}`,
  `StopSel=${MARKS.end}`,
  `FragmentDelimiter=${MARKS.gap}`,
  'MaxFragments=2',
  'MaxWords=40',
  'MinWords=12',
  // Han characters are words of one: they are not too short to begin with.
  'ShortWord=0',
].join(', ')

/**
 * SQL: a statement without the marks of bold and italic Markdown and without the addresses of its links: of a
 * passage cut anywhere nobody could tell what they belong to.
 */
export const unmarked = (
  statement: Sql,
): Sql => sql`regexp_replace(regexp_replace(regexp_replace(${statement},
  '\\[([^]]*)\\]\\((?:https?://|mailto:)[^)[:space:]]*\\)', '\\1', 'g'),
  '\\*\\*([^*[:space:]][^*]*)\\*\\*', '\\1', 'g'), '\\*([^*[:space:]][^*]*)\\*', '\\1', 'g')`

/** SQL: a word without the accents of Latin letters, and its ligatures in two; of another script it stays as it is. */
const bare = (word: Sql): Sql =>
  sql`translate(replace(replace(${word}, 'œ', 'oe'), 'æ', 'ae'), ${ACCENTED.from}, ${ACCENTED.to})`

/** SQL: a word as a query of its own, whatever stands in it. */
const asQuery = (word: Sql): Sql =>
  sql`('''' || replace(replace(${word}, '\\', '\\\\'), '''', '''''') || '''')`

/**
 * SQL: CTEs, to stand after WITH RECURSIVE, that end in `bared`: one row with the `words` of the query, where each
 * stands for all of the table `held` that differ from it in accents alone ("etats", "États" and "ETATS" are one), and
 * for what these are without the endings of the language of their text. It looks at every word there is in the column
 * `words` of `held`, so that has to be a few hundred rows.
 */
export const baredWords = (query: Query): Sql => sql`
  vocabulary AS MATERIALIZED (
    SELECT language, lexeme, ${bare(sql`lexeme`)} AS bare
    FROM (SELECT DISTINCT h.language, l.lexeme FROM held h CROSS JOIN LATERAL unnest(h.words) l) known
  ), variants AS MATERIALIZED (
    SELECT lexeme, row_number() OVER () AS nth,
      ${asQuery(sql`lexeme`)} || string_agg('|' || ${asQuery(sql`other`)}, '') AS any_of
    FROM (SELECT DISTINCT a.lexeme, o.other
      FROM unnest(tsvector_to_array(search_words(${languageOf(query.text, query.locale)}, ${query.text}))) a (lexeme)
      JOIN vocabulary v ON v.bare = ${bare(sql`a.lexeme`)}
      CROSS JOIN LATERAL (SELECT v.lexeme UNION
        SELECT unnest(tsvector_to_array(to_tsvector(search_config(v.language), v.lexeme)))) o (other)
      WHERE o.other <> a.lexeme) others
    GROUP BY lexeme
  ), rewritten AS (
    SELECT 0::bigint AS nth, ${wordsOf(query)} AS words
    UNION ALL
    SELECT v.nth, ts_rewrite(r.words, ${asQuery(sql`v.lexeme`)}::tsquery, v.any_of::tsquery)
    FROM rewritten r JOIN variants v ON v.nth = r.nth + 1
  ), bared AS MATERIALIZED (SELECT words FROM rewritten ORDER BY nth DESC LIMIT 1)`

/** SQL: the passage of `body` in which `words` were found; only ever of the rows of one page. */
export const headline = (language: Sql, body: Sql, words: Sql): Sql =>
  sql`ts_headline(search_config(${language}),
    search_spaced(translate(${body}, ${Object.values(MARKS).join('')}, '')), ${words}, ${options})`
