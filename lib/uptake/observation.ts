import { canonical } from '@/lib/kernel/text'

/** A decision as the cells of a row: as written, not yet judged. */
export type DecisionCells = {
  outcome: string
  reason: string
  carriedTo: string
  paragraphs: string
}

const PARAGRAPHS = /^para(?:graph)?s?\s*:\s*(.+)$/i
/** "in paragraphs 12 and 13", "Para. 12. Wording taken.": how people write it who know of no colon. */
const INLINE =
  /^(?:in\s+|see\s+)?(?:para(?:graph)?s?\.?|§+|¶+)\s*(\d[\p{L}\p{N}]*(?:\s?\((?:[\p{L}\p{N}]+)\)|\s(?:bis|ter|quater)\b|\s*(?:[,;&–-]|\band\b|\bto\b|\bthrough\b)\s*(?=[\d(])|\d[\p{L}\p{N}]*)*)\s*(?:[.:;,–—]\s*(.*))?$/iu
const CARRIED = /^carried to\s*:\s*(.+)$/i

/**
 * A decision as the one cell that a comment table has for it: outcome, paragraphs and where it was carried
 * to in lines of their own; after an empty line the reason.
 */
export const composeObservation = (cells: DecisionCells): string => {
  const { outcome, reason, carriedTo, paragraphs } = cells
  const head = [
    outcome,
    ...(paragraphs ? [`Paragraphs: ${paragraphs}`] : []),
    ...(carriedTo ? [`Carried to: ${carriedTo}`] : []),
  ]
  return [...head, ...(reason ? ['', reason] : [])].join('\n')
}

/**
 * The cells of a decision from what stands in the one cell of a comment table, whoever wrote it. Where no
 * word for an outcome begins it, its first line stands as the outcome, to be told as not recognised.
 * @param words for outcomes, as `outcomeWord` has them; the longest that fits is taken
 */
export function parseObservation(text: string, words: readonly string[]): DecisionCells {
  const [first = '', ...rest] = canonical(text).split('\n')
  const outcome = leadingWord(first, words)
  const remains = outcome === null ? '' : first.slice(outcome.length).replace(/^[\s.:;,–—-]+/, '')
  const lines = [...(remains ? [remains] : []), ...rest]
  const cells: DecisionCells = {
    outcome: outcome ?? first,
    reason: '',
    carriedTo: '',
    paragraphs: '',
  }
  for (;;) {
    const paragraphs = cells.paragraphs
      ? null
      : (PARAGRAPHS.exec(lines[0] ?? '') ?? INLINE.exec(lines[0] ?? ''))
    const carried = cells.carriedTo ? null : CARRIED.exec(lines[0] ?? '')
    if (paragraphs) cells.paragraphs = (paragraphs[1] ?? '').trim()
    else if (carried) cells.carriedTo = (carried[1] ?? '').trim()
    else break
    lines.shift()
    const after = paragraphs?.[2]
    if (after) lines.unshift(after)
  }
  cells.reason = lines.join('\n').trim()
  return cells
}

/** The word (see `outcomeWord`) that a line begins with, as it is written there; null where none does. */
export function leadingWord(line: string, words: readonly string[]): string | null {
  const even = line.toLowerCase().replace(/[\s_\p{Dash}]/gu, ' ')
  const found = words
    .filter((word) => even.startsWith(word))
    .filter((word) => !/[\p{L}\p{N}]/u.test(line.charAt(word.length)))
    .sort((a, b) => b.length - a.length)[0]
  return found === undefined ? null : line.slice(0, found.length)
}
