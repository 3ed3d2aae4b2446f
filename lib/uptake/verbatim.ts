import { segmentsOf } from '@/lib/documents/words'

/** A word as it is compared, and where it stands in its text: `from` up to but not including `to`. */
type Token = { word: string; from: number; to: number }

/** Words of a wording that stand in a paragraph one after the other. */
export type Run = {
  /** Where in the paragraph's text, in UTF-16 units. */
  from: number
  to: number
  /** How many words; of scripts without spaces, how many characters. */
  words: number
  /** Of how many in the whole wording. */
  of: number
}

/** Fewer words than these stand in any text; three in a row are what runs are found by. */
const LEAST = 3
/** A part of a wording is told of from here on, in words. */
export const LEAST_RUN = 8

const unspaced =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u
// Marks that Arabic may be written with or without, its lengthening stroke, and what has no width.
const unseen =
  /[\u0640\u064b-\u0652\u0670\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

const plain = (text: string) =>
  text.normalize('NFKC').toLowerCase().replace(unseen, '').replace(/[’‘ʼ]/g, "'")

/**
 * The words of a text without what may differ between two that say the same: case, spaces, quotation marks,
 * punctuation, forms of a character. Where words have no spaces between them a segmenter cuts the same
 * words apart or not by what stands beside them: there each character is a word.
 */
export function tokensOf(text: string): Token[] {
  let at = 0
  return segmentsOf(text).flatMap(({ text: piece, isWord }) => {
    const from = at
    at += piece.length
    if (!isWord) return []
    if (!unspaced.test(piece)) {
      const word = plain(piece)
      return word ? [{ word, from, to: at }] : []
    }
    let within = from
    return [...piece].map((character) => {
      const start = within
      within += character.length
      return { word: plain(character), from: start, to: within }
    })
  })
}

export type VerbatimIndex = {
  tokens: Token[][]
  /** Three words in a row, and where they stand. */
  places: Map<string, [text: number, at: number][]>
}

const three = (tokens: readonly Token[], at: number): string | null =>
  at + LEAST <= tokens.length
    ? tokens
        .slice(at, at + LEAST)
        .map(({ word }) => word)
        .join(' ')
    : null

/** Texts made ready to look many wordings up in. */
export function verbatimIndex(texts: readonly string[]): VerbatimIndex {
  const tokens = texts.map(tokensOf)
  const places: VerbatimIndex['places'] = new Map()
  for (const [text, own] of tokens.entries())
    for (const at of own.keys()) {
      const key = three(own, at)
      if (!key) continue
      const known = places.get(key)
      if (known) known.push([text, at])
      else places.set(key, [[text, at]])
    }
  return { tokens, places }
}

/**
 * The longest run of a wording in each text that has one of three words or more.
 * @returns by the text's place in the index
 */
export function runsOf(wording: string, { tokens, places }: VerbatimIndex): Map<number, Run> {
  const wanted = tokensOf(wording)
  const found = new Map<number, Run>()
  for (const start of wanted.keys()) {
    const key = three(wanted, start)
    for (const [text, at] of (key && places.get(key)) || []) {
      const own = tokens[text] ?? []
      const before = own[at - 1]
      // Part of a run that was found from its beginning.
      if (before && before.word === wanted[start - 1]?.word) continue
      let words = LEAST
      while (own[at + words] !== undefined && own[at + words]?.word === wanted[start + words]?.word)
        words += 1
      const [first, last] = [own[at], own[at + words - 1]]
      if (first && last && words > (found.get(text)?.words ?? 0))
        found.set(text, { from: first.from, to: last.to, words, of: wanted.length })
    }
  }
  return found
}
