import { SERIAL } from '@/lib/kernel/paragraph-number'
import { namesArticle } from './divisions'

/** What a line begins with: exactly as printed, "12.", "1)", "1 -", "(a) bis", "㈠", "[5 ter.]", "•". */
export type Marker = {
  printed: string
  /** True for letters, numerals and bullets: they stand below a number. */
  below: boolean
  /** What comes after, with the bracket that stood before the number. */
  text: string
  /** True where the same signs may stand in the midst of a sentence: a number only where none goes on. */
  unsure?: true
}

const serial = `(?:[\\s-]?(?:${SERIAL}|\\.?[Aa]lt(?:[\\s.]?\\d{1,2})?)(?!\\p{L})){0,2}`
const HAN = '一二三四五六七八九十百千零〇'
const COUNT = `[${HAN}]{1,7}`
const LOWER = '(?:[a-z]{1,2}|[ivxl]{1,5}|[а-яё]|[ء-ي]\\u0640?)'
const figure = `(?:(?:PP|OP)\\s?)?\\p{Nd}{1,4}(?:er|[a-z°º])?${serial}`
const dotted = `\\d{1,3}(?:\\.\\d{1,2}){1,3}${serial}(?=\\.)`
// Arabic writes "1 -"; elsewhere a dash after a figure is one of the text.
const stop = '(?:[.)](?=\\s|$)|[、．]|(?=\\t)|\\s?[-–—](?=\\s+[[«(]?\\p{Script=Arabic}))'
const after = `(?:\\s?${SERIAL}(?!\\p{L}))?`
// Arabic has ‘1’ where other languages have "(i)".
const quoted = "[‘'][\\p{Nd}]{1,2}[’']"
const enclosed = `\\((?:${LOWER}|[A-Z]|[IVX]{2,4}|\\p{Nd}{1,2})${serial}\\)${after}`

const numbers = [
  new RegExp(`^(\\[?)((?:${dotted}|${figure})${stop}|[⒈-⒛])\\s*(.*)$`, 'iu'),
  new RegExp(`^()(\\[(?:${figure}\\.|\\p{Nd}{1,4}${serial}(?<=\\p{L}))\\])(?:\\s+(.*))?$`, 'iu'),
  // "三、" of a text that ends as a sentence does; without that it is a heading.
  new RegExp(`^(\\[?)(${COUNT}(?:之${COUNT})?、)\\s*(.*[。；：，！？])$`, 'u'),
]
/** "18 (a) Text", "16.Text", "1.1 Text", "5.alt Text" and "1° Text": so written, a number is one only at the beginning of a sentence. */
const begun = [
  new RegExp(`^(\\[?)(${figure})(?=\\s?${enclosed}\\s)\\s?(.*)$`, 'iu'),
  new RegExp(`^(\\[?)(${figure}\\.)(?=[\\p{Lu}\\p{Lo}])(.*)$`, 'u'),
  new RegExp(
    `^(\\[?)(\\d{1,3}(?:\\.\\d{1,2}){1,3}${serial})\\s+(?=[\\p{Lo}]|\\p{Lu}[\\p{Ll}\\s])(.*)$`,
    'u',
  ),
  new RegExp(
    `^(\\[?)((?:(?:PP|OP)\\s?)?\\p{Nd}{1,4}[a-z]?(?:${serial}(?<=[Aa]lt(?:[\\s.]?\\d{1,2})?)|[°º]))\\s+(?=\\p{Lo}|\\p{Lu}[\\p{L}\\s])(.*)$`,
    'u',
  ),
]
const letters = [
  new RegExp(`^(\\[?)(${enclosed}|${LOWER}${serial}\\)${after})(?:\\s+(.*))?$`, 'u'),
  new RegExp(`^()(\\[${enclosed}\\])(?:\\s+(.*))?$`, 'u'),
  new RegExp(
    `^(\\[?)([(（]${COUNT}${serial}[)）]|（(?:\\p{Nd}{1,2}|[A-Za-z]{1,5})${serial}）|[㈠-㈩①-⑳⑴-⒇])\\s*(.*)$`,
    'u',
  ),
  new RegExp(`^(\\[?)(${quoted})\\s+(.*)$`, 'u'),
  /^()([•▪◦‣*–—-])\s+(.*)$/,
]
/** "19. (a) First item": the number of a paragraph and of its first item in one line. */
const both = new RegExp(`^(${enclosed})\\s+(.*)$`, 'u')
const parted = new RegExp(`^(.*[\\p{L}\\p{N}.):-])\\s*(\\([^()]{1,20}\\)${after})$`, 'u')

/** What looks like a number, and is none that is known: to be looked at, never guessed. */
const likely = new RegExp(
  `^[[“"«„]*(?:(?:PP|OP|ПП)\\s?\\d|\\p{Nd}{1,4}(?:[A-Za-z]?${serial}\\s?[.)(（\\]:/、．]|\\s?[-–—]\\s)|` +
    `[(（]\\p{Ll}{1,3}[)）]|[(（]?(?:\\p{L}\\u0640?|[ivxl]{1,5}|\\p{N}{1,3})${serial}[)）]|${COUNT}[.．）)、]|[①-⒛㈠-㉃])`,
  'u',
)

