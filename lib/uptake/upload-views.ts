import type { Outcome } from '@/lib/generated/prisma/enums'
import type { SheetNote } from '@/lib/platform/sheet'
import type { DecisionRecord } from './file-views'
import type { DecisionCells } from './observation'
import type { DecisionSubject } from './policy'
import type { Stamp } from './stamp'

/** A row of a file that was read, by what it says it is about; nothing of it is judged yet. */
export type FileRow = {
  /** In the file, counted from 1. */
  row: number
  /** Of the point, where the file has it. */
  pointId: string | null
  /** As cited: GM26-7K2QXD#1. */
  reference: string | null
  /** What it was written from; null where the file doesn't say. */
  stamp: Stamp | null
  /** Columns that the file does not have are left out. */
  cells: Partial<DecisionCells>
  /** Of a comment table, in place of the cells. */
  observation?: string
  /** What else it says of the point, to tell whether it is about that one; what it lacks is left out. */
  says?: { statement?: string; wording?: string; address?: string }
}

/** What in a row is not of the point that it names, with what stands there. */
export type RowDoubt = {
  code: 'reference' | 'statement' | 'wording' | 'address' | 'stamp'
  detail: string
}

/** A point that rows of a file are about, with its record as it stands. */
export type UploadPoint = {
  pointId: string
  reference: string
  number: number
  moderatorsOnly: boolean
  language: string
  /** Null where it is for moderators only. */
  statement: string | null
  /** What its author proposes; null where that is nothing, or for moderators only. */
  wording: string | null
  /** It is of the version that its author stands by, of an input that was not withdrawn. */
  standing: boolean
  withdrawn: boolean
  /** The moderator who sent the file has an interest in it. */
  interested: boolean
  record: DecisionRecord | null
  /** Versions of its records in the revision that some act made, also of those taken back. */
  earlier: { id: string; version: number }[]
}

/** What a row would make of a record. */
export type Becomes = {
  outcome: Outcome
  reason: string
  carriedTo: string
  /** As the revision has them. */
  labels: string[]
  paragraphs: string[]
  /** What was written beside them and names none. */
  unplaced: string[]
}

export const KINDS = [
  'conflict',
  'refused',
  'new',
  'change',
  'correct',
  'unchanged',
  'left',
] as const
export type RowKind = (typeof KINDS)[number]

/** What is wrong with a row, by the column; `detail` says which rows or words. */
export type RowProblem = { field: keyof DecisionCells | 'point'; code: string; detail?: string }

export type JudgedRow = {
  row: number
  /** Later rows that say the same. */
  repeats: number[]
  key: string
  point: UploadPoint | null
  kind: RowKind
  /** Why a row is left: untouched though somebody else decided or took back, or with another's stamp; cleared; or nothing in it. */
  why?: 'changedMeanwhile' | 'takenBack' | 'otherStamp' | 'cleared' | 'empty'
  /**
   * Why the file did not see what holds: decided otherwise since, taken back since, or it doesn’t say what it
   * was written from.
   */
  meanwhile?: 'decided' | 'undone' | 'unseen'
  /** Why it may be about another point: it is never stored unasked. */
  doubts: RowDoubt[]
  problems: RowProblem[]
  /** Filled in and not stored: where it was carried to, of an outcome that is not carried. */
  unused: boolean
  /** Also of a row that is refused for what it lacks. */
  becomes: Becomes | null
}

/** A file that was read, until it is applied: for a day, seen by who sent it alone. */
export type UploadView = DecisionSubject & {
  id: string
  memberId: string
  streamId: string
  roundId: string
  roundSlug: string
  pillarKey: string
  pillarTitle: string
  document: { slug: string; title: string }
  revision: { slug: string; name: string }
  fileName: string
  rows: FileRow[]
  notes: SheetNote[]
  points: UploadPoint[]
  /** Of the revision. */
  paragraphs: { id: string; label: string; number: string; depth: number }[]
  appliedAt: Date | null
  /** What was stored of it, and whether that was taken back. */
  act: { id: string; undone: boolean; decisions: number } | null
}

export type UploadRow = {
  id: string
  fileName: string
  documentTitle: string
  revisionName: string
  rows: number
  applied: boolean
  undone: boolean
}

/** Where a file is to be applied. */
export type UploadTarget = {
  streamId: string
  roundId: string
  roundSlug: string
  revisionId: string
}
