import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { linesOf, mayBeHeading, type Run, raised } from './lines'
import { changeOf, cutAtTildes, type Part, standing } from './markdown-changes'
import { isNumberOnly } from './numbers'
import { isNumbered } from './paragraphs'
import type { Block } from './recognised-text'
import type { Changes, Note } from './word-text'

type Node = {
  type: string
  value?: string
  alt?: string
  ordered?: boolean
  position?: { start: { offset?: number }; end: { offset?: number } }
  children?: Node[]
}

/** The line between a table's head and its rows. */
const RULE = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/
// Stands for a bar that is a cell's own, "\\|", until the cells are parted.
const OWN_BAR = '\ue000'
// The same in code, where only a table takes its backslash away.
const CODE_BAR = '\ue001'
const barred = (text: string) => text.replaceAll(OWN_BAR, '|').replaceAll(CODE_BAR, '\\|')

/** A table's rows, each in one line with its cells parted by "|"; null where the text is no table. */
function rowsOf(text: string): string[] | null {
  const [head = '', rule = '', ...rows] = text.split('\n').map((line) => line.trim())
  if (!head.includes('|') || !rule.includes('|') || !RULE.test(rule)) return null
  return [head, ...rows].map((row) => {
    const [first = '', ...more] = row
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => barred(cell.trim().replaceAll(CODE_BAR, OWN_BAR)))
    const rest = more.join(' | ')
    return (isNumberOnly(first) ? `${first} ${rest}` : [first, ...more].join(' | ')).trim()
  })
}

const NOTE = /^\[\^([^\]\s]{1,40})\]:[ \t]+(.*(?:\n(?:[ \t]{2,}\S.*))*)\n?/gm

/**
 * The blocks of a Markdown text. Each item has the number that is written, "3." or "3)", not the one a
 * browser would count; "(a)" and "12 bis." are text to Markdown and recognised as in a pasted one. What stands
 * between "~~", or in `del`, `s` or `strike`, is struck out and goes where changes are accepted; `ins` where they
 * are rejected.
 * @returns the blocks, and what was left out or made text
 */
export function readMarkdown(source: string, changes: Changes): { blocks: Block[]; notes: Note[] } {
  const notes = new Map<string, string>()
  const unbarred = source.replace(/\r\n?/g, '\n').replaceAll('\\|', OWN_BAR)
  const text = unbarred.replace(NOTE, (_, name: string, note: string) => {
    notes.set(name, note.replace(/\s+/g, ' ').trim())
    return ''
  })
  const counts = { pictures: 0, struck: 0, tables: 0 }
  /** How many lists there were, each with those in it. */
  let trees = 0
  const written = ({ position }: Node) =>
    text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)

  const textOf = (node: Node): Run[] => {
    const { runs, struck } = standing(partsOf(node), changes)
    counts.struck += struck
    return runs
  }

  function partsOf(node: Node, bold = false): Part[] {
    const { type, value = '', children = [] } = node
    if (type === 'inlineCode') return [{ text: value.replaceAll(OWN_BAR, CODE_BAR), bold }]
    if (type === 'text')
      return written(node).includes('\\~') ? [{ text: value, bold }] : cutAtTildes(value, bold)
    if (type === 'break') return [{ text: '\n', bold }]
    if (type === 'html')
      return [
        changeOf(value, bold) ?? { text: value.replace(/<!--[\s\S]*?-->|<[^<>]*>/g, ''), bold },
      ]
    if (type === 'image' || type === 'imageReference') {
      counts.pictures += 1
      return [{ text: node.alt ?? '', bold }]
    }
    // "[should]" is a link where "[should]:" happens to be defined: a bracket is never given up.
    if (type === 'linkReference') return [{ text: written(node), bold }]
    return children.flatMap((child) => partsOf(child, bold || type === 'strong'))
  }

  function paragraphOf(node: Node, number?: string, level = 0): Block[] {
    const runs = textOf(node)
    const used: string[] = []
    const whole = runs
      .map((run) => run.text)
      .join('')
      .replace(/\[\^([^\]\s]{1,40})\]/g, (reference, name: string) => {
        const note = notes.get(name)
        if (note === undefined) return reference
        used.push(`${raised(name)} ${note}`)
        return raised(name)
      })
    const rows = rowsOf(whole)
    if (rows) {
      counts.tables += 1
      const cells = rows.filter((row) => row.replaceAll('|', '').trim())
      const last = cells.length - 1
      return cells.map((row, index): Block => {
        const text = index === last ? [row, ...used].join('\n') : row
        return { text, heading: isNumbered(row) ? undefined : false }
      })
    }
    const [first, ...more] = linesOf(barred(whole))
    if (first === undefined) return []
    const heading = mayBeHeading(first, runs, number) ? undefined : false
    const blocks: Block[] = [
      { text: first, number, list: number && `list ${trees}`, level, heading },
      ...more.map((line): Block => ({ text: line })),
    ]
    const last = blocks.at(-1)
    if (last && used.length > 0) last.text = [last.text, ...used].join('\n')
    return blocks
  }

  function itemOf(item: Node, level: number): Block[] {
    const sign = /^(?:\d{1,9}[.)]|[*+-])/.exec(written(item))?.[0] ?? ''
    const number = /\d/.test(sign) ? sign : '•'
    const [first, ...more] = item.children ?? []
    if (first?.type !== 'paragraph') return blocksOf(item, level + 1)
    return [
      ...paragraphOf(first, number, level),
      ...blocksOf({ type: 'item', children: more }, level + 1),
    ]
  }

  function blocksOf(node: Node, level = 0): Block[] {
    return (node.children ?? []).flatMap((child): Block[] => {
      switch (child.type) {
        case 'heading':
          return [
            {
              text: linesOf(
                textOf(child)
                  .map((run) => run.text)
                  .join(''),
              ).join(' '),
              heading: true,
            },
          ]
        case 'list':
          if (level === 0) trees += 1
          return (child.children ?? []).flatMap((item) => itemOf(item, level))
        case 'blockquote':
          return blocksOf(child, level)
        case 'code':
          return (child.value ?? '')
            .replaceAll(OWN_BAR, CODE_BAR)
            .split(/\n\s*\n/)
            .flatMap((part) => linesOf(part).map((line): Block => ({ text: line })))
        case 'definition':
          return [{ text: written(child), heading: false }]
        case 'thematicBreak':
          return []
        default:
          return paragraphOf(child)
      }
    })
  }

  const tree = unified().use(remarkParse).parse(text) as Node
  const blocks = blocksOf(tree)
    .map((block) => ({ ...block, text: barred(block.text) }))
    .filter((block) => block.text !== '')
  const told = Object.entries(counts).filter(([, count]) => count > 0)
  return { blocks, notes: told.map(([code, count]) => ({ code: code as Note['code'], count })) }
}
