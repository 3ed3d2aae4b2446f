import { cutText } from '@/lib/kernel/text'
import { seenStamp } from './stamp'
import type { FileRow, JudgedRow, RowDoubt, UploadPoint } from './upload-views'

/** Programs cut long cells: at 255 characters where they write old formats, at 32,767 at the latest. */
const SHORTEST_CUT = 255

/** What an encoding that lacks a letter leaves in its place. */
const LOST = /[?\ufffd]+/

/** A text by its letters and figures: line breaks, blanks, quotation marks, signs and case are changed unasked. */
const folded = (text: string): string =>
  text
    // How XLSX writes control characters, where a program takes them literally.
    .replace(/_x[0-9a-f]{4}_/gi, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * True where a cell may hold a text, whatever a spreadsheet or a word processor did to it: otherwise broken, quoted
 * or normalised, read as a number, cut at its end, letters lost to an encoding. A cell without a letter or figure
 * says nothing.
 */
export function mayHold(cell: string, text: string): boolean {
  if (cell === text) return true
  const [said, meant] = [folded(cell), folded(text)]
  if (said === '' || said === meant) return true
  if (cell.length >= SHORTEST_CUT && meant.startsWith(said)) return true
  if (/^[\d.,\s]+$/.test(text) && Number(cell) === Number(text)) return true
  return LOST.test(cell) && holdsPieces(cell, meant)
}

/** True where what is left of a cell stands in a text, in its order, and no more is missing than was lost. */
function holdsPieces(cell: string, meant: string): boolean {
  const pieces = cell.split(LOST).map(folded)
  const lost = cell.replace(/[^?\ufffd]/g, '').length
  const left = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)]
  if (meant.length - left > lost || !meant.startsWith(first) || !meant.endsWith(last)) return false
  let from = 0
  for (const piece of pieces) {
    const at = meant.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return true
}

/**
 * Why a row may be about another point than the one that its id or its reference names, as in a sheet of which
 * some columns were sorted and others not: what else it says of the point is not this one's. What a row
 * does not say, as in a file whose columns were deleted, is no doubt.
 * @param withheld what files say in place of a statement for moderators only
 */
export function doubtsOf(row: FileRow, point: UploadPoint, withheld: string): RowDoubt[] {
  const { statement = '', wording = '', address } = row.says ?? {}
  const told = point.moderatorsOnly ? withheld : (point.statement ?? '')
  const reference = `${point.reference}#${point.number}`
  const doubts: (RowDoubt | false | null | undefined)[] = [
    row.reference !== null &&
      row.reference !== reference && { code: 'reference', detail: row.reference },
    !mayHold(statement, told) && { code: 'statement', detail: excerpt(statement) },
    !mayHold(wording, point.wording ?? '') && { code: 'wording', detail: excerpt(wording) },
    address !== undefined && address !== point.pointId && { code: 'address', detail: '' },
    row.stamp && !wasSeen(row.stamp.seen, point) && { code: 'stamp', detail: '' },
  ]
  return doubts.filter((doubt) => !!doubt)
}

const excerpt = (text: string) => {
  const beginning = cutText(text, 120)
  return beginning.length < text.length ? `${beginning}…` : beginning
}

/** True for a stamp that this point had at some time: of none, of a version of one of its records. */
function wasSeen(seen: string, { pointId, record, earlier }: UploadPoint): boolean {
  if (seen === seenStamp(pointId, record) || seen === seenStamp(pointId, null)) return true
  // An undo makes a version that no act names.
  const last = Math.max(record?.version ?? 0, ...earlier.map(({ version }) => version)) + 1
  const ids = new Set([...(record ? [record.id] : []), ...earlier.map(({ id }) => id)])
  const versions = Array.from({ length: last }, (_, at) => at + 1)
  return [...ids].some((id) =>
    versions.some((version) => seen === seenStamp(pointId, { id, version })),
  )
}

/**
 * Why a file whose stamp is its point's, or that has none, did not see what holds; undefined where there is nothing
 * to see and no stamp says that there was.
 */
export const meanwhileOf = (
  row: FileRow,
  record: UploadPoint['record'],
): JudgedRow['meanwhile'] => {
  if (!record) return row.stamp ? 'undone' : undefined
  return row.stamp ? 'decided' : 'unseen'
}
