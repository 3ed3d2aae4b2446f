import { isNumberOnly } from './numbers'
import { isNumbered } from './paragraphs'
import type { Element } from './xml'

/** A row's cells, each the paragraphs in it; null where one container ends and another begins. */
export type Cell = readonly (Element | null)[]

type Reading = {
  /** What a paragraph shows. */
  wordsOf: (paragraph: Element) => string
  /** Whether a paragraph has a number or style of its own, which it would lose beside others. */
  isOwn: (paragraph: Element) => boolean
}

const textRun = (text: string): Element => ({
  name: 'w:r',
  attributes: {},
  children: [{ name: 'w:t', attributes: {}, children: [text] }],
})

const isParagraph = (element: Element | null): element is Element => element !== null

/**
 * A row of a table as one paragraph, its cells parted by "|"; a number alone in the first is that of the row.
 * @returns null where the row is no more than a way to lay paragraphs out: one cell only has a text, or one
 *   holds several or numbered paragraphs
 */
export function rowAsParagraph(
  cells: readonly Cell[],
  { wordsOf, isOwn }: Reading,
): Element | null {
  const said = cells.map((cell) => cell.filter(isParagraph).filter((one) => wordsOf(one).trim()))
  const texts = said.map((paragraphs) => paragraphs.map(wordsOf).join(' ').trim())
  const filled = texts.filter(Boolean)
  const [first = ''] = texts
  if (
    filled.length < 2 ||
    said.some((paragraphs) => paragraphs.length > 1 || paragraphs.some(isOwn))
  )
    return null
  if (texts.some((text, index) => isNumbered(text) && index > 0)) return null
  const children = cells.flatMap((cell, index) => {
    const content = cell
      .filter(isParagraph)
      .flatMap((one) =>
        one.children.filter((child) => typeof child !== 'string' && child.name !== 'w:pPr'),
      )
    const between = index === 1 && isNumberOnly(first) ? ' ' : ' | '
    return index === 0 ? content : [textRun(between), ...content]
  })
  return { name: 'w:p', attributes: {}, children }
}
