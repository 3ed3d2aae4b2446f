import type { OrganisationType, Outcome } from '@/lib/generated/prisma/enums'
import type { Byline } from '@/lib/inputs/attribution'
import { cellsOf, type RecordRow, type TrailCell } from './trail'

/** What stands last for a point in a document; the cells of revisions that nobody has reviewed are skipped. */
export const MATRIX_OUTCOMES = [
  'reflected',
  'partly_reflected',
  'noted',
  'not_reflected',
  'out_of_scope',
  'carried_elsewhere',
  'dropped',
  'unverified',
  'not_reviewed',
] as const satisfies readonly (Outcome | 'not_reviewed')[]
export type MatrixOutcome = (typeof MATRIX_OUTCOMES)[number]

/** What is left out of a matrix; undefined leaves out nothing. */
export type MatrixWish = {
  document?: string
  topic?: string
  type?: string
  outcome?: string
}

export type MatrixPoint = {
  id: string
  reference: string
  number: number
  /** The version of the input that holds the point. */
  version: number
  statement: string
  language: string
  byline: Byline
  /** Of the author, where the public is told; what nobody is told can't be asked for either. */
  type: OrganisationType | null
  topics: string[]
}

export type MatrixRow = MatrixPoint & { cells: TrailCell[]; last: MatrixOutcome }

export type MatrixView = {
  documents: { slug: string; title: string }[]
  /** The one shown; null where the round has published none. */
  document: { slug: string; title: string } | null
  revisions: { id: string; slug: string; name: string; symbol: string | null }[]
  rows: MatrixRow[]
  /** Rows before any was left out. */
  points: number
  /** The types that can be asked for. */
  types: OrganisationType[]
  /** True where the stream holds more than was read. */
  more: boolean
}

export type MatrixSource = {
  documents: {
    slug: string
    title: string
    revisions: MatrixView['revisions']
  }[]
  points: (MatrixPoint & { standing: boolean; records: RecordRow[] | null })[]
  more: boolean
}

/**
 * Points x revisions of one document (product.md): every public point of a stream, each with what is
 * published of it in each published revision. A point of an earlier version of its input stays as long as
 * something is published of it. Of a document that is asked for and not there nothing is shown.
 */
export function matrixOf({ documents, points, more }: MatrixSource, wish: MatrixWish): MatrixView {
  const asked = documents.find(({ slug }) => slug === wish.document)
  const document = (wish.document ? asked : documents[0]) ?? null
  const revisions = document?.revisions ?? []
  const all = points.flatMap(({ standing, records, ...point }): MatrixRow[] => {
    const cells = cellsOf(revisions, records ?? [])
    const last = lastOf(cells)
    return standing || last !== 'not_reviewed' ? [{ ...point, cells, last }] : []
  })
  const isWanted = ({ topics, type, last }: MatrixRow) =>
    (!wish.topic || topics.includes(wish.topic)) &&
    (!wish.type || type === wish.type) &&
    (!wish.outcome || last === wish.outcome)
  return {
    documents: documents.map(({ slug, title }) => ({ slug, title })),
    document: document && { slug: document.slug, title: document.title },
    revisions,
    rows: all.filter(isWanted),
    points: all.length,
    types: [...new Set(all.flatMap(({ type }) => type ?? []))].sort(),
    more,
  }
}

function lastOf(cells: readonly TrailCell[]): MatrixOutcome {
  const cell = cells.findLast(({ kind }) => kind !== 'not_reviewed')
  return cell?.kind === 'recorded' ? cell.record.outcome : 'not_reviewed'
}
