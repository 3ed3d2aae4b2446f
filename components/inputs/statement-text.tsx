import { type MarkdownNode, markdownOf } from '@/lib/inputs/markdown'
import styles from './statement-text.module.css'

/** A statement as its author meant it: in the Markdown subset, or line by line where it uses none. */
export function StatementText({ text, lang }: { text: string; lang?: string }) {
  const blocks = markdownOf(text)
  return (
    <div lang={lang} dir="auto" className={blocks ? styles.marked : styles.plain}>
      {blocks ? <Nodes nodes={blocks} /> : text}
    </div>
  )
}

const Nodes = ({ nodes = [] }: { nodes?: MarkdownNode[] }) =>
  nodes.map((node, place) =>
    isBetween(node, nodes[place - 1], nodes[place + 1]) ? null : (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever reordered
      <Node key={place} node={node} />
    ),
  )

// The tree sets blocks apart by line breaks, which would be shown as such.
const isBetween = (node: MarkdownNode, ...beside: (MarkdownNode | undefined)[]) =>
  node.value?.trim() === '' && beside.some((other) => !other || BLOCKS.has(other.tagName ?? ''))

const BLOCKS = new Set(['p', 'ul', 'ol', 'li', 'blockquote'])

/** Only what is named here becomes an element, whatever the tree holds. */
function Node({ node }: { node: MarkdownNode }) {
  if (node.type === 'text') return node.value
  const children = <Nodes nodes={node.children} />
  switch (node.tagName) {
    case 'p':
      return <p dir="auto">{children}</p>
    case 'strong':
      return <strong>{children}</strong>
    case 'em':
      return <em>{children}</em>
    case 'ul':
      return <ul>{children}</ul>
    case 'ol':
      return <ol>{children}</ol>
    case 'li':
      return <li dir="auto">{children}</li>
    case 'blockquote':
      return <blockquote>{children}</blockquote>
    case 'a':
      return <Leading href={String(node.properties?.href ?? '')}>{children}</Leading>
    default:
      return children
  }
}

function Leading({ href, children }: { href: string; children: React.ReactNode }) {
  return href ? (
    <a href={href} rel="nofollow noopener">
      {children}
    </a>
  ) : (
    children
  )
}
