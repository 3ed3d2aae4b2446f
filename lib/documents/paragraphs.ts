import type { ParagraphKind } from '@/lib/generated/prisma/enums'

export type Parsed = {
  kind: ParagraphKind
  /** As printed, without the full stop: "12", "12 bis", "(a)", "a)", "•"; '' where there is none. */
  number: string
  /** Unique in the text: "12(a)(i)"; "u3" for the third without a number, "h2" for a heading. */
  label: string
  depth: number
  text: string
  /** Where it starts, counted from 1. */
  line: number
}

export type Problem = { line: number; code: 'repeated' | 'no_text'; label: string; first?: number }

const numbered =
  /^(\[?)(\d{1,3}(?:\s?(?:bis|ter|quater|quinquies|sexies|alt))?)(?:[.)](?=\s|$)|[、．]|\t)\s*(.*)$/i
const lettered = /^(\[?)(\(?(?:[a-z]{1,2}|[ivxl]{1,5})\))\s+(.*)$/
const bulleted = /^()([•▪◦‣*–—-])\s+(.*)$/
const division =
  /^(?:annex|section|chapter|part|annexe|chapitre|partie|anexo|sección|capítulo|parte)\b/i
const outlined = /^(?:[A-Z]|[IVX]+)\.\s+\S/
const ending = /[.;:,،。；：，]$/

type Line = { text: string; at: number; blankBefore: boolean; blankAfter: boolean }

/**
 * Recognises the paragraphs of a pasted outcome document: "12.", "12 bis.", "(a)", "(i)", "a)", bullets,
 * headings and what has no number. A new number or a blank line starts a paragraph; any other line goes
 * on. Square brackets stay in the text. In an annex the numbering starts anew under its name.
 * @returns the paragraphs in order, and for each number that comes twice or is followed by nothing
 *   the line it stands in
 */
export function parseParagraphs(pasted: string): { paragraphs: Parsed[]; problems: Problem[] } {
  const lines = linesOf(pasted)
  const following = followingMarkers(lines)
  const found: Parsed[] = []
  const name = labeller()
  for (const [index, line] of lines.entries()) {
    const last = found.at(-1)
    // Of the line before only: a paragraph that grows line by line is not read again at each.
    const end = last?.text ? (lines[index - 1]?.text ?? '') : ''
    const start = startOf(line, last, end)
    if (start) found.push(name({ ...start, line: line.at }, following[index] ?? ''))
    else if (last && last.text === '') last.text = line.text
    else if (!last || last.kind === 'heading' || line.blankBefore)
      found.push(name({ kind: 'paragraph', marker: '', text: line.text, line: line.at }, ''))
    else last.text += (isJoinedTo(end) ? '' : ' ') + line.text
  }
  return { paragraphs: found, problems: problemsOf(found) }
}

function linesOf(pasted: string): Line[] {
  const raw = pasted.replace(/\r\n?/g, '\n').split('\n')
  const blank = (index: number) => (raw[index] ?? '').trim() === ''
  return raw.flatMap((text, index) =>
    blank(index)
      ? []
      : [
          {
            text: text.trim(),
            at: index + 1,
            blankBefore: blank(index - 1),
            blankAfter: blank(index + 1),
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
      next = lettered.exec(text)?.[2]?.replace(/[()]/g, '') ?? next
      return after
    })
    .reverse()
}

type Start = { kind: Parsed['kind']; marker: string; text: string }

function startOf(line: Line, last: Parsed | undefined, end: string): Start | null {
  const [, bracket = '', marker, rest = ''] = numbered.exec(line.text) ?? []
  if (marker) return { kind: 'paragraph', marker, text: bracket + rest }
  const [, open = '', sub, text = ''] = lettered.exec(line.text) ?? bulleted.exec(line.text) ?? []
  if (sub) return { kind: 'subparagraph', marker: sub, text: open + text }
  const ended = !last || line.blankBefore || last.kind === 'heading' || ending.test(end)
  return ended && isHeading(line) ? { kind: 'heading', marker: '', text: line.text } : null
}

function isHeading({ text, blankBefore, blankAfter }: Line): boolean {
  if (text.length > 120) return false
  const letters = text.replace(/[^\p{L}]/gu, '')
  const capitals = letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  if (letters.length >= 3 && capitals) return true
  if (ending.test(text)) return false
  return (
    division.test(text) || outlined.test(text) || (text.length <= 80 && blankBefore && blankAfter)
  )
}

// Lines of a script without spaces join without one; a hyphen at a line's end belongs to the word.
const isJoinedTo = (end: string): boolean => /(?:\p{Script=Han}|\p{L}-)$/u.test(end.slice(-3))

/** Gives each start its label and depth from those before it. */
function labeller() {
  const at = { annex: '', top: '', letter: '', roman: '' }
  const counts = { heading: 0, unnumbered: 0, bullet: 0 }
  const locate = (kind: Parsed['kind'], marker: string, text: string, next: string) => {
    if (kind === 'heading') {
      const annex = /^(?:annexe?|anexo)\b(?:\s+(?:[IVX]+|[A-Z]|\d+))?(?=\W|$)/i.exec(text)?.[0]
      Object.assign(at, { top: '', letter: '', roman: '' }, annex && { annex: `${annex} ` })
      counts.heading += 1
      return { label: `h${counts.heading}`, depth: 0 }
    }
    if (kind === 'paragraph') {
      if (!marker) counts.unnumbered += 1
      const top = marker ? at.annex + marker : `u${counts.unnumbered}`
      Object.assign(at, { top, letter: '', roman: '' })
      counts.bullet = 0
      return { label: top, depth: 0 }
    }
    const inner = marker.replace(/[()]/g, '')
    if (!/[a-z]/.test(inner)) {
      counts.bullet += 1
      const label = `${at.top}${at.letter}${at.roman}•${counts.bullet}`
      return { label, depth: at.roman ? 3 : at.letter ? 2 : 1 }
    }
    counts.bullet = 0
    const roman = isRoman(inner, at, next)
    Object.assign(at, roman ? { roman: `(${inner})` } : { letter: `(${inner})`, roman: '' })
    return { label: at.top + at.letter + at.roman, depth: roman && at.letter ? 2 : 1 }
  }
  return ({ kind, marker, text, line }: Start & { line: number }, next: string): Parsed => ({
    kind,
    number: marker,
    text,
    line,
    ...locate(kind, marker, text, next),
  })
}

/** "(i)" is a numeral unless it goes on from "(h)" and no "(ii)" comes next; "(v)", "(x)" likewise. */
function isRoman(inner: string, at: { letter: string; roman: string }, next: string): boolean {
  if (!/^[ivxl]+$/.test(inner)) return false
  const afterLetter = at.letter === `(${String.fromCharCode(inner.charCodeAt(0) - 1)})`
  if (inner.length === 1 && afterLetter && !at.roman) return inner === 'i' && next === 'ii'
  return inner === 'i' || inner.length > 1 || at.roman !== ''
}

function problemsOf(found: Parsed[]): Problem[] {
  const first = new Map<string, number>()
  return found.flatMap(({ label, line, text }): Problem[] => {
    const before = first.get(label)
    if (before !== undefined) return [{ line, code: 'repeated', label, first: before }]
    first.set(label, line)
    return text ? [] : [{ line, code: 'no_text', label }]
  })
}
