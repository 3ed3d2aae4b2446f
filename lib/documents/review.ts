import { comparableText } from '@/lib/kernel/comparable-text'
import { foldNumber } from '@/lib/kernel/paragraph-number'
import { KINDS, type Kinds, withKinds } from './kinds'
import type { Match } from './lineage'
import { isJoinedTo, type Parsed, type Problem, parseParagraphs } from './paragraphs'
import { restartsOf, withPart } from './parts'
import { type Before, rowOf, type Ties, tieRevisions, typedOf } from './ties'

export type State = 'same' | 'changed' | 'new' | 'restored' | 'split' | 'merged'

export type ReviewRow = {
  row: string
  paragraph: Parsed
  matches: Match[]
  /** What its field holds. */
  typed: string
  state: State
  /** What it was called, where that is another label than now. */
  was: string | null
  /** Worth a look: little alike, or parted or joined, and nobody has said so; with a doubtful line in it, or a number that others have. */
  look: boolean
  corrected: boolean
}

export type Review = {
  text: string
  rows: ReviewRow[]
  /** Paragraphs of the revision before that nothing goes on from; of earlier ones they ended already. */
  removed: Before[]
  counts: Record<State | 'removed' | 'renumbered' | 'look', number>
  problems: Problem[]
  /** Lines of those in which a part of its own may begin. */
  restarts: number[]
  /** Corrections, to be found again in another text. */
  kept: string
}

type Typed = Partial<Record<'text' | 'ties' | 'kinds' | 'kept' | 'join' | 'part', unknown>>

/** Below this share of words in common a tie is to be looked at. */
const SURE = 0.8

/**
 * A text beside the revision before, as its form says: with what was corrected, or with what was corrected
 * before the text changed, or with one row joined to the one before it, or with a part that begins in one line.
 */
export function reviewOf(before: readonly Before[], typed: Typed): Review {
  const given = typeof typed.text === 'string' ? typed.text : ''
  const text = withKinds(withPart(given, typed.part), kindsOf(typed.kinds))
  const first = parseParagraphs(text)
  const joined =
    typeof typed.join === 'string' ? joinedText(text, first.paragraphs, typed.join) : null
  if (joined !== null) {
    const { kept } = reviewOf(before, { ...typed, join: undefined })
    return reviewOf(before, { text: joined, kept })
  }
  const { paragraphs, problems } = first
  const ties = isTies(typed.ties) ? typed.ties : foundAgain(typed.kept, paragraphs)
  const { matches, corrected } = tieRevisions(before, paragraphs, ties)
  const times = new Map<number, number>()
  for (const { before: at } of matches.flat()) times.set(at, (times.get(at) ?? 0) + 1)
  const rows = paragraphs.map((paragraph, index): ReviewRow => {
    const own = matches[index] ?? []
    const [only] = own
    const old = only && before[only.before]
    const state = stateOf(own, paragraph.text, old, (times.get(only?.before ?? -1) ?? 0) > 1)
    const byHand = corrected[index] ?? false
    const unsure = own.some(({ confidence }) => confidence < SURE)
    const numbered = old && (old.number !== '' || paragraph.number !== '')
    return {
      row: rowOf(index),
      paragraph,
      matches: own,
      typed: ties[rowOf(index)] ?? typedOf(own, before),
      state,
      was:
        own.length === 1 &&
        numbered &&
        !old.gone &&
        foldNumber(old.label) !== foldNumber(paragraph.label)
          ? old.label
          : null,
      look:
        paragraph.doubtful !== undefined ||
        paragraph.shared !== undefined ||
        (!byHand && (unsure || state === 'split' || state === 'merged')),
      corrected: byHand,
    }
  })
  const removed = before.filter(({ gone }, at) => !gone && !times.has(at))
  const count = (state: State) => rows.filter((row) => row.state === state).length
  const counts = {
    same: count('same'),
    changed: count('changed'),
    new: count('new'),
    restored: count('restored'),
    split: count('split'),
    merged: count('merged'),
    removed: removed.length,
    renumbered: rows.filter(({ was }) => was !== null).length,
    look: rows.filter(({ look }) => look).length,
  }
  const restarts = restartsOf(paragraphs, problems)
  return { text, rows, removed, counts, problems, restarts, kept: keptOf(rows) }
}

