import type { Element } from './html-rows'
import type { Sign } from './html-styles'
import { formatNumber } from './number-formats'

const FORMATS: Record<string, string> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  decimal: 'decimal',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  none: 'none',
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value

/** The format of a list, or an item: of its style, or of its type; undefined where neither says one. */
export function formatOf(element: Element, words: readonly string[]): string | null | undefined {
  const type =
    words.find((word) => Object.hasOwn(FORMATS, word)) ?? attribute(element, 'type') ?? ''
  if (Object.hasOwn(FORMATS, type)) return FORMATS[type]
  return words.some((word) => /^(?:disc|circle|square)$/.test(word)) ? null : undefined
}

/** Letters and numerals stand in brackets, as the United Nations write them; so a pasted list does. */
export function signOf(next: number, format: string | null): string {
  if (format === null) return '•'
  const shown = formatNumber(next, format, '') ?? ''
  return shown && (format === 'decimal' ? `${shown}.` : `(${shown})`)
}

/** The format of a number in a sign; null where it is not known. */
export const formatIn = ({ format }: Sign): string | null => (format && FORMATS[format]) || null

/** A number as a rule of the page shows it; '' where nobody has told how. */
export function shownBy(sign: Sign, next: number): string {
  const shown = formatNumber(next, formatIn(sign) ?? '', '')
  return shown === null ? '' : `${sign.before}${shown}${sign.after}`.trim()
}
