import type { ParagraphKind } from '@/lib/generated/prisma/enums'
import { bareNumber, endOf, innerOf, letterOf, looksNumbered, markerOf, partsOf } from './numbers'

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
  /** A line in it that begins like one with a number of its own; nobody has told whether it is one. */
  doubtful?: string
}

export type Problem = { line: number; code: 'repeated' | 'no_text'; label: string; first?: number }

// What a person says of a line, or a file whose own marks say it: "# " is a heading; "¶ " a paragraph, one
// sign more for each step inwards, and between two of them its number, whatever that looks like. Before any line
// "¶+ " begins a part of its own.
const titled = /^#{1,6}\s+(\S.*)$/
const parting = /^¶\+\s*(?=\S)/
const marked = /^(¶{1,4})\s*(?:([^¶]{0,80}?)\s*¶\s*)?(.*)$/
/** A footnote under its paragraph: "¹ Text", "⁽*⁾ Text". */
const note = /^(?:[⁰¹²³⁴-⁹]+|⁽[^⁽⁾]{1,12}⁾)\s/
const division =
  /^(?:(?:annex|section|chapter|part|annexe|appendi(?:x|ce)|chapitre|partie|anexo|apéndice|sección|capítulo|parte|приложение|добавление|раздел)(?!\p{L})|附件|附录|(?:ال)?(?:مرفق|تذييل)(?!\p{L}))/iu
const annexed =
  /^(?:(?:annexe?|appendi(?:x|ce)|anexo|apéndice|приложение|добавление)(?!\p{L})(?:\s+(?:[IVX]+|[A-Z]|\d+))?(?![\p{L}\d])|附[件录]\s*[一二三四五六七八九十\d]*|(?:ال)?(?:مرفق|تذييل)(?!\p{L})(?:\s+(?:الأول|الثاني|الثالث|الرابع|\d+))?)/iu
/** True for the number of a title of an annex, as a list may show it: "Annex I". */
export const isAnnex = (number: string): boolean => annexed.test(number)

const outlined = /^(?:[A-Z]|[IVX]+)\.\s+\S/
const ending = /[.;:,،。；：，]$/
const ended = /[.;:؛。；：]$/

/** True for a line that begins with a number, letter or bullet of its own. */
export const isNumbered = (line: string): boolean => markerOf(line) !== null

type Line = { text: string; at: number; part: boolean; blankBefore: boolean; blankAfter: boolean }

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
  const found: Parsed[] = []
  const name = labeller()
  for (const [index, line] of lines.entries()) {
    const last = found.at(-1)
    // Of the line before only: a paragraph that grows line by line is not read again at each.
    const end = last?.text ? (lines[index - 1]?.text ?? '') : ''
    const start = startOf(line, last, end)
    if (last?.text && note.test(line.text)) last.text += `\n${line.text}`
    else if (start) {
      const isOpen = start.kind !== 'heading' && !start.marker && looksNumbered(start.text)
      const named = name({ ...start, line: line.at, part: line.part }, following[index] ?? '')
      found.push(isOpen ? { ...named, doubtful: start.text } : named)
    } else if (last?.text === '' && !line.part) last.text = line.text
    else {
      if (!last || last.kind === 'heading' || line.blankBefore)
        found.push(
          name(
            { kind: 'paragraph', marker: '', text: line.text, line: line.at, part: line.part },
            '',
          ),
        )
      else last.text += (isJoinedTo(end) ? '' : ' ') + line.text
      const into = found.at(-1)
      if (into && looksNumbered(line.text)) into.doubtful ??= line.text
    }
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
            text: text.trim().replace(parting, ''),
            at: index + 1,
            part: parting.test(text.trim()),
            blankBefore: blank(index - 1) || parting.test(text.trim()),
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
      const marker = markerOf(text)
      const letter = marker?.below ? marker.printed : marker && partsOf(marker.printed)?.[1]
      next = letter ? innerOf(letter) || next : next
      return after
    })
    .reverse()
}

type Start = { kind: Parsed['kind']; marker: string; text: string; said?: number }

