/** The mark of a footnote, as texts hold it: "¹²", "⁽*⁾". */
const MARK = '(?:[\u2070\u00B9\u00B2\u00B3\u2074-\u2079]+|\u207D[^\u207D\u207E]{1,12}\u207E)'
const marks = new RegExp(MARK, 'g')
/** A footnote in a line of its own, as it stands under its paragraph. */
const noted = new RegExp(`\\n${MARK}[\\t-\\r \u00A0]`)

/**
 * A wording without what no reader calls a change: how white space, quotes and dashes are typed, what is invisible, and
 * the numbers of footnotes where the paragraph has its footnotes under it ("m²" elsewhere stays what it is). Two texts
 * of which this is the same say the same. The same rule in SQL: `comparable_text`, whose md5 is `paragraphs.wording`.
 */
export const comparableText = (text: string): string =>
  (noted.test(text) ? text.normalize('NFC').replace(marks, '*') : text.normalize('NFC'))
    .replace(/[\u2018-\u201B\u02BC\u2032]/g, "'")
    .replace(/[\u201C-\u201F\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u00AD|\u061C|[\u200B-\u200F]|[\u202A-\u202E]|\u2060|[\u2066-\u2069]|\uFEFF/g, '')
    .replace(/[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g, ' ')
    .replace(/^ | $/g, '')
