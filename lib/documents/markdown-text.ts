import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { linesOf, mayBeHeading, type Run, raised } from './lines'
import type { Block } from './recognised-text'

type Node = {
  type: string
  value?: string
  alt?: string
  ordered?: boolean
  position?: { start: { offset?: number }; end: { offset?: number } }
  children?: Node[]
}

const NOTE = /^\[\^([^\]\s]{1,40})\]:[ \t]+(.*(?:\n(?:[ \t]{2,}\S.*))*)\n?/gm

/**
 * The blocks of a Markdown text. Each item has the number that is written, "3." or "3)", not the one a
 * browser would count; "(a)" and "12 bis." are text to Markdown and recognised as in a pasted one.
 * @returns the blocks, and how many pictures were left out
 */
export function readMarkdown(source: string): { blocks: Block[]; pictures: number } {
  const notes = new Map<string, string>()
  const text = source.replace(/\r\n?/g, '\n').replace(NOTE, (_, name: string, note: string) => {
    notes.set(name, note.replace(/\s+/g, ' ').trim())
    return ''
  })
  let pictures = 0
  const written = ({ position }: Node) =>
    text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)

  function runsOf(node: Node, bold = false): Run[] {
    const { type, value = '', children = [] } = node
    if (type === 'text' || type === 'inlineCode') return [{ text: value, bold }]
    if (type === 'break') return [{ text: '\n', bold }]
    if (type === 'html') return [{ text: value.replace(/<!--[\s\S]*?-->|<[^<>]*>/g, ''), bold }]
    if (type === 'image' || type === 'imageReference') {
      pictures += 1
      return [{ text: node.alt ?? '', bold }]
    }
    // "[should]" is a link where "[should]:" happens to be defined: a bracket is never given up.
    if (type === 'linkReference') return [{ text: written(node), bold }]
    return children.flatMap((child) => runsOf(child, bold || type === 'strong'))
  }

  function paragraphOf(node: Node, number?: string, level = 0): Block[] {
    const runs = runsOf(node)
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
    const [first, ...more] = linesOf(whole)
    if (first === undefined) return []
    const heading = mayBeHeading(first, runs, number) ? undefined : false
    const blocks: Block[] = [
      { text: first, number, level, heading, nested: level > 0 },
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
                runsOf(child)
                  .map((run) => run.text)
                  .join(''),
              ).join(' '),
              heading: true,
            },
          ]
        case 'list':
          return (child.children ?? []).flatMap((item) => itemOf(item, level))
        case 'blockquote':
          return blocksOf(child, level)
        case 'code':
          return (child.value ?? '')
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
  const blocks = blocksOf(tree).filter((block) => block.text !== '')
  return { blocks, pictures }
}
