import { segmentsOf } from '@/lib/documents/words'

/** What two texts are compared by: their words, and which word follows which. */
export type Shape = {
  /** All words in their order, as one text: what is the same in this is the same. */
  text: string
  words: number[]
  pairs: number[]
}

/** In a text of fewer words one more or less may be another request: only what is nearly the same is alike. */
const SHORT = 12
const NEARLY = 0.8
/** Below so many words only the same text is. */
const FEWEST_WORDS = 6
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

/** Numbers words and pairs of words, the same for the same: then sorted lists of numbers are compared. */
export function shaper(): (text: string) => Shape {
  const numbers = new Map<string, number>()
  const numberOf = (key: string) => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  return (text) => {
    const words = wordsOf(text)
    const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`)
    const sorted = (keys: string[]) => keys.map(numberOf).sort((a, b) => a - b)
    return { text: words.join(' '), words: sorted(words), pairs: sorted(pairs) }
  }
}

/**
 * How alike two texts are, 0 to 1: the share of words in common and that of pairs of neighbouring words (Dice,
 * Ecology 26:297, 1945), half and half, so that another order costs little and another sentence much; or, where
 * the shorter is in the longer, how much of it.
 */
export function likeness(one: Shape, other: Shape): number {
  if (one.text === other.text) return one.text === '' ? 0 : 1
  const [few, many] =
    one.words.length < other.words.length
      ? [one.words.length, other.words.length]
      : [other.words.length, one.words.length]
  if (few < FEWEST_WORDS) return 0
  const [words, pairs] = [inCommon(one.words, other.words), inCommon(one.pairs, other.pairs)]
  const alike = (words + pairs) / (few + many - 1)
  if (few < SHORT) return alike >= NEARLY ? alike : 0
  const within = (words + pairs) / (2 * few - 1)
  return within >= CONTAINED && few / many >= LEAST_PART ? Math.max(alike, within - 0.1) : alike
}

/** How many numbers two sorted lists have in common, each as often as it occurs in both. */
function inCommon(one: readonly number[], other: readonly number[]): number {
  let common = 0
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const difference = (one[a] ?? 0) - (other[b] ?? 0)
    if (difference === 0) common += 1
    if (difference <= 0) a += 1
    if (difference >= 0) b += 1
  }
  return common
}
