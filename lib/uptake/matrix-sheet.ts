import type { Byline } from '@/lib/inputs/attribution'
import type { MatrixRow, MatrixView } from './matrix'
import type { TrailCell } from './trail'

const PER_REVISION = ['outcome', 'paragraphs', 'reason', 'verdict', 'would_need'] as const

/**
 * A matrix as the rows of a sheet, headings first: a row for each point, and for each revision five columns.
 * Who spoke is told as far as the public is (product.md, "Attribution").
 */
export function matrixSheet({ rows, revisions }: MatrixView): string[][] {
  const headings = [
    ...['reference', 'point', 'version', 'language', 'statement', 'topics'],
    ...['person', 'organisation', 'in_the_name_of', 'type', 'electoral_group'],
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
    ? [byline.person ?? '', byline.organisation ?? '', byline.group ?? '']
    : ['', '', '']

function cellOf(cell: TrailCell): string[] {
  if (cell.kind === 'not_reviewed') return ['not_reviewed', '', '', '', '']
  if (cell.kind === 'dropped') return ['dropped', '', '', '', '']
  const { outcome, links, reason, verdict } = cell.record
  return [
    outcome,
    links.map(({ label }) => label).join('; '),
    reason ?? '',
    verdict?.answer ?? '',
    verdict?.wouldNeed ?? '',
  ]
}
