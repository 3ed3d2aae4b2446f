import { type Parsed, type Problem, parseParagraphs } from './paragraphs'

/**
 * Lines in which numbers begin again, where nothing in the text says that another part does: the first that comes
 * twice, and each that goes back behind the one before it.
 */
export function restartsOf(paragraphs: readonly Parsed[], problems: readonly Problem[]): number[] {
  const tops = new Set(
    paragraphs.flatMap(({ kind, number, line }) => (kind === 'paragraph' && number ? [line] : [])),
  )
  let last = Number.POSITIVE_INFINITY
  return problems.flatMap(({ code, line, first = 0 }) => {
    if (code !== 'repeated' || !tops.has(line)) return []
    const goesBack = first <= last
    last = first
    return goesBack ? [line] : []
  })
}

/**
 * A text in which the line that somebody chose begins a part of its own, by the sign of `parseParagraphs`; as it
 * was where numbers do not begin again there, as in a text that was changed since.
 */
export function withPart(text: string, chosen: unknown): string {
  const line = Number(chosen)
  const { paragraphs, problems } = chosen === undefined ? NOTHING : parseParagraphs(text)
  if (!restartsOf(paragraphs, problems).includes(line)) return text
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  lines[line - 1] = `¶+ ${(lines[line - 1] ?? '').trim()}`
  return lines.join('\n')
}

const NOTHING = { paragraphs: [], problems: [] }
