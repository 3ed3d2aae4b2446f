import { expect, it } from 'vitest'
import { COMMENT_COLUMNS, commentColumns } from './comment-columns'

it('finds the template’s columns as its editions word them, in any order', () => {
  const at = [0, 1, 2, 3, 4, 5, 6, 7]
  expect([...(commentColumns(Object.values(COMMENT_COLUMNS))?.values() ?? [])]).toEqual(at)
  const worded = [
    'MB/\nNC1',
    'Line\nnumber (e.g. 17)',
    'Clause/ Subclause (e.g. 3.1)',
    'Paragraph/ Figure/ Table/ (e.g. Table 1)',
    'Type of comment2',
    'Comment (justification for change) by the MB',
    'Proposed change by the MB',
    'Secretariat observations on each comment submitted',
  ]
  expect([...(commentColumns(worded)?.values() ?? [])]).toEqual(at)
  const few = commentColumns(['Comments', 'Observations', 'Clause No.', '', 'Member'])
  expect(few && Object.fromEntries(few)).toEqual({
    comment: 0,
    observation: 1,
    clause: 2,
    author: 4,
  })
})

it('takes no other row for its headings', () => {
  expect(commentColumns(['id', 'state', 'answer/en', 'comments'])).toBeNull()
  expect(
    commentColumns(['UK', '', '3.1', '', 'ed', 'Comment on it', 'Propose this', '']),
  ).toBeNull()
  expect(commentColumns(['Comments', 'Proposed change', 'x'])).toBeNull()
})
