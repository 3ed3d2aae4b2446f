/** A word in braces, as templates of reasons have them for what is filled in. */
const BRACED = /\{\s*[\p{L}_][\p{L}\p{N}_-]*\s*\}/gu

/** The placeholders in a text as they are written, braces and all. */
export const placeholdersIn = (text: string): string[] => text.match(BRACED) ?? []
