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

it('tells a comment from its number and type, and reads French headings', () => {
  const of = (...headings: string[]) =>
    Object.fromEntries(commentColumns(headings) ?? new Map<string, number>())
  const numbered = [
    'Comment No.',
    'National Committee',
    'Clause',
    'Comment type',
    'Comment',
    'Proposed change',
  ]
  expect(of(...numbered)).toEqual({ author: 1, clause: 2, type: 3, comment: 4, change: 5 })
  const french = [
    ...['MB/NC', 'Numéro de ligne', 'Article/Paragraphe', 'Alinéa/Figure/Tableau'],
    ...[
      'Type de commentaire',
      'Commentaires',
      'Modification proposée',
      'Observations du secrétariat',
    ],
  ]
  expect(Object.values(of(...french)).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(of(...french)).toMatchObject({ author: 0, line: 1, type: 4, comment: 5, change: 6 })
})

it('takes no other row for its headings', () => {
  expect(commentColumns(['id', 'state', 'answer/en', 'comments'])).toBeNull()
  expect(
    commentColumns(['UK', '', '3.1', '', 'ed', 'Comment on it', 'Propose this', '']),
  ).toBeNull()
  expect(commentColumns(['Comments', 'Proposed change', 'x'])).toBeNull()
})
