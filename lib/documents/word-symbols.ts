// Signs that Word's own fonts have at private places, by the last two digits of their code.
const SYMBOL: Record<number, string> = {
  32: ' ',
  45: '−',
  109: 'μ',
  163: '≤',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  185: '≠',
  187: '≈',
  222: '⇒',
}
const WINGDINGS: Record<number, string> = {
  108: '●',
  110: '■',
  111: '☐',
  113: '❑',
  118: '❖',
  167: '▪',
  168: '☐',
  216: '➢',
  224: '→',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}

/**
 * The sign that a font shows for a code, as a character that every font has.
 * @param code of the font, with or without the private area that Word adds (F000)
 * @returns null where it is not known here
 */
export function symbolOf(code: number, font: string): string | null {
  const isPrivate = code >= 0xf000 && code <= 0xf0ff
  if (!/symbol|wingdings|webdings|dingbats/i.test(font) && !isPrivate)
    return code >= 32 && (code < 0xe000 || code > 0xf8ff)
      ? String.fromCodePoint(Math.min(code, 0x10ffff))
      : null
  const own = isPrivate ? code - 0xf000 : code
  if (/^wingdings$/i.test(font)) return WINGDINGS[own] ?? null
  return /^symbol$/i.test(font) ? (SYMBOL[own] ?? null) : own === 183 ? '•' : null
}
