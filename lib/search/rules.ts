import { canonical } from '@/lib/kernel/text'

/** Characters of a query that are searched for; the rest is left out, and the page says so. */
export const LONGEST_QUERY = 200

/** How many hits are counted; above it the page says "more than". */
export const COUNT_CAP = 1000

const han = '\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff'
const control = /\p{Cc}/gu

/**
 * What was typed as PostgreSQL can take it: NFC, without control characters and lone surrogates, at most
 * `LONGEST_QUERY` characters.
 */
export function queryOf(typed: string): { text: string; cut: boolean } {
  // Cut before anything else walks over it; a surrogate pair counts as one character.
  const characters = [...typed.slice(0, LONGEST_QUERY * 2 + 1)]
  const text = characters.slice(0, LONGEST_QUERY).join('')
  return {
    text: canonical(text.toWellFormed().replaceAll('\ufffd', ' ').replace(control, ' ')),
    cut: characters.length > LONGEST_QUERY,
  }
}

/**
 * The query with each run of Han characters as a phrase: the index holds them one by one, and a word of
 * two means both in this order. What stands in quotation marks is one already.
 */
export const phrased = (text: string): string =>
  text
    .split('"')
    .map((part, index) =>
      index % 2 ? part : part.replace(new RegExp(`[${han}]{2,}`, 'gu'), (run) => `"${run}"`),
    )
    .join('"')

/** The language whose endings are ignored: that of the script, or for Latin that of the page. */
export function languageOf(text: string, locale: string): string {
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru'
  if (/\p{Script=Arabic}/u.test(text)) return 'ar'
  return ['es', 'fr'].includes(locale) ? locale : 'en'
}

/**
 * Small letters of Latin with an accent, and what they are without: one for one. Of other scripts none is meant: of
 * Russian й is a letter of its own.
 */
export const ACCENTED = accented()

function accented(): { from: string; to: string } {
  // Latin-1, Latin Extended-A and -B, Latin Extended Additional.
  const codes = [...range(0xe0, 0x250), ...range(0x1e00, 0x1f00)]
  const pairs = codes.flatMap((code) => {
    const letter = String.fromCharCode(code)
    const [plain = ''] = letter.normalize('NFD')
    return /[a-z]/.test(plain) ? [[letter, plain]] : []
  })
  return {
    from: pairs.map(([letter]) => letter).join(''),
    to: pairs.map(([, plain]) => plain).join(''),
  }
}

function* range(from: number, to: number): Generator<number> {
  for (let code = from; code < to; code += 1) yield code
}

/** Private-use characters that stand around what matched, and between fragments; never part of a text. */
export const MARKS = { start: '\ue000', end: '\ue001', gap: '\ue002' } as const

export type Segment = { text: string; hit: boolean }

const besideHan = new RegExp(
  `(?<=[${han}][\ue000\ue001]?) +|(?<=[\ue000\ue001]) +(?=[${han}])| +(?=[\ue000\ue001]?[${han}])`,
  'gu',
)

/** A headline in pieces, so that a page marks hits without ever taking text for HTML. */
export function segmentsOf(headline: string): Segment[] {
  const text = headline.replace(besideHan, '').replaceAll(MARKS.gap, ' … ')
  return text.split(MARKS.start).flatMap((part, index): Segment[] => {
    const [hit = '', rest] = index ? part.split(MARKS.end) : ['', part]
    return [
      { text: hit, hit: true },
      { text: rest ?? '', hit: false },
    ].filter((segment) => segment.text !== '')
  })
}

/** True for a day that the calendar has, such as 2026-02-28: the database refuses any other. */
export const isDay = (text: string | undefined): boolean => {
  const time = /^[12]\d{3}-\d\d-\d\d$/.test(text ?? '') ? Date.parse(`${text}T00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text ?? '')
}