function matched(line: string, starts: readonly RegExp[]): Omit<Marker, 'below'> | null {
  for (const start of starts) {
    const [, bracket = '', printed, text = ''] = start.exec(line) ?? []
    if (printed) return { printed, text: bracket + text }
  }
  return null
}

/** What nobody sees: marks of direction, as mail and Word put around numbers, and spaces of no width. */
const UNSEEN = '\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff'
const unseen = new RegExp(`[${UNSEEN}]`, 'g')
const unseenSign = new RegExp(`[${UNSEEN}]`)
const unseenFirst = new RegExp(`^[${UNSEEN}\\s]+`)

/** A line without what nobody sees, which says nothing of what it is. */
export const visible = (line: string): string => line.replace(unseen, '').trim()

/** The number, letter or bullet that a line begins with, without marks of direction; null for none. */
export function markerOf(line: string): Marker | null {
  const plain = visible(line)
  const marker = visibleMarker(plain)
  if (!marker || plain === line) return marker
  // The text keeps its own: only those around the number go.
  const text = plain.endsWith(marker.text) ? marker.text : marker.text.slice(1)
  let from = unseenFirst.exec(line)?.[0].length ?? 0
  for (let left = plain.length - text.length; left > 0; from += 1)
    if (!unseenSign.test(line.charAt(from))) left -= 1
  const own = line.slice(from).replace(unseenFirst, '').trimEnd()
  return { ...marker, text: marker.text.slice(0, marker.text.length - text.length) + own }
}

function visibleMarker(line: string): Marker | null {
  const sure = matched(line, numbers)
  const letter = sure ? null : matched(line, letters)
  if (letter) return { ...letter, below: true }
  const number = sure ?? matched(line, begun)
  if (!number) return null
  const unsure = sure ? {} : { unsure: true as const }
  const [, item, text = ''] = both.exec(number.text) ?? []
  // Of "(2)" nobody knows whether it counts anything.
  if (item && !/\p{Nd}/u.test(item))
    return {
      printed: line.slice(0, line.length - text.length).trim(),
      text,
      below: false,
      ...unsure,
    }
  // "18 (2)" has no number before it that would be set off as one.
  return sure || /[.°º]|alt/i.test(number.printed) ? { ...number, below: false, ...unsure } : null
}

/** True for a line that begins like one with a number of its own and was not read as one. */
export const looksNumbered = (line: string): boolean =>
  likely.test(visible(line)) || namesArticle(visible(line))

/** True for what is no more than a number, as a cell of a table that holds that of its row: "3.", "(a)", "1 -". */
export function isNumberOnly(cell: string): boolean {
  if (cell.length > 16 || !/[\p{L}\p{N}]/u.test(cell)) return false
  const marker = markerOf(`${cell} ء`)
  return marker?.text === 'ء' && !marker.unsure
}

/** "12." and "1 -" as labels have them, "12" and "1": in plain signs, without what only sets a number off. */
export function bareNumber(printed: string): string {
  const plain = printed
    .replace(/(?<=^\p{Nd}{1,4})(?:[°º]|er(?!\p{L}))/u, '')
    .normalize('NFKC')
    .replaceAll('\u0640', '')
    .trim()
  const inner =
    /^(?:\[([^[\]]*)\]|[‘'](\p{Nd}+)[’'])$/u.exec(plain)?.slice(1).find(Boolean) ?? plain
  const open = inner
    .replace(/[.、]+$|(?<=[\p{L}\p{Nd}])\s?\p{Dash}$/u, '')
    .replace(/^\p{Dash}\s/u, '')
  return open.includes('(') ? open : open.replace(/\)$/, '')
}

/** A letter without its brackets: "a bis" of "(a bis)" and of "(a) bis". */
export const innerOf = (printed: string): string => bareNumber(printed).replace(/[()]/g, '')

/** A letter as labels have it: "(a)" for "a)"; "(a bis)" and "(a) bis" may stand beside each other. */
export function letterOf(printed: string): string {
  const [, inner, serial] = /^\(?([^()]*)\)\s*([^()]+)$/.exec(bareNumber(printed)) ?? []
  return serial ? `(${inner}) ${serial}` : `(${innerOf(printed)})`
}

/** How its number ends a paragraph's label: "(a)" for "a)", "19(a)" for "19. (a)", "12" for "12.". */
export const endOf = (printed: string, below: boolean): string =>
  below ? letterOf(printed) : (partsOf(printed) ?? [printed]).map(labelOf).join('')

const labelOf = (part: string, index: number): string =>
  index === 0 ? bareNumber(part) : letterOf(part)

/** "19. (a)" as the number of the paragraph, "19.", and that of its first item, "(a)"; null for another. */
export function partsOf(printed: string): [string, string] | null {
  const [, number, letter] = parted.exec(printed.normalize('NFKC')) ?? []
  return number && letter ? [number, letter] : null
}
