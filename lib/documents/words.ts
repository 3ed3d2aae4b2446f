/** Longer strings exhaust the segmenter's memory; see docs on Intl.Segmenter in V8. */
const PIECE = 200
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** A text cut into words and what stands between them, nothing left out: right for Chinese and Arabic. */
export function segmentsOf(text: string): { text: string; isWord: boolean }[] {
  return pieces(text).flatMap((piece) =>
    [...segmenter.segment(piece)].map(({ segment, isWordLike }) => ({
      text: segment,
      isWord: isWordLike ?? false,
    })),
  )
}

/** How often each word occurs, in lower case. */
export function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text: word, isWord } of segmentsOf(text.normalize('NFC').toLowerCase()))
    if (isWord) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** How many words there are in all. */
export const total = (counts: Map<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

/** How many words two texts have in common, each as often as it occurs in both. */
export function inCommon(one: Map<string, number>, other: Map<string, number>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let common = 0
  for (const [word, count] of few) common += Math.min(count, many.get(word) ?? 0)
  return common
}

function pieces(text: string): string[] {
  const cut: string[] = []
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + PIECE, text.length)
    // Cut where a space is near, so that no word falls apart.
    const space = to < text.length ? text.lastIndexOf(' ', to) : -1
    if (space > from) to = space
    else if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1] ?? '')) to -= 1
    cut.push(text.slice(from, to))
    from = to
  }
  return cut
}
