import sql, { type Sql } from 'sql-template-tag'
import { languageOf, MARKS, phrased } from './rules'

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

/** SQL: the passage of `body` in which it was found; only ever of the rows of one page. */
export const headline = (language: Sql, body: Sql, query: Query): Sql =>
  sql`ts_headline(search_config(${language}),
    search_spaced(translate(${body}, ${Object.values(MARKS).join('')}, '')), ${wordsOf(query)}, ${options})`
