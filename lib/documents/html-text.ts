import { parse } from 'parse5'
import { closedUp } from './gap'
import {
  BLOCKS,
  type Cell,
  cellsOf,
  type Element,
  hasCells,
  isElement,
  type Node,
  tableOf,
} from './html-rows'
import { stylesOf } from './html-styles'
import { linesOf, mayBeHeading, type Run, raised } from './lines'
import { formatNumber } from './number-formats'
import { isNumberOnly } from './numbers'
import { isNumbered } from './paragraphs'
import type { Block } from './recognised-text'
import type { Changes, Note } from './word-text'

type List = { format: string | null; next: number; step: number }

const set = (names: string) => new Set(names.split(' '))
const UNREAD = set(
  'head script style template title noscript object iframe svg math select textarea',
)
const FORMATS: Record<string, string> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  none: 'none',
}

const hasText = (node: Node): boolean =>
  'value' in node ? node.value.trim() !== '' : isElement(node) && node.childNodes.some(hasText)
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value
const whole = (value: string | undefined) =>
  value !== undefined && /^\s*-?\d{1,6}\s*$/.test(value) ? Number(value) : undefined

/** The format of a list: of its style, or of its type; null for bullets. */
function formatOf(list: Element): string | null {
  const style = /list-style(?:-type)?:\s*([\w-]+)/i.exec(attribute(list, 'style') ?? '')?.[1]
  const type = style?.toLowerCase() ?? attribute(list, 'type') ?? ''
  if (Object.hasOwn(FORMATS, type)) return FORMATS[type] ?? 'decimal'
  return list.tagName === 'ol' ? 'decimal' : null
}

/** Letters and numerals stand in brackets, as the United Nations write them; so a pasted list does. */
function signOf(list: List): string {
  if (list.format === null) return '•'
  const shown = formatNumber(list.next, list.format, '') ?? ''
  return shown && (list.format === 'decimal' ? `${shown}.` : `(${shown})`)
}

const isNotes = (element: Element) =>
  /^doc-(?:endnotes|footnotes?)$/.test(attribute(element, 'role') ?? '') ||
  /(?:^|\s)footnotes?(?:\s|$)/.test(attribute(element, 'class') ?? '')

/**
 * The blocks of an HTML page, its lists numbered as a browser shows them (type, start, value, reversed).
 * Footnotes stand with the paragraph that refers to them; `ins` and `del` are tracked changes,
 * and text that is struck out in any other way goes as a deletion does. What a browser hides is left out.
 * @returns the blocks, and what was left out
 */
