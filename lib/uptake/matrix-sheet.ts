import type { Byline } from '@/lib/inputs/attribution'
import type { MatrixRow, MatrixView } from './matrix'
import type { EarlierRecord, TrailCell } from './trail'

const PER_REVISION = [
  ...['outcome', 'paragraphs', 'reason', 'carried_to'],
  // Where no moderator of this platform decided.
  ...['rated_by', 'confidence'],
  ...['verdict', 'would_need'],
  // What was corrected, with the replies to it: a line each, the latest first.
  'before_correction',
]

/**
 * A matrix as the rows of a sheet, headings first: a row for each point, and for each revision nine columns.
 * Who spoke is told as far as the public is (product.md, "Attribution").
 */
export function matrixSheet({ rows, revisions }: MatrixView): string[][] {
  const headings = [
    ...['reference', 'point', 'version', 'language', 'statement', 'topics'],
    ...['person', 'organisation', 'written_as', 'in_the_name_of', 'type', 'electoral_group'],
    ...revisions.flatMap(({ name }) => PER_REVISION.map((column) => `${name}: ${column}`)),
  ]
  return [headings, ...rows.map(rowOf)]
}

const rowOf = (row: MatrixRow): string[] => [
  row.reference,
  String(row.number),
  String(row.version),
  row.language,
  row.statement,
  row.topics.join(' '),
  ...speakerOf(row.byline),
  row.type ?? '',
  row.byline.kind === 'group' ? (row.byline.electoralGroup ?? '') : '',
  ...row.cells.flatMap(cellOf),
]

const speakerOf = (byline: Byline): string[] =>
  byline.kind === 'named'
    ? [byline.person, byline.organisation, byline.writtenAs, byline.group].map((name) => name ?? '')
    : ['', '', '', '']

function cellOf(cell: TrailCell): string[] {
  if (cell.kind !== 'recorded') return PER_REVISION.map((_, column) => (column ? '' : cell.kind))
  const { outcome, links, reason, carriedTo, ratedBy, confidence, verdict, superseded } =
    cell.record
  return [
    outcome,
    links.map(({ label }) => label).join('; '),
    reason ?? '',
    carriedTo ?? '',
    ratedBy ?? '',
    confidence ?? '',
    verdict?.answer ?? '',
    verdict?.wouldNeed ?? '',
    superseded.map(earlierLine).join('\n'),
  ]
}

const earlierLine = (record: EarlierRecord): string =>
  [
    `${record.publishedOn}: ${record.outcome}`,
    record.links.map(({ label }) => label).join(', '),
    record.reason,
    record.carriedTo,
    record.verdict && `verdict ${record.verdict.answer}`,
    record.verdict?.wouldNeed,
  ]
    .filter(Boolean)
    .join('; ')
