import { segmentsOf } from '@/lib/documents/words'

/** What two texts are compared by: their words, and which word follows which. */
export type Shape = {
  /** All words in their order, as one text: what is the same in this is the same. */
  text: string
  words: number
  /** Numbers of the words and pairs of words, ascending, those that occur again as others. */
  features: Int32Array
}

/** Measured in clusters.test.ts: edited by up to 30 % found, others on the same topic not. */
export const ALIKE = 0.62
/** In a text of fewer words one more or less may be another request: only what is nearly the same is alike. */
const SHORT = 12
const NEARLY = 0.8
/** Below so many words only the same text is. */
export const FEWEST_WORDS = 6
/** So much of a shorter text within a longer one is that text with something added. */
const CONTAINED = 0.85
/** A part of less than this share of the whole is a quotation, not the same point. */
const LEAST_PART = 0.4

/**
 * Words without what differs between two who type the same: case, accents and vowel signs, kinds of quotation
 * marks and spaces, Arabic letters with and without hamza. Chinese is cut into words by its dictionary.
 */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/[’'‘]/g, '')
  const hasWordsWithoutSpaces = /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}]/u.test(plain)
  return hasWordsWithoutSpaces
    ? segmentsOf(plain).flatMap(({ text: word, isWord }) => (isWord ? [word] : []))
    : (plain.match(/[\p{L}\p{N}]+/gu) ?? [])
}

/**
 * The shapes of texts. What occurs in the fewest of them has the lowest number, so that a text begins with
 * what tells it from others.
 */
export function shapesOf(texts: readonly string[]): Shape[] {
  const frequency = new Map<string, number>()
  const read = texts.map((text) => {
    const words = wordsOf(text)
    const features = featuresOf(words)
    for (const one of features) frequency.set(one, (frequency.get(one) ?? 0) + 1)
    return { text: words.join(' '), words: words.length, features }
  })
  const rarest = [...frequency].sort((a, b) => a[1] - b[1]).map(([feature]) => feature)
  const numbers = new Map(rarest.map((feature, number) => [feature, number]))
  return read.map(({ features, ...shape }) => ({
    ...shape,
    features: Int32Array.from(features, (one) => numbers.get(one) ?? 0).sort(),
  }))
}

function featuresOf(words: readonly string[]): string[] {
  const times = new Map<string, number>()
  return [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)].map((one) => {
    const time = times.get(one) ?? 0
    times.set(one, time + 1)
    return time ? `${one}\t${time}` : one
  })
}

/**
 * How alike two texts are, 0 to 1: the share of words in common and that of pairs of neighbouring words (Dice,
 * Ecology 26:297, 1945), half and half, so that another order costs little and another sentence much; or, where
 * the shorter is in the longer, how much of it.
 * @param common how many features they have in common; never less alike where it is more
 */
export function likeness(
  one: Shape,
  other: Shape,
  common = inCommon(one.features, other.features),
): number {
  if (one.text === other.text) return one.text === '' ? 0 : 1
  const [few, many] = one.words < other.words ? [one.words, other.words] : [other.words, one.words]
  if (few < FEWEST_WORDS) return 0
  const alike = common / (few + many - 1)
  if (few < SHORT) return alike >= NEARLY ? alike : 0
  const within = common / (2 * few - 1)
  return within >= CONTAINED && few / many >= LEAST_PART ? Math.max(alike, within - 0.1) : alike
}

/**
 * How many features a text has at least in common with any that is alike: with the shortest that can be, where
 * all of that, or what counts as it, is in the text.
 */
export function leastInCommon({ words, features: { length } }: Shape): number {
  // Of Dice: common >= ALIKE / 2 * (length + other), and other >= common.
  const dice = ((ALIKE / 2) * length) / (1 - ALIKE / 2)
  const part = CONTAINED * (2 * Math.ceil(LEAST_PART * words) - 1)
  return Math.max(1, Math.floor(Math.min(dice, part)))
}

/** How many numbers two ascending lists have in common, of the first's from `from` on. */
export function inCommon(one: Int32Array, other: Int32Array, from = 0): number {
  let common = 0
  for (
    let a = from, b = from ? after(other, one[from - 1] as number) : 0;
    a < one.length && b < other.length;
  ) {
    const difference = (one[a] as number) - (other[b] as number)
    if (difference === 0) common += 1
    if (difference <= 0) a += 1
    if (difference >= 0) b += 1
  }
  return common
}

/** Where the first number of an ascending list stands that is greater than this one. */
function after(list: Int32Array, number: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as number) > number) high = middle
    else low = middle + 1
  }
  return low
}
