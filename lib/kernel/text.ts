/**
 * Text as it is stored and hashed: NFC, line feeds only, no other control characters but tabs, no spaces at
 * line ends or around the whole.
 * PostgreSQL can store neither NUL nor lone surrogates; refuse those first with `isStorable`.
 */
export const canonical = (text: string): string =>
  text
    // Word's line breaks within a paragraph, and separators of lines and pages.
    .replace(/[\v\f\u0085\u2028\u2029]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nobody sees them, and XML can't hold them
    .replace(/[\u0001-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
    // The bullets of Word's Symbol and Wingdings, which other fonts show as empty boxes.
    .replace(/[\uf0a7\uf0b7\uf0d8\uf0fc]/g, '•')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Looks at each run of spaces once: without the first part at each of its spaces, for minutes.
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .trim()

/** False for text that PostgreSQL would refuse (NUL) or silently alter (lone surrogates). */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** The beginning of a text as it can be stored: no NUL, no half of a character at its end or within. */
export const cutText = (text: string, most: number): string =>
  text
    .replaceAll('\0', '')
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed()

/** Each once and the first thirty of what a note names, for it is read, not counted. */
export function listed(all: readonly (string | number)[]): string {
  const once = [...new Set(all)]
  return once.slice(0, 30).join(', ') + (once.length > 30 ? ', …' : '')
}

/** True where a name carries characters that reorder the text around it (Unicode TR9). */
export const hasBidiControls = (text: string): boolean => /[\u202a-\u202e\u2066-\u2069]/.test(text)

/** True for what can stand as a name or a title: one line that does not reorder the text around it. */
export const isOneLine = (text: string): boolean => !hasBidiControls(text) && !/\p{Cc}/u.test(text)

/** A lower-case address part of at most 60 characters made from a title, or '' where none remains. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')

const BRACED = /\{\s*[\p{L}_][\p{L}\p{N}_-]*\s*\}/gu

/** Single words in braces as they are written, braces and all: what a template of a text leaves to be filled in. */
export const placeholdersIn = (text: string): string[] => text.match(BRACED) ?? []
