import { isJoinedTo, isNumbered } from './paragraphs'

/** A stretch of text set in one way. */
export type Run = { text: string; bold: boolean }

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A mark as it stands above the line: "¹²", or "⁽*⁾" where there is no such sign. */
export const raised = (mark: string): string =>
  /^\d+$/.test(mark)
    ? mark.replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)] ?? '')
    : `⁽${mark.replace(/[⁽⁾\s]/g, '')}⁾`

/** As one line, without the hyphens that only say where a word may be parted. */
export const oneLine = (text: string) => text.replaceAll('\u00ad', '').replace(/\n/g, ' ').trim()
/** One line after another, without a space where the script has none. */
export const joined = (before: string, line: string) =>
  before + (before === '' || isJoinedTo(before) ? '' : ' ') + line

/** The lines of a paragraph: a break within it begins another only before a number typed by hand. */
export function linesOf(text: string): string[] {
  const lines: string[] = []
  for (const line of text
    .replaceAll('\u00ad', '')
    .split('\n')
    .map((one) => one.trim())) {
    const last = lines.at(-1)
    if (!line) continue
    if (last === undefined || isNumbered(line)) lines.push(line)
    else lines[lines.length - 1] = joined(last, line)
  }
  return lines
}

/** Without a style a line may still be a heading, or begin with a number that was typed: its text says. */
export function mayBeHeading(
  line: string,
  runs: readonly Run[],
  number: string | undefined,
): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '')
  const capitals =
    letters.length > 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  const bold = runs.every(({ text, bold: set }) => set || !text.trim())
  if (number) return /^(?:[A-Z]|[IVX]+)\.$/.test(number) && (bold || capitals)
  return (
    isNumbered(line) ||
    bold ||
    capitals ||
    /^(?:annex|anexo|приложение|附[件录]|(?:ال)?مرفق)/i.test(line)
  )
}
