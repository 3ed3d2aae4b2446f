import { createHash } from 'node:crypto'
import rehypeSanitize from 'rehype-sanitize'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Processor, unified } from 'unified'
import { isBounded, MOST_DEEP } from './markdown-bounds'

/** A node of either tree, as far as it is looked at here. */
export type MarkdownNode = {
  type: string
  tagName?: string
  value?: string
  url?: string
  ordered?: boolean | null
  properties?: Record<string, unknown>
  position?: { start: { offset?: number }; end: { offset?: number } }
  children?: MarkdownNode[]
}

/** Nothing else is ever an element of a statement. */
export const ELEMENTS = ['p', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote', 'a']

// What is no part of the subset stays the text that it was, rather than vanishing.
const LEFT_AS_WRITTEN = [
  'headingAtx',
  'setextUnderline',
  'thematicBreak',
  'codeFenced',
  'codeIndented',
  'codeText',
  'htmlFlow',
  'htmlText',
  'definition',
  'labelStartImage',
  'characterReference',
  'hardBreakEscape',
  'hardBreakTrailing',
]

const parser = unified()
  .use(function subset(this: Processor) {
    this.data({ micromarkExtensions: [{ disable: { null: LEFT_AS_WRITTEN } }] })
  })
  .use(remarkParse)
const sanitiser = unified()
  .use(remarkRehype)
  .use(rehypeSanitize, {
    tagNames: ELEMENTS,
    attributes: { a: ['href'] },
    protocols: { href: ['http', 'https', 'mailto'] },
    strip: ['script', 'style'],
  })

const LEADS_OUT = /^(https?:\/\/|mailto:)/i
const ESCAPE = /\\[!-/:-@[-`{-~]/

/**
 * The blocks of a statement written in the Markdown subset; null where it is to be shown as it was typed:
 * it uses no Markdown, or more of it than is taken on. Numbers of lists are text, as their author wrote them.
 */
export function markdownOf(text: string): MarkdownNode[] | null {
  const key = createHash('sha256').update(text).digest('base64')
  const held = cache.get(key)
  const blocks = held === undefined ? parsed(text) : held
  cache.delete(key)
  cache.set(key, blocks)
  const [oldest] = cache.keys()
  if (cache.size > CACHED && oldest) cache.delete(oldest)
  return blocks
}

/** The words of a statement without the marks of its Markdown, block by block. */
export function wordsOf(text: string): string {
  const words = (nodes: MarkdownNode[]): string =>
    nodes.map(({ value, children = [] }) => value ?? words(children)).join('')
  const blocks = markdownOf(text)
  return blocks ? words(blocks) : text
}

/**
 * The words of a statement in one line without the marks of its Markdown, for where there is no room for
 * blocks, such as a link; beyond `most` characters it is cut, and says so.
 */
export function lineOf(text: string, most: number): string {
  const line = wordsOf(text).replace(/\s+/g, ' ').trim()
  const signs = [...line]
  return signs.length > most ? `${signs.slice(0, most).join('').trimEnd()}…` : line
}

const CACHED = 500
const cache = new Map<string, MarkdownNode[] | null>()

function parsed(text: string): MarkdownNode[] | null {
  if (!isBounded(text)) return null
  try {
    const tree = parser.parse(text)
    const root = tree as MarkdownNode
    if (isTooDeep(root) || isPlain(root, text)) return null
    keepAsWritten(root, text)
    return (sanitiser.runSync(tree) as MarkdownNode).children ?? []
  } catch (error) {
    // Whatever the bounds let through that still nests too deep for the stack.
    if (error instanceof RangeError) return null
    throw error
  }
}

function isTooDeep(root: MarkdownNode): boolean {
  let row = [root]
  for (let depth = 0; row.length > 0; depth += 1) {
    if (depth > MOST_DEEP * 2) return true
    row = row.flatMap(({ children }) => children ?? [])
  }
  return false
}

const isPlain = (root: MarkdownNode, text: string): boolean =>
  !ESCAPE.test(text) &&
  (root.children ?? []).every(
    ({ type, children }) =>
      type === 'paragraph' && (children ?? []).every((child) => child.type === 'text'),
  )

const written = ({ position }: MarkdownNode, text: string) =>
  text.slice(position?.start.offset, position?.end.offset)

/** Puts the number of each item into its text, and takes links back that lead nowhere allowed. */
function keepAsWritten(node: MarkdownNode, text: string): void {
  for (const child of node.children ?? []) {
    if (child.type === 'link' && !LEADS_OUT.test(child.url ?? '')) {
      Object.assign(child, { type: 'text', value: written(child, text), children: undefined })
      continue
    }
    keepAsWritten(child, text)
    if (node.type === 'list' && node.ordered) number(child, text)
  }
}

function number(item: MarkdownNode, text: string): void {
  const value = `${/^\d+[.)]/.exec(written(item, text))?.[0] ?? ''} `
  const first = item.children?.[0]
  const sign = { type: 'text', value }
  if (first?.type === 'paragraph') first.children = [sign, ...(first.children ?? [])]
  else item.children = [{ type: 'paragraph', children: [sign] }, ...(item.children ?? [])]
}
