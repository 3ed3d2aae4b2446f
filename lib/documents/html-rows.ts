import type { DefaultTreeAdapterTypes } from 'parse5'
import { isNumbered } from './paragraphs'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element
/** A cell of a row, with what stands in it. */
export type Cell = { cell: Element; nodes: readonly Node[] }

export const BLOCKS = new Set(
  'p div ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table caption tr td th thead tbody tfoot blockquote pre section article main header footer nav aside address figure figcaption form fieldset details summary hr body html center'.split(
    ' ',
  ),
)

export const isElement = (node: Node): node is Element => 'tagName' in node

const holdsBlock = (node: Node): boolean =>
  isElement(node) && (BLOCKS.has(node.tagName) || node.childNodes.some(holdsBlock))

/** What stands in a cell, of a single paragraph what that holds; null where it holds several or a list. */
function inCell(cell: Element): readonly Node[] | null {
  const inner = cell.childNodes.filter((node) => !('value' in node) || node.value.trim())
  const [only] = inner
  const isParagraph =
    only && isElement(only) && inner.length === 1 && /^(?:p|div)$/.test(only.tagName)
  const nodes = isParagraph ? only.childNodes : cell.childNodes
  return nodes.some(holdsBlock) ? null : nodes
}

const within = (row: Element): Element[] =>
  row.childNodes.flatMap((node) => (isElement(node) && /^t[dh]$/.test(node.tagName) ? [node] : []))

/** True for a row in which several cells have a text, whether or not it can be read as one. */
export const hasCells = (row: Element, wordsOf: (node: Node) => string): boolean =>
  within(row).filter((cell) => wordsOf(cell).trim()).length > 1

/**
 * The cells of a row that says several things of one; null where a table only lays paragraphs out: one cell has
 * a text, or one holds several paragraphs or numbers of its own.
 */
export function cellsOf(row: Element, wordsOf: (node: Node) => string): Cell[] | null {
  if (!hasCells(row, wordsOf)) return null
  const cells = within(row)
  const texts = cells.map((cell) => wordsOf(cell).trim())
  if (texts.some((text, at) => at > 0 && isNumbered(text))) return null
  const read = cells.flatMap((cell) => {
    const nodes = inCell(cell)
    return nodes ? [{ cell, nodes }] : []
  })
  return read.length === cells.length ? read : null
}

/** The table that something stands in. */
export function tableOf({ parentNode }: Element): Element | null {
  if (!parentNode || !('tagName' in parentNode)) return null
  return parentNode.tagName === 'table' ? parentNode : tableOf(parentNode)
}
