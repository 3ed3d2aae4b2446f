const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

const LATIN = 'abcdefghijklmnopqrstuvwxyz'
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщэюя'
const ARABIC_ALPHA = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'
const ARABIC_ABJAD = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const LEGAL: Record<string, string> = Object.fromEntries(
  [...'一二三四五六七八九十百千'].map((sign, at) => [
    sign,
    [...'壹贰叁肆伍陆柒捌玖拾佰仟'][at] ?? '',
  ]),
)
const CHINESE = '〇一二三四五六七八九'
const UNITS = ['', '十', '百', '千']

function roman(number: number): string | null {
  if (number > 3999) return null
  let [left, text] = [number, '']
  for (const [value, sign] of ROMAN) for (; left >= value; left -= value) text += sign
  return text
}

/** After the last letter Word writes the first twice: y, z, aa, bb. */
const letters = (alphabet: string, number: number): string | null => {
  const signs = [...alphabet]
  const times = Math.ceil(number / signs.length)
  return times > 10 ? null : (signs[(number - 1) % signs.length] ?? '').repeat(times)
}

/** Beyond its last letter nobody has told how an alphabet goes on. */
const once = (alphabet: string, number: number): string | null => [...alphabet][number - 1] ?? null

const chinese = (number: number): string | null => {
  if (number > 99) return null
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const one = ones ? (CHINESE[ones] ?? '') : ''
  return tens === 0 ? one : `${tens === 1 ? '' : CHINESE[tens]}十${one}`
}

/** Beyond a hundred too, as Chinese counts: 一百, 一百零一, 一百一十, 二千零三十. */
const chineseThousand = (number: number): string | null => {
  if (number < 100) return chinese(number)
  if (number > 9999) return null
  return String(number)
    .replace(/0+$/, (zeros) => ' '.repeat(zeros.length))
    .split('')
    .reverse()
    .map((digit, place) =>
      digit === ' ' ? '' : digit === '0' ? '零' : CHINESE[Number(digit)] + (UNITS[place] ?? ''),
    )
    .reverse()
    .join('')
    .replace(/零+/g, '零')
}

const digits = (number: number, zero: number) =>
  String(number).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))

const within = (number: number, most: number, from: number) =>
  number <= most ? String.fromCodePoint(from + number - 1) : null

const CHICAGO = ['*', '†', '‡', '§']

const FORMATS: Record<string, (number: number) => string | null> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (number) => String(number).padStart(2, '0'),
  lowerRoman: roman,
  upperRoman: (number) => roman(number)?.toUpperCase() ?? null,
  lowerLetter: (number) => letters(LATIN, number),
  upperLetter: (number) => letters(LATIN.toUpperCase(), number),
  russianLower: (number) => letters(RUSSIAN, number),
  russianUpper: (number) => letters(RUSSIAN.toUpperCase(), number),
  arabicAlpha: (number) => once(ARABIC_ALPHA, number),
  arabicAbjad: (number) => once(ARABIC_ABJAD, number),
  chineseCounting: chinese,
  chineseCountingThousand: chineseThousand,
  taiwaneseCounting: chinese,
  japaneseCounting: chinese,
  ideographDigital: (number) =>
    String(number).replace(/\d/g, (digit) => CHINESE[Number(digit)] ?? ''),
  chineseLegalSimplified: (number) =>
    chineseThousand(number)?.replace(/./gu, (sign) => LEGAL[sign] ?? sign) ?? null,
  ideographTraditional: (number) => once(STEMS, number),
  ideographZodiac: (number) => once(BRANCHES, number),
  ideographEnclosedCircle: (number) => within(number, 10, 0x3280),
  decimalFullWidth: (number) => digits(number, 0xff10),
  decimalFullWidth2: (number) => digits(number, 0xff10),
  decimalEnclosedCircle: (number) => within(number, 20, 0x2460),
  decimalEnclosedCircleChinese: (number) => within(number, 20, 0x2460),
  decimalEnclosedParen: (number) => within(number, 20, 0x2474),
  decimalEnclosedFullstop: (number) => within(number, 20, 0x2488),
  numberInDash: (number) => `- ${number} -`,
  hex: (number) => number.toString(16).toUpperCase(),
  chicago: (number) => (CHICAGO[(number - 1) % 4] ?? '').repeat(Math.ceil(number / 4)),
}

/** "1st" is English; what other languages write there is theirs. */
const ordinal = (number: number): string => {
  const [ten, hundred] = [number % 10, number % 100]
  const ending = hundred > 10 && hundred < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][ten] ?? 'th')
  return `${number}${ending}`
}

/**
 * A number as a format of Word's shows it (ECMA-376 17.18.59).
 * @returns null where the format, or this number in it, is not known here: nothing is guessed
 */
export function formatNumber(number: number, format: string, language: string): string | null {
  if (format.startsWith('pad')) return String(number).padStart(Number(format.slice(3)), '0')
  if (format === 'none') return ''
  if (format === 'ordinal') return language === 'en' && number > 0 ? ordinal(number) : null
  if (!Object.hasOwn(FORMATS, format)) return null
  // Letters and numerals begin with one; Word shows nothing for what lies before.
  if (number < 1) return /^decimal(?:HalfWidth|Zero)?$/.test(format) ? String(number) : null
  return FORMATS[format]?.(number) ?? null
}
