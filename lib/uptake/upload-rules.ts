import { createHash } from 'node:crypto'
import type { ForeignAnswer, StoredKey } from '@/lib/inputs/on-behalf-views'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { canonical, cutText } from '@/lib/kernel/text'
import { isDamaged } from './damaged'
import { missingOf } from './decision-rules'
import { type DecisionCells, parseObservation } from './observation'
import { type OutcomeWords, outcomeWord, tableWords } from './outcome-words'
import { unplacedProblems } from './place-problems'
import { placesIn } from './places-in'
import { doubtsOf, meanwhileOf } from './row-doubts'
import { recordUptakeSchema } from './schema'
import { revisionStamp, seenStamp, textStamp } from './stamp'
import type {
  Becomes,
  FileRow,
  JudgedRow,
  RowDoubt,
  RowProblem,
  UploadPoint,
  UploadView,
} from './upload-views'

type Facts = Pick<UploadView, 'revisionId' | 'points' | 'paragraphs'> & {
  words: OutcomeWords
  /** What files say in place of a statement for moderators only. */
  withheld: string
}

/**
 * What each row of a file would do, in the file's order: rows that say the same once, rows about one point
 * that say different things refused. Pure: judged anew whenever it is shown and when it is applied.
 */
export function judgeUpload(rows: readonly FileRow[], facts: Facts): JudgedRow[] {
  const known = new Map<string, UploadPoint>()
  for (const point of facts.points) {
    known.set(point.pointId, point)
    if (point.standing) known.set(keyOf(point), point)
  }
  const tables = tableWords(facts.words)
  const groups = new Map<
    string,
    { row: FileRow; cells: Partial<DecisionCells>; doubts: RowDoubt[]; rows: number[] }[]
  >()
  for (const row of rows) {
    const point = known.get(row.pointId ?? row.reference ?? '')
    const cells =
      row.observation === undefined
        ? row.cells
        : parseObservation(row.observation, [...tables.keys()])
    const key = point?.pointId ?? row.pointId ?? row.reference ?? `row ${row.row}`
    const group = groups.get(key) ?? []
    const doubts = point ? doubtsOf(row, point, facts.withheld) : []
    const said = JSON.stringify([cells, doubts])
    const same = group.find((one) => JSON.stringify([one.cells, one.doubts]) === said)
    if (same) same.rows.push(row.row)
    else group.push({ row, cells, doubts, rows: [row.row] })
    groups.set(key, group)
  }
  const judged = [...groups.values()].flatMap((group) =>
    group.map(({ row, cells, doubts, rows: [, ...repeats] }): JudgedRow => {
      const point = known.get(row.pointId ?? row.reference ?? '') ?? null
      const words = row.observation === undefined ? facts.words : tables
      const one = judgeRow({ row, cells, point, doubts }, { ...facts, words })
      const base = {
        row: row.row,
        repeats,
        key: point ? keyOf(point) : (row.reference ?? row.pointId ?? ''),
        point,
        doubts: [],
        unused: false,
        becomes: null,
      }
      if (group.length === 1) return { ...base, ...one }
      const detail = group.flatMap((each) => each.rows).join(', ')
      const problems = [{ field: 'point' as const, code: 'rowsDiffer', detail }]
      return { ...base, doubts, kind: 'refused', problems }
    }),
  )
  return judged.sort((a, b) => a.row - b.row)
}

const keyOf = ({ reference, number }: UploadPoint) => `${reference}#${number}`

type Finding = Pick<JudgedRow, 'kind' | 'why' | 'problems'> &
  Partial<Pick<JudgedRow, 'unused' | 'becomes' | 'meanwhile' | 'doubts'>>

type Meant = Pick<JudgedRow, 'point' | 'doubts'> & { row: FileRow; cells: Partial<DecisionCells> }

function judgeRow({ row, cells, point, doubts }: Meant, facts: Facts): Finding {
  const refused = (
    code: string,
    field: RowProblem['field'] = 'point',
    detail?: string,
  ): Finding => ({
    kind: 'refused',
    problems: [{ field, code, detail }],
  })
  const left = (why: JudgedRow['why']): Finding => ({ kind: 'left', why, problems: [] })
  const said = Object.values(cells).some((cell) => cell.trim() !== '')
  if (!point) return said ? refused('unknownPoint') : left('empty')
  const { record } = point
  const untouched = row.stamp?.text === textStamp({ ...EMPTY, ...cells })
  const isOwn = !doubts.some(({ code }) => code === 'stamp')
  const isSeen = row.stamp ? row.stamp.seen === seenStamp(point.pointId, record) : !record
  if (!said && !record) return left('empty')
  if (row.stamp && row.stamp.revision !== revisionStamp(facts.revisionId))
    return refused('otherRevision')
  if (untouched && isSeen) return { kind: 'unchanged', problems: [] }
  if (untouched && !isOwn) return left('otherStamp')
  if (untouched) return left(record ? 'changedMeanwhile' : 'takenBack')
  if (!point.standing) return refused(point.withdrawn ? 'withdrawnInput' : 'earlierVersion')
  if (!cells.outcome?.trim()) return record ? left('cleared') : refused('outcomeMissing', 'outcome')
  const { becomes, problems, unused } = becomesOf(cells, point, facts)
  if (becomes && record && saysTheSame(record, becomes)) return { kind: 'unchanged', problems: [] }
  if (point.interested) return refused('OWN_INPUT')
  if (record?.state === 'proposed') return refused('PENDING_PUBLICATION')
  if (record?.ratedBy) return refused('compiled')
  // What it says is shown all the same, to be mended or decided by hand.
  if (!becomes || problems.length > 0) return { kind: 'refused', problems, becomes, doubts }
  const does = record ? (record.state === 'published' ? 'correct' : 'change') : 'new'
  const kind = isSeen && doubts.length === 0 ? does : 'conflict'
  const meanwhile = isSeen || !isOwn ? undefined : meanwhileOf(row, record)
  return { kind, problems: [], becomes, unused, doubts, meanwhile }
}

