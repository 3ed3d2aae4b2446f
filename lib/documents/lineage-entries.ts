import type { ParagraphKind } from '@/lib/generated/prisma/enums'
import { comparableText } from '@/lib/kernel/comparable-text'
import { total, wordCounts } from './words'

export type Wording = { kind: ParagraphKind; text: string }
/** A paragraph by its words, and how many these are. */
export type Entry = { text: string; heading: boolean; words: Map<string, number>; size: number }

/** Places in two lists of paragraphs, and how sure it is that they belong together. */
export type Pair = [at: number, to: number, confidence: number]

export const entry = ({ kind, text }: Wording): Entry => {
  const words = wordCounts(text)
  return {
    text: comparableText(text),
    heading: kind === 'heading',
    words,
    size: total(words),
  }
}

/**
 * How many words an entry has in common with each of many, by their place among these. It asks word by word
 * and not entry by entry: hundreds of long paragraphs on either side are compared in a moment.
 */
export function commonWords(entries: readonly Entry[]) {
  const places = new Map<string, { index: number; count: number }[]>()
  for (const [index, { words }] of entries.entries())
    for (const [word, count] of words) {
      const list = places.get(word)
      if (list) list.push({ index, count })
      else places.set(word, [{ index, count }])
    }
  return ({ words }: Entry): [index: number, common: number][] => {
    const found = new Float64Array(entries.length)
    for (const [word, mine] of words)
      for (const { index, count } of places.get(word) ?? [])
        found[index] = (found[index] ?? 0) + Math.min(mine, count)
    return [...found.entries()]
  }
}
