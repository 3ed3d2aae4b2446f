const PIECE = 200

/**
 * Words and characters of a text. Words are found as its language divides them, Chinese included.
 * The text is cut at white space into pieces of 200 characters at most, because a segmenter's memory
 * grows out of bounds with the length of what it is given.
 */
export function countText(text: string, language: string): { words: number; characters: number } {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  let words = 0
  for (const run of text.split(/\s+/)) {
    for (let from = 0; from < run.length; from += PIECE) {
      for (const part of segmenter.segment(run.slice(from, from + PIECE))) {
        if (part.isWordLike) words += 1
      }
    }
  }
  return { words, characters: [...text].length }
}
