import type { ParagraphKind } from '@/lib/generated/prisma/enums'
import { isBareArticle, isDivision } from './divisions'
import { labelsOf, type Placed, type Start } from './labels'
import { innerOf, looksNumbered, markerOf, partsOf, visible } from './numbers'

export type Parsed = {
  kind: ParagraphKind
  /** Exactly as printed: "12.", "12 bis.", "1 -", "(a)", "a)", "•"; '' where there is none. */
  number: string
  /** Unique in the text: "12(a)(i)"; "u3" for the third without a number, "h2" for a heading. */
  label: string
  depth: number
  text: string
  /** Where it starts, counted from 1. */
  line: number
  /** Somebody said that numbers begin again with it, and no heading does. */
  part?: true
  /** What it would be called if no other had the same number in the same place. */
  shared?: string
  /** A line in it that begins like one with a number of its own; nobody has told whether it is one. */
  doubtful?: string
}

export type Problem = { line: number; code: 'repeated' | 'no_text'; label: string; first?: number }

// What a person says of a line, or a file whose own marks say it: "# " is a heading; "¶ " a paragraph, one
// sign more for each step inwards, and between two of them its number, whatever that looks like. Before any line
// "¶+ " begins a part of its own.
const titled = /^#{1,6}\s+(\S.*)$/
const parting = /^¶\+\s*(?=\S)/
const marked = /^(¶{1,6})\s*(?:([^¶]{0,80}?)\s*¶\s*)?(.*)$/
/** A footnote under its paragraph: "¹ Text", "⁽*⁾ Text". */
const note = /^(?:[⁰¹²³⁴-⁹]+|⁽[^⁽⁾]{1,12}⁾)\s/
const outlined = /^(?:[A-Z]|[IVX]+)\.\s+\S/
const ending = /[.;:,،؛؟。；：，]$/
const ended = /[.;:؛؟。；：]$/

/** True for a line that begins with a number, letter or bullet of its own. */
export const isNumbered = (line: string): boolean => markerOf(line) !== null

type Line = {
  text: string
  at: number
  part: boolean
  blankBefore: boolean
  blankAfter: boolean
  numberedAfter: boolean
}

/**
 * Recognises the paragraphs of a pasted outcome document: "12.", "12 bis.", "(a)", "(i)", "a)", bullets,
 * headings and what has no number. A new number or a blank line starts a paragraph; any other line goes
 * on. Square brackets stay in the text, footnotes in a line of their own under the paragraph. In an annex,
 * and where numbers begin again at 1 under a heading, labels begin with the name of that; in a part that
 * somebody said begins, with "p2" for the second. What a line starts with "#" or "¶" for is taken as said.
 * @returns the paragraphs in order, and for each number that comes twice or is followed by nothing
 *   the line it stands in
 */
export function parseParagraphs(pasted: string): { paragraphs: Parsed[]; problems: Problem[] } {
  const lines = linesOf(pasted)
  const following = followingMarkers(lines)
  const found: Found[] = []
  const begin = (start: Begun, { at, part }: Line, next = '') => {
    found.push({ ...start, line: at, part, next })
    return found.at(-1)
  }
  for (const [index, line] of lines.entries()) {
    const last = found.at(-1)
    // Of the line before only: a paragraph that grows line by line is not read again at each.
    const end = last?.text ? (lines[index - 1]?.text ?? '') : ''
    const start = startOf(line, last, end)
    if (last?.text && note.test(line.text)) last.text += `\n${line.text}`
    else if (start) {
      const isOpen = start.kind !== 'heading' && !start.marker && looksNumbered(start.text)
      const into = begin(start, line, following[index])
      if (into && isOpen) into.doubtful = start.text
    } else if (last?.text === '' && !line.part) last.text = line.text
    else {
      const isNew = !last || last.kind === 'heading' || line.blankBefore
      const into = isNew ? begin({ kind: 'paragraph', marker: '', text: line.text }, line) : last
      if (!isNew) last.text += (isJoinedTo(end) ? '' : ' ') + line.text
      if (into && looksNumbered(line.text)) into.doubtful ??= line.text
    }
  }
  const placed = labelsOf(found)
  const paragraphs = found.map((one, index) => parsedOf(one, placed[index]))
  return { paragraphs, problems: problemsOf(paragraphs) }
}

type Found = Start & { line: number; doubtful?: string }

