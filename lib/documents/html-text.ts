import { parse } from 'parse5'
import { closedUp } from './gap'
import { attribute, formatIn, formatOf, shownBy, signOf } from './html-lists'
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
import { isNumberOnly } from './numbers'
import { isNumbered } from './paragraphs'
import type { Block } from './recognised-text'
import type { Changes, Note } from './word-text'

type List = { format: string | null; next: number; step: number }

const set = (names: string) => new Set(names.split(' '))
const UNREAD = set(
  'head script style template title noscript object iframe svg math select textarea',
)
const hasText = (node: Node): boolean =>
  'value' in node ? node.value.trim() !== '' : isElement(node) && node.childNodes.some(hasText)
const whole = (value: string | undefined) =>
  value !== undefined && /^\s*-?\d{1,6}\s*$/.test(value) ? Number(value) : undefined

/** What Word calls a note, or all of them, in a page that it saved. */
const isNotes = (element: Element) =>
  /mso-element:\s*(?:foot|end)note/.test(attribute(element, 'style') ?? '') ||
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
  const counts = { pictures: 0, hidden: 0, struck: 0, unknownNumbers: 0 }
  let runs: Run[] = []
  let used: string[] = []
  /** How many lists there were, each with those in it. */
  let trees = 0
  let sign: { number: string; level: number; roman: boolean | undefined } | undefined
  const gone = changes === 'accepted' ? 'del' : 'ins'
  const page = parse(source)
  const { hides, strikes, listStyle, signBefore } = stylesOf(page.childNodes)

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
    const own = signBefore(element)
    const format = own ? formatIn(own) : (formatOf(element, listStyle(element)) ?? list.format)
    if (own?.format === null) counts.unknownNumbers += 1
    const roman = format === 'lowerRoman' || (format === 'lowerLetter' ? false : undefined)
    const number = own ? shownBy(own, list.next) : signOf(list.next, format)
    sign = { number, level, roman: /^\([a-z]\)$/.test(number) ? roman : undefined }
    list.next += list.step
  }

  function begin(list: Element) {
    if (lists.length === 0) trees += 1
    const items = list.childNodes.filter((node) => isElement(node) && node.tagName === 'li').length
    const reversed = attribute(list, 'reversed') !== undefined
    const next = whole(attribute(list, 'start')) ?? (reversed ? items : 1)
    const format = formatOf(list, listStyle(list))
    const usual = list.tagName === 'ol' ? 'decimal' : null
    lists.push({ format: format === undefined ? usual : format, next, step: reversed ? -1 : 1 })
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
    const bare = words.replace(/^[[(]/, '')
    told.add(note)
    used.push(
      `${raised(mark)} ${bare.startsWith(mark) ? bare.slice(mark.length).replace(/^[.)\]]?\s*/, '') : words}`,
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

  /** @param note what holds a note, where a page names a place in it and not the note */
  function find(node: Node, inNotes: boolean, note?: Element) {
    if (!isElement(node)) return
    const inside = inNotes || isNotes(node)
    const id = attribute(node, 'id')
    const isNote = inside && id && /^(?:li|p|div|aside)$/.test(node.tagName)
    if (isNote) notes.set(id, node)
    const name = node.tagName === 'a' ? (attribute(node, 'name') ?? id) : undefined
    if (note && name) notes.set(name, note)
    for (const child of node.childNodes) find(child, inside, isNote ? node : note)
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