/** Below this many paragraphs on either side nothing is said of a text as a whole. */
const FEWEST = 4
/** So many of the paragraphs on either side are without a counterpart where a text is no revision of the other. */
const STRANGE = 0.75

/** Whether nearly nothing of the revision before goes on: it is hardly the text before this one. */
export function isUnlike({ rows, counts }: Review): boolean {
  const going = rows.filter(({ state }) => state !== 'restored')
  const kept = new Set(going.flatMap(({ matches }) => matches.map(({ before }) => before))).size
  const before = kept + counts.removed
  if (Math.min(before, rows.length) < FEWEST) return false
  return counts.removed > STRANGE * before && counts.new > STRANGE * rows.length
}

function stateOf(own: Match[], text: string, old: Before | undefined, shared: boolean): State {
  if (own.length === 0) return 'new'
  if (own.length > 1) return 'merged'
  if (shared) return 'split'
  if (old?.gone) return 'restored'
  return old && comparableText(text) === comparableText(old.text) ? 'same' : 'changed'
}

const isTies = (ties: unknown): ties is Ties =>
  typeof ties === 'object' && ties !== null && Object.keys(ties).length > 0

/** What is said of kinds, where it is a kind: the form comes back as it was sent. */
const kindsOf = (kinds: unknown): Kinds =>
  Object.fromEntries(
    Object.entries(typeof kinds === 'object' && kinds !== null ? kinds : {}).filter(([, kind]) =>
      KINDS.includes(kind),
    ),
  )

/** The text with a row's paragraph in the line of the one before; null where there is no such row. */
function joinedText(text: string, paragraphs: readonly Parsed[], row: string): string | null {
  const line = paragraphs.find((_, index) => index > 0 && rowOf(index) === row)?.line
  if (line === undefined) return null
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const above = lines
    .slice(0, line - 1)
    .join('\n')
    .trimEnd()
  // What says that a paragraph begins is given up with it; a number is text of its own.
  const below = (lines[line - 1] ?? '').trim().replace(/^(?:¶\+\s*)?(?:#{1,6}\s+|¶{1,4}\s*)?/, '')
  const end = lines.slice(line)
  return [`${above}${isJoinedTo(above) ? '' : ' '}${below}`, ...end].join('\n')
}

/** What tells a paragraph by its words: FNV-1a (32 bits) and its length. */
function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  return `${hash.toString(36)}.${text.length.toString(36)}`
}

/** The marks of paragraphs, each of several with the same words by its turn. */
function marksOf(texts: readonly string[]): string[] {
  const turns = new Map<string, number>()
  return texts.map((text) => {
    const mark = markOf(text)
    const turn = (turns.get(mark) ?? 0) + 1
    turns.set(mark, turn)
    return turn === 1 ? mark : `${mark}.${turn}`
  })
}

function keptOf(rows: readonly ReviewRow[]): string {
  const marks = marksOf(rows.map(({ paragraph }) => paragraph.text))
  const kept = rows.flatMap(({ corrected, typed }, index) =>
    corrected ? [[marks[index], typed]] : [],
  )
  return kept.length > 0 ? JSON.stringify(kept) : ''
}

/** Corrections of paragraphs that still say the same. What is no such list is none. */
function foundAgain(kept: unknown, paragraphs: readonly Parsed[]): Ties {
  if (typeof kept !== 'string' || kept === '') return {}
  let list: unknown
  try {
    list = JSON.parse(kept)
  } catch {
    return {}
  }
  const pairs = (Array.isArray(list) ? list : []).filter(
    (pair): pair is [string, string] =>
      Array.isArray(pair) && pair.every((one) => typeof one === 'string'),
  )
  const typed = new Map(pairs)
  const marks = marksOf(paragraphs.map(({ text }) => text))
  return Object.fromEntries(
    marks.flatMap((mark, index) => {
      const own = typed.get(mark)
      return own === undefined ? [] : [[rowOf(index), own]]
    }),
  )
}