export function readHtml(source: string, changes: Changes): { blocks: Block[]; notes: Note[] } {
  const blocks: Block[] = []
  const lists: List[] = []
  const notes = new Map<string, Element>()
  const told = new Set<Element>()
  const tables = new Set<Element>()
  const counts = { pictures: 0, hidden: 0, struck: 0 }
  let runs: Run[] = []
  let used: string[] = []
  /** How many lists there were, each with those in it. */
  let trees = 0
  let sign: { number: string; level: number; roman: boolean | undefined } | undefined
  const gone = changes === 'accepted' ? 'del' : 'ins'
  const page = parse(source)
  const { hides, strikes } = stylesOf(page.childNodes)

  /** Ends the paragraph at hand; the number of an item goes to the first that has a text. */
  function end(heading?: boolean, isRow = false) {
    const lines = linesOf(runs.map(({ text }) => text).join(''))
    const [first, ...more] = heading ? [lines.join(' ')] : lines
    if (first) {
      const number = sign?.number || undefined
      const may = isRow ? isNumbered(first) : mayBeHeading(first, runs, number)
      const title = heading || (may ? undefined : false)
      blocks.push({
        text: first,
        number,
        list: sign && `list ${trees}`,
        level: sign?.level,
        heading: title,
        roman: sign?.roman,
      })
      blocks.push(...more.map((text): Block => ({ text })))
      const last = blocks.at(-1)
      if (last && used.length > 0) last.text = [last.text, ...used].join('\n')
      sign = undefined
      used = []
    }
    runs = []
  }

  function item(element: Element) {
    const list = lists.at(-1)
    if (!list) return
    list.next = whole(attribute(element, 'value')) ?? list.next
    const level = lists.length - 1
    const roman =
      list.format === 'lowerRoman' || (list.format === 'lowerLetter' ? false : undefined)
    const number = signOf(list)
    sign = { number, level, roman: /^\([a-z]\)$/.test(number) ? roman : undefined }
    list.next += list.step
  }

  function begin(list: Element) {
    if (lists.length === 0) trees += 1
    const items = list.childNodes.filter((node) => isElement(node) && node.tagName === 'li').length
    const reversed = attribute(list, 'reversed') !== undefined
    const next = whole(attribute(list, 'start')) ?? (reversed ? items : 1)
    lists.push({ format: formatOf(list), next, step: reversed ? -1 : 1 })
  }

  /** A row as one paragraph, its cells parted by "|"; a number alone in the first is that of the row. */
  function readRow(cells: readonly Cell[], bold: boolean) {
    end()
    for (const [at, { cell, nodes }] of cells.entries()) {
      const first = at === 1 ? linesOf(runs.map(({ text }) => text).join('')).join(' ') : ''
      if (at > 0) runs.push({ text: isNumberOnly(first) ? ' ' : ' | ', bold: false })
      const from = runs.length
      for (const node of nodes) walk(node, bold || cell.tagName === 'th', false, false)
      for (const run of runs.slice(from)) run.text = run.text.replaceAll('\n', ' ')
    }
    end(undefined, true)
  }

  /** The words of a note, without the link that leads back from it. */
  const wordsOf = (node: Node): string => {
    if ('value' in node) return node.value
    if (!isElement(node) || UNREAD.has(node.tagName) || node.tagName === gone) return ''
    if (hides(node) || (changes === 'accepted' && strikes(node))) return ''
    const back = /^doc-backlink$/.test(attribute(node, 'role') ?? '')
    const words = back ? '' : node.childNodes.map(wordsOf).join('')
    return node.tagName === 'a' && /^\s*[↩↑^]/.test(words) ? '' : words
  }

  /** A link to a footnote, as its sign; null for any other. */
  function noteOf(link: Element): string | null {
    const href = attribute(link, 'href') ?? ''
    const note = href.startsWith('#') ? notes.get(decoded(href.slice(1))) : undefined
    const mark = wordsOf(link).replace(/[[\]\s]/g, '')
    if (!note || !mark) return null
    const words = wordsOf(note).replace(/\s+/g, ' ').trim()
    told.add(note)
    used.push(
      `${raised(mark)} ${words.startsWith(mark) ? words.slice(mark.length).replace(/^[.)\]]?\s*/, '') : words}`,
    )
    return raised(mark)
  }

  function walk(node: Node, bold: boolean, pre: boolean, above: boolean) {
    if ('value' in node) {
      const shown = closedUp(runs.at(-1)?.text, node.value.replace(/[ \t\r\n\f]+/g, ' '))
      if (shown || pre) runs.push({ text: pre ? node.value : shown, bold })
      return
    }
    if (!isElement(node)) return
    const { tagName } = node
    if (UNREAD.has(tagName) || tagName === gone || told.has(node)) return
    if (hides(node)) {
      if (hasText(node)) counts.hidden += 1
      return
    }
    if (changes === 'accepted' && strikes(node)) {
      if (hasText(node)) counts.struck += 1
      return
    }
    if (tagName === 'br') runs.push({ text: '\n', bold })
    else if (tagName === 'img') {
      counts.pictures += 1
      runs.push({ text: attribute(node, 'alt') ?? '', bold })
    }
    const mark = tagName === 'a' ? noteOf(node) : null
    if (mark !== null) {
      runs.push({ text: mark, bold })
      return
    }
    const table = tagName === 'tr' && hasCells(node, wordsOf) ? tableOf(node) : null
    if (table) tables.add(table)
    const cells = tagName === 'tr' ? cellsOf(node, wordsOf) : null
    if (cells) {
      readRow(cells, bold)
      return
    }
    const block = BLOCKS.has(tagName)
    if (block) end()
    const list = tagName === 'ul' || tagName === 'ol'
    if (list) begin(node)
    if (tagName === 'li') item(node)
    const title = /^h[1-6]$/.test(tagName)
    const strong = bold || tagName === 'b' || tagName === 'strong' || tagName === 'th'
    const raise = above || tagName === 'sup'
    for (const child of node.childNodes) {
      if (raise && 'value' in child && /^\s*\d{1,3}\s*$/.test(child.value))
        runs.push({ text: raised(child.value.trim()), bold })
      else walk(child, strong, pre || tagName === 'pre', raise)
    }
    if (list) lists.pop()
    if (block) end(title)
    // An item that held nothing takes its number with it.
    if (tagName === 'li') sign = undefined
  }

  function find(node: Node, inNotes: boolean) {
    if (!isElement(node)) return
    const inside = inNotes || isNotes(node)
    const id = attribute(node, 'id')
    if (inside && id && /^(?:li|p|div|aside)$/.test(node.tagName)) notes.set(id, node)
    for (const child of node.childNodes) find(child, inside)
  }

  for (const node of page.childNodes) find(node, false)
  for (const node of page.childNodes) walk(node, false, false, false)
  end()
  const left = Object.entries({ ...counts, tables: tables.size }).filter(([, count]) => count > 0)
  return { blocks, notes: left.map(([code, count]) => ({ code: code as Note['code'], count })) }
}

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