const EMPTY: DecisionCells = { outcome: '', reason: '', carriedTo: '', paragraphs: '' }

/** A cell of a column that the file doesn't have stays as the record has it. */
function becomesOf(cells: Partial<DecisionCells>, { record }: UploadPoint, facts: Facts) {
  const problems: RowProblem[] = []
  const outcome = facts.words.get(outcomeWord(cells.outcome ?? ''))
  if (!outcome)
    problems.push({
      field: 'outcome',
      code: 'unknownOutcome',
      detail: cells.outcome && cutText(cells.outcome, 80),
    })
  // Proposed where its paragraphs ended, and accepted there; what is said of it may be put otherwise.
  if (outcome === 'dropped' && record?.outcome !== 'dropped')
    problems.push({ field: 'outcome', code: 'droppedElsewhere' })
  const text = (field: 'reason' | 'carriedTo') => {
    const stands = canonical(record?.[field] ?? '')
    const written = cells[field] ?? stands
    const parsed = recordUptakeSchema.shape[field].safeParse(written)
    if (isDamaged(written, stands))
      problems.push({ field, code: 'damaged', detail: cutText(written, 80) })
    else if (!parsed.success)
      problems.push({ field, code: parsed.error.issues[0]?.message ?? 'invalid' })
    return parsed.data ?? ''
  }
  const [reason, carried] = [text('reason'), text('carriedTo')]
  const cell = cells.paragraphs ?? record?.labels.join(';') ?? ''
  // What was dropped stands nowhere.
  const found = placesIn(outcome === 'dropped' ? '' : cell, facts.paragraphs)
  problems.push(...unplacedProblems(found.unplaced))
  if (!outcome) return { becomes: null, problems, unused: false }
  const carriedTo = outcome === 'carried_elsewhere' ? carried : ''
  const becomes: Becomes = {
    outcome,
    reason,
    carriedTo,
    labels: found.places.map(({ label }) => label),
    paragraphs: found.places.map(({ id }) => id),
    unplaced: found.unplaced.map(({ words }) => words),
  }
  const missing = missingOf({ ...becomes, lineageIds: becomes.paragraphs })
  for (const [field, codes] of Object.entries(missing)) {
    const known = problems.some((problem) => problem.field === field)
    if (!known) problems.push({ field: field as keyof DecisionCells, code: codes[0] ?? 'required' })
  }
  return { becomes, problems, unused: carried !== carriedTo && cells.carriedTo !== undefined }
}

const saysTheSame = (record: NonNullable<UploadPoint['record']>, becomes: Becomes): boolean =>
  record.outcome === becomes.outcome &&
  canonical(record.reason ?? '') === becomes.reason &&
  canonical(record.carriedTo ?? '') === becomes.carriedTo &&
  becomes.unplaced.length === 0 &&
  [...record.labels].sort().join(';') === [...becomes.labels].sort().join(';')

/** Tells two previews apart: what each row does, and to which record. */
export const previewStamp = (judged: readonly JudgedRow[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        judged.map(({ row, kind, point, becomes, doubts }) => [
          row,
          kind,
          doubts,
          point?.pointId,
          point?.record && [point.record.id, point.record.version],
          becomes,
        ]),
      ),
    )
    .digest('hex')

export type Choices = Readonly<Record<string, 'file' | 'leave'>>

/**
 * Which rows are stored, by what was chosen for the conflicts.
 * @returns INVALID where a conflict is not settled, or rows are refused and nobody said that the others are
 *   stored without them; INCOMPLETE where nothing is left to store
 */
export function decideUpload(
  judged: readonly JudgedRow[],
  { choices, withoutRefused }: { choices: Choices; withoutRefused: boolean },
): Result<(JudgedRow & { point: UploadPoint; becomes: Becomes })[]> {
  const fieldErrors: Record<string, string[]> = {}
  for (const { kind, point } of judged)
    if (kind === 'conflict' && point && !choices[point.pointId])
      fieldErrors[`choices.${point.pointId}`] = ['choose']
  if (judged.some(({ kind }) => kind === 'refused') && !withoutRefused)
    fieldErrors.withoutRefused = ['agree']
  if (Object.keys(fieldErrors).length > 0) return refuse('INVALID', { fieldErrors })
  const stored = judged.flatMap((one) => {
    const { kind, point, becomes } = one
    const takes =
      ['new', 'change', 'correct'].includes(kind) ||
      (kind === 'conflict' && point && choices[point.pointId] === 'file')
    return takes && point && becomes ? [{ ...one, point, becomes }] : []
  })
  return stored.length > 0 ? ok(stored) : refuse('INCOMPLETE')
}

type Answers = {
  answers: readonly ForeignAnswer[]
  /** References of the inputs that lines became. */
  stored: readonly StoredKey[]
}

/** What a foreign table answers as rows to be judged: an outcome that stands apart begins the observation. */
export function rowsOfAnswers({ answers, stored }: Answers): FileRow[] {
  const references = new Map(stored.map(({ key, reference }) => [key, reference]))
  return answers.map(({ row, key, reference: known, number, outcome, observation }) => {
    const reference = (key !== null && references.get(key)) || known
    return {
      row,
      pointId: null,
      reference: reference && `${reference}#${number}`,
      stamp: null,
      cells: {},
      observation: outcome ? `${outcome}\n\n${observation}`.trim() : observation,
    }
  })
}