function startOf(line: Line, last: Parsed | undefined, end: string): Start | null {
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
  const isFree = alone || (marker?.unsure ? ended : ending).test(end)
  if (marker && (isFree || !(isYear || marker.unsure))) {
    const kind = marker.below ? 'subparagraph' : 'paragraph'
    return { kind, marker: marker.printed, text: marker.text }
  }
  return (alone || ending.test(end)) && isHeading(line)
    ? { kind: 'heading', marker: '', text: line.text }
    : null
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
export const isJoinedTo = (end: string): boolean =>
  /(?:\p{Script=Han}|\p{L}-)$/u.test(end.slice(-3))

/** Gives each start its label and depth from those before it. */
function labeller() {
  const at = { annex: '', under: '', top: '', letter: '', roman: '' }
  const counts = { heading: 0, unnumbered: 0, bullet: 0, part: 1 }
  const tops = new Set<string>()
  const headed = (text: string) => {
    const annex = annexed.exec(text)?.[0]
    counts.heading += 1
    const label = `h${counts.heading}`
    const begun = annex ? { annex: `${annex} ` } : {}
    Object.assign(at, { top: '', letter: '', roman: '', under: label }, begun)
    return { label, depth: 0 }
  }
  const topped = (printed: string) => {
    const [first, letter] = partsOf(printed) ?? [printed, '']
    const marker = bareNumber(first)
    if (!marker) counts.unnumbered += 1
    else if (marker === '1' && at.under && tops.has(`${at.annex}1`)) at.annex = `${at.under} `
    const top = marker ? at.annex + marker : `u${counts.unnumbered}`
    if (marker) tops.add(top)
    Object.assign(at, { top, letter: '', roman: '' }, marker && { under: '' })
    counts.bullet = 0
    return letter ? { ...lettered(letter, ''), depth: 0 } : { label: top, depth: 0 }
  }
  const lettered = (printed: string, next: string, counted = false) => {
    counts.bullet = 0
    const own = letterOf(printed)
    const roman = counted || isRoman(innerOf(printed), at, next)
    Object.assign(at, roman ? { roman: own } : { letter: own, roman: '' })
    return { label: at.top + at.letter + at.roman, depth: roman && at.letter ? 2 : 1 }
  }
  /** Stands as deep as it was said to, whatever its number looks like: "1.1" below "1" is "1.1". */
  const stepped = (printed: string, depth: number) => {
    const parent = [at.top, at.letter, at.roman].slice(0, depth).join('')
    const inner = innerOf(printed)
    const whole = at.annex + endOf(printed, false)
    if (!/[\p{L}\p{N}]/u.test(inner)) counts.bullet += 1
    const own = !/[\p{L}\p{N}]/u.test(inner)
      ? `•${counts.bullet}`
      : /^(?:[.(]|\d\.)./.test(whole.slice(parent.length)) && whole.startsWith(parent)
        ? whole.slice(parent.length)
        : letterOf(printed)
    if (!own.startsWith('•')) {
      if (depth === 1) Object.assign(at, { letter: own, roman: '' })
      else if (depth === 2) at.roman = own
      counts.bullet = 0
    }
    return { label: parent + own, depth }
  }
  const locate = ({ kind, marker, text, said }: Start, next: string) => {
    if (kind === 'heading') return headed(text)
    if (kind === 'paragraph') return topped(marker)
    if (said) return stepped(marker, said)
    const inner = innerOf(marker)
    // "㈠" is what "(i)" is in a Chinese text.
    if (/\p{L}/u.test(inner)) return lettered(marker, next, /^[㈠-㈩]$/.test(marker))
    const figure = /\p{Nd}/u.test(inner)
    counts.bullet += figure ? 0 : 1
    const own = figure ? `(${inner})` : `•${counts.bullet}`
    const label = `${at.top}${at.letter}${at.roman}${own}`
    return { label, depth: at.roman ? 3 : at.letter ? 2 : 1 }
  }
  return (start: Start & { line: number; part: boolean }, next: string): Parsed => {
    if (start.part) {
      counts.part += 1
      Object.assign(at, { annex: `p${counts.part} `, under: '', top: '', letter: '', roman: '' })
    }
    return {
      kind: start.kind,
      number: start.marker,
      text: start.text,
      line: start.line,
      ...(start.part && { part: true as const }),
      ...locate(start, next),
    }
  }
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
