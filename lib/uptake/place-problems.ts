import type { Unplaced } from './place-index'
import type { RowProblem } from './upload-views'

/** What is told of words that name no paragraph, by why; a day is what a spreadsheet makes of "3-4". */
export const unplacedProblems = (unplaced: readonly Unplaced[]): RowProblem[] =>
  [...new Set(unplaced.map(({ why }) => why))].map((why) => {
    const told = unplaced.filter((one) => one.why === why)
    const detail = told.map(
      ({ words, labels }) => words + (labels ? ` (${labels.join(', ')})` : ''),
    )
    const isDay = told.some(({ words }) => /^\d{4}-\d\d-\d\d$/.test(words))
    const code = isDay ? 'paragraphDay' : `${why}Paragraph`
    return { field: 'paragraphs', code, detail: detail.join('; ') }
  })
