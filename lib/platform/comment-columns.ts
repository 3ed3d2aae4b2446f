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

/** How headings begin, without signs and figures: editions and secretariats word them differently. */
const BEGINNINGS: [CommentColumn, RegExp][] = [
  ['author', /^(mb|nc|memberbody|member$|commenter)/],
  ['line', /^line/],
  ['clause', /^(sub)?clause/],
  ['paragraph', /^para/],
  ['type', /^type/],
  ['comment', /^comment/],
  ['change', /^proposed?/],
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
      .toLowerCase()
      .replace(/\(.*/s, '')
      .replace(/[^a-z]/g, '')
    const column = BEGINNINGS.find(([, begins]) => begins.test(folded))?.[0]
    if (column && !found.has(column)) found.set(column, at)
  })
  const told = found.has('change') || found.has('observation')
  return found.size >= 4 && found.has('comment') && told ? found : null
}
