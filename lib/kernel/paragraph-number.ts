/** What numbers of inserted paragraphs end with: "12 bis", "2 бис", "٢ مكررا", "2 之二". */
export const SERIAL =
  '(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|novies|' +
  '(?:un|duo|ter|quater|quin|se|septen|octo|novo)?decies|vicies|бис|тер|кватер|квинквиес|' +
  'مكرر\\u064b?[اة]?\\u064b?(?:\\s(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)\\u064b?[اة]?\\u064b?)?|之[一二三四五六七八九十]{1,3})'

/** What tells alternatives of one number apart, as in "12 [A](a)". */
const alternative = /(?<=[\p{L}\p{N})])\s+\[([A-Z]|\d{1,3})\](?=\s*[([]|\s|$)/gu
const outside = new RegExp(`\\)\\s*(${SERIAL})(?!\\p{L})`, 'gu')

/** A digit of any script as that of ASCII: the digits of a script follow each other, and nothing comes before 0. */
function figure(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1
  return String(value)
}

/**
 * What tells the numbers of paragraphs apart, however they are printed or typed: "12 (A).", "١٢ - (a)" and "12 a)"
 * are all "12(a)"; "㈠" is "(一)", "２．" is "2", "(هـ)" is "(ه)";
 * "12 [A]", an alternative, is not "12a". Never shown.
 */
export const foldNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(alternative, '/$1')
    .toLowerCase()
    .replace(/\p{Nd}/gu, figure)
    .replace(outside, '$1)')
    .replace(/[\s,،、[\]\u0640\u064b-\u0652]|(?<!\d)[.\p{Dash}]|[.\p{Dash}](?!\d)/gu, '')
    .replace(/^(\d+)\)$/, '$1')
    .replace(/(?<![(\p{L}])(\p{L}{1,5})\)/gu, '($1)')
