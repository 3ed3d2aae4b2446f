import type { WordTables } from './word-tables'

/** Columns of the ISO/IEC template for comments (2012-03), in its order, by what they are here called. */
export const COMMENT_COLUMNS = {
  author: 'MB/NC',
  line: 'Line number',
  clause: 'Clause/Subclause',
  paragraph: 'Paragraph/Figure/Table',
  type: 'Type of comment',
  comment: 'Comments',
  change: 'Proposed change',
  observation: 'Observations of the secretariat',
} as const
export type CommentColumn = keyof typeof COMMENT_COLUMNS

/**
 * How headings begin, without signs, accents and figures: editions and secretariats word them differently, in
 * English and French. What a comment's number or type is stands before the comment.
 */
const BEGINNINGS: [CommentColumn, RegExp][] = [
  ['author', /^(mb|nc|memberbody|member$|commenter|nationalcommittee)/],
  ['line', /^(line|ligne|(no|numero)deligne)/],
  ['clause', /^(sub)?(clause|article)/],
  ['paragraph', /^(para|alinea)/],
  ['type', /^(type|(comment|commentaire)s?(type|category)$|category|categorie)/],
  ['comment', /^comment(?!aire|s?(no|number|id|ref|reference|date|status)$)|^commentaires?/],
  ['change', /^(proposed?|modificationproposee|changementpropose)/],
  ['observation', /^(observation|secretariat|resolution|disposition)/],
]

/**
 * Where each column of a comment table stands, by a row that may be its headings; null where it is not
 * such a row: it names what was said, two more, and a change or an observation.
 */
export function commentColumns(row: readonly string[]): Map<CommentColumn, number> | null {
  const found = new Map<CommentColumn, number>()
  row.forEach((heading, at) => {
    const folded = heading
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/\(.*/s, '')
      .replace(/[^a-z]/g, '')
    const column = BEGINNINGS.find(([, begins]) => begins.test(folded))?.[0]
    if (column && !found.has(column)) found.set(column, at)
  })
  const told = found.has('change') || found.has('observation')
  return found.size >= 4 && found.has('comment') && told ? found : null
}

/** The rows of a document's tables; where none names the columns, a page header may, as in templates of before 2012. */
export function commentRows({ tables, headerRows }: WordTables): string[][] {
  const rows = tables.flat()
  if (rows.some((row) => commentColumns(row))) return rows
  const head = headerRows.find((row) => commentColumns(row))
  return head ? [head, ...rows] : rows
}
