/** The mark of a footnote, as texts hold it: "¹²", "⁽*⁾". */
const MARK = '(?:[\u2070\u00B9\u00B2\u00B3\u2074-\u2079]+|\u207D[^\u207D\u207E]{1,12}\u207E)'
/** A footnote in a line of its own, as it stands under its paragraph. */
const noted = new RegExp(`\\n${MARK}[\\t-\\r \u00A0]`, 'u')
const marks = new RegExp(MARK, 'gu')
/** Behind a word or the end of a clause; behind a figure, a unit or a letter alone it is an exponent. */
const afterWords = new RegExp(
  `(?<=[^\u0001-\u0040\u005B-\u0060\u007B-\u00BF\u2070-\u207F]{3}|[.,;:!?)\\]"'])${MARK}`,
  'gu',
)

/**
 * A wording without what no reader calls a change: how white space, quotes and dashes are typed, what is invisible, and
 * the numbers of footnotes, which move when one is put in before them. Any mark is one where the paragraph has its
 * footnotes under it, else what stands behind words ("m²" stays what it is). Two texts of which this is the same say
 * the same. The same rule in SQL: `comparable_text`, whose md5 is `paragraphs.wording`.
 */
export const comparableText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018-\u201B\u02BC\u2032]/g, "'")
    .replace(/[\u201C-\u201F\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u00AD|\u061C|[\u200B-\u200F]|[\u202A-\u202E]|\u2060|[\u2066-\u2069]|\uFEFF/g, '')
    .replace(/[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g, ' ')
    .replace(noted.test(text) ? marks : afterWords, '*')
    .replace(/^ | $/g, '')
