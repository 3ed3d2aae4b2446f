import { bylineText } from '@/lib/inputs/byline-text'
import { apart } from '@/lib/platform/apart'
import { COMMENT_COLUMNS } from '@/lib/platform/comment-columns'
import { commentType, placeOf } from './comment-table'
import { cellsOfRecord, pointKey, type Words } from './file-sheet'
import type { DecisionLine, DecisionTable } from './file-views'
import { composeObservation } from './observation'
import { stampOf } from './stamp'
import type { Text, WordTable } from './word-table'

const WIDTHS = [1600, 1750, 1150, 1300, 850, 3900, 2500, 2348]

/** Writing ten thousand rows takes a quarter of it. */
const SECONDS = 60

const english = (text: string): Text => ({ text, language: 'en' })

/**
 * The decisions of a stream as a comment table in the form of ISO's template, in Word. The last column is
 * read back (see `parseObservation`); the second says which point a row is about and what was seen of it.
 */
export async function commentTable(
  table: DecisionTable,
  t: Words,
): Promise<Uint8Array<ArrayBuffer>> {
  const { document, revision, today, roundTitle, pillarTitle } = table
  const facts = [
    `Date: ${today}`,
    `Document: ${[revision.symbol, document.title, revision.name].filter(Boolean).join(', ')}`,
    `Project: ${roundTitle}, ${pillarTitle}`,
  ]
  const rows = table.lines.map((line) => cellsOf(line, revision.id, t))
  const given: WordTable = {
    facts,
    rows,
    head: Object.values(COMMENT_COLUMNS),
    widths: WIDTHS,
    footer: t('files.types'),
  }
  const written = await apart<Uint8Array<ArrayBuffer>>(
    'lib/uptake/word-table-thread.mjs',
    { table: given },
    SECONDS,
  )
  if ('fault' in written) throw new Error(`the comment table was not written: ${written.fault}`)
  return written.value
}

function cellsOf(line: DecisionLine, revisionId: string, t: Words): Text[] {
  const { language, record } = line
  const own = (text: string | null): Text => ({ text: text ?? '', language: language ?? 'en' })
  const { clause, paragraph } = placeOf(line.paragraphReference)
  const cells = cellsOfRecord(record, t)
  return [
    english(line.byline ? bylineText(line.byline, t) : ''),
    english(`${pointKey(line)}\n[${stampOf(revisionId, line.pointId, record, cells)}]`),
    own(clause),
    own(paragraph),
    english(line.moderatorsOnly ? '' : commentType(line)),
    line.moderatorsOnly ? english(t('files.withheld')) : own(line.statement),
    own(line.proposedWording),
    english(record ? composeObservation(cells) : ''),
  ]
}
