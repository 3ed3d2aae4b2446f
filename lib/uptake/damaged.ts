/** A column too narrow, a formula that failed, or letters that an encoding does not have. */
const DAMAGED = /^#{3,}$|^#[A-Z/0]+[!?]$|^#N\/A$|^Err:\d+$|\ufffd|\?{4,}/

/**
 * True for what a program left of a text that nobody meant so. @param stands what stands there until now: to say
 * that again is no damage, and to say it with "?" for each of its letters beyond ASCII, or some, is
 */
export const isDamaged = (text: string, stands: string): boolean =>
  text !== stands && (DAMAGED.test(text) || isRestOf(text, stands))

const isRestOf = (text: string, whole: string): boolean =>
  text.length === whole.length &&
  Array.from(
    { length: text.length },
    (_, at) => text[at] === whole[at] || (text[at] === '?' && (whole[at] ?? '') > '\x7f'),
  ).every(Boolean)