const parsedOf = (
  { kind, marker, text, line, part, doubtful }: Found,
  { label, depth, shared }: Placed = { label: '', depth: 0 },
): Parsed => ({
  kind,
  number: marker,
  label,
  depth,
  text,
  line,
  ...(part && { part }),
  ...(shared !== undefined && { shared }),
  ...(doubtful !== undefined && { doubtful }),
})

function linesOf(pasted: string): Line[] {
  const raw = pasted.replace(/\r\n?/g, '\n').split('\n')
  const blank = (index: number) => (raw[index] ?? '').trim() === ''
  return raw.flatMap((text, index) =>
    blank(index)
      ? []
      : [
          {
            text: text.trim().replace(parting, ''),
            at: index + 1,
            part: parting.test(text.trim()),
            blankBefore: blank(index - 1) || parting.test(text.trim()),
            blankAfter: blank(index + 1),
            numberedAfter: isNumbered((raw[index + 1] ?? '').trim()),
          },
        ],
  )
}

/** For each line the next "(…)" after it, without its brackets. */
function followingMarkers(lines: Line[]): string[] {
  let next = ''
  return lines
    .toReversed()
    .map(({ text }) => {
      const after = next
      const own = marked.exec(text)?.[2]
      const marker = markerOf(own ? `${own} x` : text)
      const letter = marker?.below ? marker.printed : marker && partsOf(marker.printed)?.[1]
      next = letter ? innerOf(letter) || next : next
      return after
    })
    .reverse()
}

type Begun = Pick<Start, 'kind' | 'marker' | 'text' | 'said'>

function startOf(line: Line, last: Found | undefined, end: string): Begun | null {
  const heading = titled.exec(line.text)?.[1]
  if (heading) return { kind: 'heading', marker: '', text: heading }
  const [, signs, own = '', after = ''] = marked.exec(line.text) ?? []
  if (signs) {
    const said = signs.length - 1
    return {
      kind: said ? 'subparagraph' : 'paragraph',
      marker: own.trim(),
      text: after,
      said,
    }
  }
  const marker = markerOf(line.text)
  const alone = !last || line.blankBefore || last.kind === 'heading'
  // A line that goes on may well begin with a year and a full stop.
  const isYear = marker !== null && /^\[?(?:19|2\d)\d\d\b/.test(marker.printed)
  const isFree = alone || (marker?.unsure ? ended : ending).test(visible(end))
  if (marker && (isFree || !(isYear || marker.unsure))) {
    const kind = marker.below ? 'subparagraph' : 'paragraph'
    return { kind, marker: marker.printed, text: marker.text }
  }
  return (alone || ending.test(visible(end))) && (isHeading(line) || isTitleOf(line, last))
    ? { kind: 'heading', marker: '', text: line.text }
    : null
}

function isHeading({ text: given, blankBefore, blankAfter }: Line): boolean {
  const text = visible(given)
  if (text.length > 120) return false
  const letters = text.replace(/[^\p{L}]/gu, '')
  const capitals = letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  if (letters.length >= 3 && capitals) return true
  if (ending.test(text)) return false
  return isDivision(text) || outlined.test(text) || (text.length <= 80 && blankBefore && blankAfter)
}

/** "Scope" below "Article 1": its title, in a line of its own. */
const isTitleOf = ({ text, blankAfter, numberedAfter }: Line, last: Found | undefined): boolean =>
  last?.kind === 'heading' &&
  isBareArticle(visible(last.text)) &&
  text.length <= 80 &&
  (blankAfter || numberedAfter) &&
  !ending.test(visible(text))

// Lines of a script without spaces join without one; a hyphen at a line's end belongs to the word.
export const isJoinedTo = (end: string): boolean =>
  /(?:\p{Script=Han}|\p{L}-)$/u.test(end.slice(-3))

/** Numbers that come again, which are told apart and may be a mistake; and those without a text, which are one. */
function problemsOf(found: readonly Parsed[]): Problem[] {
  const first = new Map<string, number>()
  return found.flatMap(({ label, shared, line, text }): Problem[] => {
    const before = shared === undefined ? undefined : first.get(shared)
    if (shared !== undefined && before === undefined) first.set(shared, line)
    const again: Problem[] =
      before === undefined ? [] : [{ line, code: 'repeated', label: shared ?? '', first: before }]
    return text ? again : [...again, { line, code: 'no_text', label }]
  })
}
