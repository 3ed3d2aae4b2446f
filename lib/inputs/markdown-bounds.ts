/** How many quotes and lists may stand in each other. */
export const MOST_DEEP = 6
const MOST_LONG = 20_000
const MOST_SIGNS = 1000
const MOST_LEVELS = 200
const MOST_INDENT = 4 * MOST_DEEP

/**
 * Whether a text may be given to the parser. It recurses per level and looks back per bracket, so that
 * ten thousand ">" would overflow its stack: such texts are shown as they were typed.
 */
export function isBounded(text: string): boolean {
  if (text.length > MOST_LONG) return false
  let signs = 0
  for (const char of text) if ('*_[]<'.includes(char)) signs += 1
  if (signs > MOST_SIGNS || /[*_]{9}/.test(text)) return false
  let levels = 0
  for (const line of text.split(/\r\n?|\n/)) {
    const level = levelsOf(line)
    const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0
    if (level > MOST_DEEP || indent > MOST_INDENT) return false
    levels += level
  }
  return levels <= MOST_LEVELS
}

/** How many quotes and items a line opens. */
function levelsOf(line: string): number {
  const lead = /^(?:[ \t]|>|[*+-](?=[ \t>]|$)|\d{1,9}[.)](?=[ \t]|$))*/.exec(line)?.[0] ?? ''
  return lead.match(/>|[*+-]|\d+[.)]/g)?.length ?? 0
}
