import type { ParagraphKind } from '@/lib/generated/prisma/enums'
import { type Parsed, parseParagraphs } from './paragraphs'
import { rowOf } from './ties'

export const KINDS = ['heading', 'paragraph', 'subparagraph'] as const satisfies ParagraphKind[]

/** What somebody said that rows of the review ("p0" is the first) are. */
export type Kinds = Record<string, ParagraphKind>

const whole = (number: string, text: string) => (number ? `${number} ${text}` : text)

/** The lines of a paragraph of this kind, with the signs that say so, and that a part begins, where its number does not. */
function linesAs(paragraph: Parsed, kind: ParagraphKind): string[] {
  const [first = '', ...more] = signedAs(paragraph, kind)
  return [paragraph.part ? `¶+ ${first}` : first, ...more]
}

function signedAs(paragraph: Parsed, kind: ParagraphKind): string[] {
  const [words = '', ...notes] = paragraph.text.split('\n')
  const [typed] = paragraph.kind === 'heading' ? parseParagraphs(words).paragraphs : []
  const { number, text } =
    typed?.number && typed.text ? typed : { number: paragraph.number, text: words }
  if (kind === 'heading') return [`# ${whole(number, text)}`, ...notes]
  const plain = number ? parseParagraphs(whole(number, text)).paragraphs[0] : undefined
  if (plain?.kind === kind && plain.number === number && plain.text === text)
    return [whole(number, text), ...notes]
  const signs = '¶'.repeat(kind === 'paragraph' ? 1 : Math.max(paragraph.depth, 1) + 1)
  const between = number || text.includes('¶') ? `${number} ¶ ` : ''
  return [`${signs} ${between}${text}`, ...notes]
}

/**
 * A text in which each row is of the kind that was said of it, and all others are what they were: what is
 * said is written into it with the signs of `parseParagraphs`. A heading's number is part of its words.
 */
export function withKinds(text: string, kinds: Kinds = {}): string {
  const { paragraphs } = parseParagraphs(text)
  const wanted = paragraphs.map(({ kind }, index) => kinds[rowOf(index)] ?? kind)
  const said = new Set(
    paragraphs.flatMap(({ kind }, index) => (wanted[index] === kind ? [] : [index])),
  )
  if (said.size === 0) return text
  const given = text.replace(/\r\n?/g, '\n').split('\n')
  for (;;) {
    const lines: string[] = []
    const starts = paragraphs.map((paragraph, index) => {
      if (said.has(index) && lines.at(-1)?.trim()) lines.push('')
      const start = lines.length + 1
      const kind = wanted[index] ?? paragraph.kind
      if (said.has(index)) lines.push(...linesAs(paragraph, kind), '')
      else {
        const next = paragraphs[index + 1]?.line
        lines.push(...given.slice(paragraph.line - 1, next && next - 1))
      }
      return start
    })
    const written = lines.join('\n').trim()
    const read = new Map(parseParagraphs(written).paragraphs.map((one) => [one.line, one]))
    // What stood beside them may be read otherwise now, as a line that an empty one follows.
    const other = paragraphs.flatMap(({ kind, number, text: words }, index) => {
      const now = read.get(starts[index] ?? 0)
      const same = now?.kind === kind && now.number === number && now.text === words
      return said.has(index) || same ? [] : [index]
    })
    if (other.length === 0) return written
    for (const index of other) said.add(index)
  }
}
