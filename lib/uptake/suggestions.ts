import { inCommon, total, wordCounts } from '@/lib/documents/words'

export type Suggestion = {
  paragraphId: string
  /**
   * `earlier`: it carries on what an earlier revision's record was linked to, whatever its number now; `reference`: it has the number
   * that the author named; `wording`, `statement`: words in common with either.
   */
  reason: 'earlier' | 'reference' | 'wording' | 'statement'
  /** Share of the text's rarer words that the paragraph has, 0 to 1; 1 for the first two reasons. */
  share: number
}

type Point = {
  statement: string
  proposedWording: string | null
  paragraphReference: string | null
  earlier?: readonly { lineageIds: readonly string[] }[]
}
type Paragraph = {
  id: string
  label: string
  kind: string
  text: string
  lineageIds?: readonly string[]
}

const LEAST_SHARE = 0.2

/**
 * The paragraphs that a point is most likely about: those that carry on what it was linked to before, those
 * with the number its author names, then by words in common,
 * where a word counts for less the more paragraphs it occurs in (Sparck Jones, J. Doc. 28:11, 1972).
 */
export function suggestParagraphs(
  point: Point,
  paragraphs: readonly Paragraph[],
  most = 5,
): Suggestion[] {
  const texts = paragraphs.filter(({ kind }) => kind !== 'heading')
  const counts = texts.map(({ text }) => wordCounts(text))
  const spread = new Map<string, number>()
  for (const words of counts)
    for (const word of words.keys()) spread.set(word, (spread.get(word) ?? 0) + 1)
  const weigh = (words: Map<string, number>) =>
    new Map(
      [...words.keys()].map((word) => [
        word,
        Math.log((texts.length + 1) / (spread.get(word) ?? 0.5)),
      ]),
    )
  const wanted = [
    { reason: 'wording' as const, words: weigh(wordCounts(point.proposedWording ?? '')) },
    { reason: 'statement' as const, words: weigh(wordCounts(point.statement)) },
  ]
  const before = new Set(point.earlier?.flatMap(({ lineageIds }) => lineageIds))
  const found = texts.map(({ id, label, lineageIds = [] }, index): Suggestion => {
    if (lineageIds.some((lineage) => before.has(lineage)))
      return { paragraphId: id, reason: 'earlier', share: 1 }
    if (refersTo(point.paragraphReference, label))
      return { paragraphId: id, reason: 'reference', share: 1 }
    const own = weigh(counts[index] ?? new Map())
    const [best] = wanted
      .map(({ reason, words }) => ({
        reason,
        share: total(words) ? inCommon(words, own) / total(words) : 0,
      }))
      .sort((a, b) => b.share - a.share)
    return { paragraphId: id, reason: best?.reason ?? 'statement', share: best?.share ?? 0 }
  })
  return found
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort(
      (a, b) =>
        Number(b.reason === 'earlier') - Number(a.reason === 'earlier') ||
        Number(b.reason === 'reference') - Number(a.reason === 'reference') ||
        b.share - a.share,
    )
    .slice(0, most)
}

/** True where "para. 12 (a)" or "OP12(a)" names the label "12(a)": the whole of a number, not a part. */
function refersTo(reference: string | null, label: string): boolean {
  if (!reference || !/^\d/.test(label)) return false
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, '')
  const whole = plain(label).replace(/[^\p{L}\p{N}]/gu, '\\$&')
  return new RegExp(`(?<!\\d)${whole}(?!\\d|\\(|bis|ter|quater)`, 'u').test(plain(reference))
}
