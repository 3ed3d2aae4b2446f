import { bylineText } from '@/lib/inputs/byline-text'
import type { SheetList } from '@/lib/platform/sheet'
import type { translatorFor } from '@/lib/platform/translator'
import type { DecisionLine, DecisionRecord, DecisionTable } from './file-views'
import type { DecisionCells } from './observation'
import { DECIDABLE } from './schema'
import { stampOf } from './stamp'

/**
 * Columns of a sheet of decisions. `point`, `version` and `stamp` say what a row is about and what its
 * writer saw (see `stampOf`); `outcome`, `reason`, `carried_to` and `paragraphs` are read back; the rest is told only.
 */
export const DECISION_COLUMNS = [
  ...(['point', 'version', 'stamp', 'reference', 'author', 'author_type', 'language'] as const),
  ...(['topics', 'ask', 'statement', 'proposed_wording', 'paragraph_reference'] as const),
  ...(['outcome', 'reason', 'carried_to', 'paragraphs'] as const),
  ...(['state', 'decided_by', 'decided_at', 'published_at', 'rated_by'] as const),
  ...(['verdict', 'would_need', 'verdict_to', 'address'] as const),
] as const
export type DecisionColumn = (typeof DECISION_COLUMNS)[number]

/** Widths in characters where the usual one is too narrow to read or wider than needed. */
const WIDE: Partial<Record<DecisionColumn, number>> = {
  reference: 18,
  author: 28,
  statement: 60,
  proposed_wording: 40,
  outcome: 18,
  reason: 50,
  carried_to: 24,
  paragraphs: 18,
}

/** The platform's words in one language. */
export type Words = Awaited<ReturnType<typeof translatorFor>>['t']

/** A point as it is cited in a file: GM26-7K2QXD#1. */
export const pointKey = (of: { reference: string; number: number }): string =>
  `${of.reference}#${of.number}`

/** A record as it is written into a file; empty cells where there is none. */
export const cellsOfRecord = (record: DecisionRecord | null, t: Words): DecisionCells =>
  record ? cellsOfRow(record, t) : { outcome: '', reason: '', carriedTo: '', paragraphs: '' }

/** A decision, recorded or not, as it is written into a file. */
export const cellsOfRow = (
  decision: Pick<DecisionRecord, 'outcome' | 'reason' | 'carriedTo' | 'labels'>,
  t: Words,
): DecisionCells => ({
  outcome: t(`enums.outcome.${decision.outcome}`),
  reason: decision.reason ?? '',
  carriedTo: decision.carriedTo ?? '',
  paragraphs: decision.labels.join('; '),
})

/**
 * The sheets of a stream's decisions: a row a point, and how to fill it in.
 * @param site where the platform is, for the addresses of the points' pages
 * @param filled cells that stand in place of the record's, by point; its stamp stays the record's
 */
export function decisionSheets(
  table: DecisionTable,
  { t, site, filled }: { t: Words; site: string; filled?: ReadonlyMap<string, DecisionCells> },
) {
  const page = (pointId: string) =>
    `${site}/en/moderate/${table.roundSlug}/records/${pointId}?document=${table.document.slug}&revision=${table.revision.slug}`
  const rowOf = (line: DecisionLine): string[] => {
    const { record, verdict } = line
    const written = cellsOfRecord(record, t)
    const said = filled?.get(line.pointId) ?? written
    const cells: Record<DecisionColumn, string | null | undefined> = {
      point: line.pointId,
      version: String(record?.version ?? 0),
      stamp: stampOf(table.revision.id, line.pointId, record, written),
      reference: pointKey(line),
      author: line.byline && bylineText(line.byline, t),
      author_type: line.type,
      language: line.language ?? '',
      topics: line.topics.join('; '),
      ask: line.ask,
      statement: line.moderatorsOnly ? t('files.withheld') : line.statement,
      proposed_wording: line.proposedWording,
      paragraph_reference: line.paragraphReference,
      outcome: said.outcome,
      reason: said.reason,
      carried_to: said.carriedTo,
      paragraphs: said.paragraphs,
      state: record?.state ?? (line.interested ? 'withheld' : 'undecided'),
      decided_by: record?.decidedBy,
      decided_at: record?.decidedAt,
      published_at: record?.publishedAt,
      rated_by: record?.ratedBy,
      verdict: verdict?.answer,
      would_need: verdict?.wouldNeed,
      verdict_to: verdict && t(`enums.outcome.${verdict.to}`),
      address: page(line.pointId),
    }
    return DECISION_COLUMNS.map((column) => cells[column] ?? '')
  }
  const words = DECIDABLE.map((outcome) => t(`enums.outcome.${outcome}`))
  const list: SheetList = { column: DECISION_COLUMNS.indexOf('outcome'), values: words }
  return [
    {
      name: t('files.sheets.points'),
      rows: [[...DECISION_COLUMNS], ...table.lines.map(rowOf)],
      list,
      widths: DECISION_COLUMNS.map((column) => WIDE[column] ?? 12),
      plain: [DECISION_COLUMNS.indexOf('paragraphs'), DECISION_COLUMNS.indexOf('carried_to')],
    },
    { name: t('files.sheets.howTo'), rows: howTo(table, t), widths: [22, 30, 70] },
  ]
}

const RULES = ['rows', 'keys', 'outcome', 'reason', 'carried_to', 'paragraphs', 'empty'] as const

function howTo({ document, revision }: DecisionTable, t: Words): string[][] {
  return [
    ['', '', t('files.howTo.about', { document: document.title, revision: revision.name })],
    ...RULES.map((rule) => [rule, '', t(`files.howTo.${rule}`)]),
    ...DECIDABLE.map((outcome) => [
      'outcome',
      t(`enums.outcome.${outcome}`),
      `${outcome}: ${t(`moderate.record.hints.${outcome}`)}`,
    ]),
  ]
}
