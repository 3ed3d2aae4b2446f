/** How much a word says of what a text is about, from 0. */
export type Weigh = (word: string) => number

/**
 * Words that any text has, in the six languages: in a short document counting alone would take them for rare.
 */
const COMMON = new Set(
  (
    'a an and are as at be been by for from has have in into is it its no not of on or other shall should such ' +
    'that the their there these they this those to was were which who will with ' +
    'au aux avec ce ces cette dans de des du en est et il la le les leur leurs ne ou par pas pour qu que qui sa ' +
    'se ses son sont sur un une ' +
    'al como con del el ella es esta este lo los las más no o para por se sin su sus toda todo una unos y ' +
    'в и во на не по с со к о об от для до за из или как что это его их при а но же бы так все ' +
    'من في على إلى عن أن إن ما لا أو كل هذا هذه التي الذي و مع بين ذلك كما له لها ' +
    '的 和 在 是 了 与 及 或 对 为 等 有 不 其 以 于 之 应 各 而 并 这 中'
  ).split(' '),
)
const LEAST = 0.1

/** Weights by rarity in these texts (Spärck Jones, J. Documentation 28:11, 1972); common words weigh next to nothing. */
export function weightsOf(texts: readonly ReadonlyMap<string, number>[]): Weigh {
  const found = new Map<string, number>()
  for (const words of texts)
    for (const word of words.keys()) found.set(word, (found.get(word) ?? 0) + 1)
  return (word) =>
    COMMON.has(word) ? LEAST : LEAST + Math.log((texts.length + 1) / (found.get(word) ?? 1))
}

type Words = ReadonlyMap<string, number>

const weight = (words: Words, weigh: Weigh): number => {
  let sum = 0
  for (const [word, count] of words) sum += weigh(word) * count
  return sum
}

function common(one: Words, other: Words, weigh: Weigh): number {
  let sum = 0
  for (const [word, count] of one) sum += weigh(word) * Math.min(count, other.get(word) ?? 0)
  return sum
}

/** 0 for nothing in common, 1 for the same words, each by its weight. */
export const alike = (one: Words, other: Words, weigh: Weigh): number =>
  (2 * common(one, other, weigh)) / (weight(one, weigh) + weight(other, weigh) || 1)

/** How much of a text is in another, each word by its weight. */
export const share = (part: Words, whole: Words, weigh: Weigh): number =>
  common(part, whole, weigh) / (weight(part, weigh) || 1)
