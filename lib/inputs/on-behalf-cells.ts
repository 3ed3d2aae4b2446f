const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** What a cell says of a day: the day, or why it can't be told. */
export type DayRead =
  | { day: string; style: 'iso' | 'other' }
  | { problem: 'date' | 'ambiguousDate' }

/**
 * A day in one of the styles that files have: 2026-07-20, 2026/07/20, 20.07.2026, 20/07/2026, 20 July 2026 (or
 * July 20, 2026), and 46223 where a spreadsheet lost the format of its cell. Where day and month could be either,
 * nobody guesses.
 * @param order which of them comes first, as somebody who knows the file says
 */
export function dayOf(cell: string, order: 'dmy' | 'mdy' | '' = ''): DayRead {
  const text = cell.trim()
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return serialDay(Number.parseInt(text, 10))
  const [, y, m, d] = /^(\d{4})[-/](\d\d?)[-/](\d\d?)(?:T[\d:.]+Z?)?$/.exec(text) ?? []
  if (y) return dated(y, m, d, text.startsWith(`${y}-`) ? 'iso' : 'other')
  const [, day, month, year] = /^(\d\d?)\.(\d\d?)\.(\d{4})$/.exec(text) ?? []
  if (year) return dated(year, month, day)
  const [, one, two, last] = /^(\d\d?)[/-](\d\d?)[/-](\d{4})$/.exec(text) ?? []
  if (last) {
    const both = Number(one) <= 12 && Number(two) <= 12 && one !== two
    if (both && !order) return { problem: 'ambiguousDate' }
    if (both) return order === 'dmy' ? dated(last, two, one) : dated(last, one, two)
    return Number(one) > 12 ? dated(last, two, one) : dated(last, one, two)
  }
  const [, before, word, after, named] =
    /^(\d\d?)?\s*([A-Za-z]{3,9})\.?\s*(\d\d?)?,?\s+(\d{4})$/.exec(text) ?? []
  const at = word ? MONTHS.findIndex((name) => name.startsWith(word.toLowerCase())) : -1
  return at < 0 ? { problem: 'date' } : dated(named, String(at + 1), before ?? after)
}

/** Which of day and month comes first in cells of which at least one can be read in one way only; '' if none tells. */
export function dayOrderOf(cells: readonly string[]): 'dmy' | 'mdy' | '' {
  const orders = cells.flatMap((cell) => {
    const [, one, two] = /^\s*(\d\d?)[/-](\d\d?)[/-]\d{4}\b/.exec(cell) ?? []
    if (!one || (Number(one) <= 12 && Number(two) <= 12)) return []
    return [Number(one) > 12 ? ('dmy' as const) : ('mdy' as const)]
  })
  const [first = ''] = orders
  return orders.every((order) => order === first) ? first : ''
}

/** Days of a spreadsheet from 2000 to 2099, which count from 30 December 1899; anything else is another number. */
function serialDay(days: number): DayRead {
  const of = (year: number) => Date.UTC(year, 0, 1) / 86_400_000 + 25_569
  if (days < of(2000) || days >= of(2100)) return { problem: 'date' }
  const day = new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10)
  return { day, style: 'other' }
}

function dated(y = '', m = '', d = '', style: 'iso' | 'other' = 'other'): DayRead {
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const time = new Date(`${day}T00:00:00Z`)
  const real = !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === day
  return real ? { day, style } : { problem: 'date' }
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}

/** The text with the usual HTML entities turned into what they stand for; others stay as they are. */
export const withoutEntities = (cell: string): string =>
  cell.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** True for a cell that a spreadsheet might have run, or might run. It is kept as text. */
export const looksLikeFormula = (cell: string): boolean => /^[=+@]|^-(?!\s)/.test(cell)

/** True where the text is said to be elsewhere: there is nothing to record. */
export const pointsElsewhere = (cell: string): boolean =>
  /^\W*(please )?(see|voir|véase) (the )?(attach|annex|enclos|pi[eè]ce|adjunt)/i.test(cell) ||
  /^\s*(см\.? (приложени|вложени)|(انظر|يرجى الاطلاع على) (المرفق|الملحق)|[请請]?([参參][阅閱见見]|[见見]|[详詳][见見])附[件录錄])/i.test(
    cell,
  )
