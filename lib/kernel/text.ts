/**
 * Text as it is stored and hashed: NFC, line feeds only, no spaces at line ends or around the whole.
 * PostgreSQL can store neither NUL nor lone surrogates; refuse those first with `isStorable`.
 */
export const canonical = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Looks at each run of spaces once: without the first part at each of its spaces, for minutes.
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .trim()

/** False for text that PostgreSQL would refuse (NUL) or silently alter (lone surrogates). */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** True where a name carries characters that reorder the text around it (Unicode TR9). */
export const hasBidiControls = (text: string): boolean => /[\u202a-\u202e\u2066-\u2069]/.test(text)

/** A lower-case address part of at most 60 characters made from a title, or '' where none remains. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
