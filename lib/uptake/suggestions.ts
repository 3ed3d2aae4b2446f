import { wordCounts } from '@/lib/documents/words'
import { lately } from '@/lib/kernel/lately'
import { type NamedIn, type NamedPlace, namedPlaces, numbersIn } from './named-places'
import type { OtherText } from './record-views'
import { LEAST_RUN, type Run, runsOf, type VerbatimIndex, verbatimIndex } from './verbatim'

export type Suggestion = {
  paragraphId: string
  /**
   * `earlier`: it carries on what an earlier revision's record was linked to, whatever its number now; `reference`: it carries
   * on what the author named in the revision that they read; `verbatim`: it holds the whole proposed wording;
   * `number`: it has a number that the author named and that revision does not have; `passage`: it holds many words
   * of the wording in a row; `wording`, `statement`: words in common with either.
   */
  reason: 'earlier' | 'reference' | 'verbatim' | 'number' | 'passage' | 'wording' | 'statement'
  /** Of a `reference`: as what the author named it. */
  named?: NamedPlace
  /**
   * 0 to 1: of a passage its share of the proposed wording, of words in common the share of the text's rarer
   * words that the paragraph has; 1 for the others.
   */
  share: number
  /** Where the proposed wording, or a passage of it, stands in the paragraph, whatever the reason. */
  found: Run | null
}

type Point = {
  statement: string
  proposedWording: string | null
  paragraphReference: string | null
  named?: NamedIn | null
  earlier?: readonly { lineageIds: readonly string[] }[]
}
/** A paragraph to be found. */
export type ParagraphText = {
  id: string
  label: string
  kind: string
  text: string
  lineageIds?: readonly string[]
}

/** A revision's paragraphs made ready to find many points in. */
export type ParagraphIndex = {
  texts: readonly ParagraphText[]
  /** By word, the paragraphs that have it, by their place in `texts`. */
  holders: Map<string, number[]>
  verbatim: VerbatimIndex
}

const LEAST_SHARE = 0.2
const ORDER: readonly Suggestion['reason'][] = [
  'earlier',
  'reference',
  'verbatim',
  'number',
  'passage',
]
const rank = ({ reason }: Suggestion) => ORDER.indexOf(reason) + 1 || ORDER.length + 1

const textsOf = (paragraphs: readonly ParagraphText[]) =>
  paragraphs.filter(({ kind }) => kind !== 'heading')

/** Sorts out the words of a revision once, for all points that are looked for in it. */
export function indexParagraphs(paragraphs: readonly ParagraphText[]): ParagraphIndex {
  const texts = textsOf(paragraphs)
  const holders: ParagraphIndex['holders'] = new Map()
  for (const [at, { text }] of texts.entries())
    for (const word of wordCounts(text).keys()) {
      const known = holders.get(word)
      if (known) known.push(at)
      else holders.set(word, [at])
    }
  return { texts, holders, verbatim: verbatimIndex(texts.map(({ text }) => text)) }
}

const kept = lately<ParagraphIndex>(16)

/** The same, kept for the requests that follow: the text of a revision never changes, its lineage may. */
export const indexRevision = (
  id: string,
  paragraphs: readonly ParagraphText[],
): ParagraphIndex => ({
  ...kept(id, () => indexParagraphs(paragraphs)),
  texts: textsOf(paragraphs),
})

/** The same in another language, for points that are in that. */
export const indexTranslation = (
  { id, texts }: OtherText,
  paragraphs: readonly ParagraphText[],
): ParagraphIndex =>
  indexRevision(
    id,
    paragraphs.map((one) => ({ ...one, text: texts[one.id] ?? '' })),
  )

/** A run that says something: the whole of a wording, or many of its words. */
const tells = (run: Run) => run.words === run.of || run.words >= LEAST_RUN

/** Does any paragraph hold a proposed wording, or a passage of it? */
export const standsIn = (wording: string, { verbatim }: ParagraphIndex): boolean =>
  [...runsOf(wording, verbatim).values()].some(tells)

/**
 * The paragraphs that a point is most likely about: those that carry on what it was linked to before, those
 * that carry on what its author names, those that hold its proposed wording, those with a number that its author
 * names and nothing tells what of, those that hold a passage of the wording, then by words in common.
 */
export function suggestParagraphs(point: Point, index: ParagraphIndex, most = 5): Suggestion[] {
  const wording = sharesOf(point.proposedWording ?? '', index)
  const statement = sharesOf(point.statement, index)
  const runs = runsOf(point.proposedWording ?? '', index.verbatim)
  const before = new Set(point.earlier?.flatMap(({ lineageIds }) => lineageIds))
  const places = namedPlaces(point.paragraphReference, point.named, index.texts)
  const isNamed = numbersIn(point.paragraphReference, point.named?.names)
  const isResolved = new Set(places.map(({ label }) => label))
  return index.texts
    .map(({ id, label, lineageIds = [] }, at): Suggestion => {
      const run = runs.get(at)
      const found = run && tells(run) ? run : null
      const because = (reason: Suggestion['reason'], share = 1) => ({
        paragraphId: id,
        reason,
        share,
        found,
      })
      if (lineageIds.some((lineage) => before.has(lineage))) return because('earlier')
      const named = places.find(({ now }) => now.some((place) => place.id === id))
      if (named) return { ...because('reference'), named }
      if (found && found.words === found.of) return because('verbatim')
      if (isNamed(label) && !isResolved.has(label)) return because('number')
      if (found) return because('passage', found.words / found.of)
      const [proposed = 0, stated = 0] = [wording.get(at), statement.get(at)]
      return proposed >= stated ? because('wording', proposed) : because('statement', stated)
    })
    .filter(({ share, found }) => found || share >= LEAST_SHARE)
    .sort((a, b) => rank(a) - rank(b) || b.share - a.share)
    .slice(0, most)
}

/**
 * The share of a text's words that each paragraph has, where a word counts for less the more paragraphs it
 * occurs in (Sparck Jones, J. Doc. 28:11, 1972).
 */
function sharesOf(text: string, { texts, holders }: ParagraphIndex): Map<number, number> {
  const shares = new Map<number, number>()
  let total = 0
  for (const word of wordCounts(text).keys()) {
    const held = holders.get(word) ?? []
    const weight = Math.log((texts.length + 1) / (held.length || 0.5))
    total += weight
    for (const at of held) shares.set(at, (shares.get(at) ?? 0) + weight)
  }
  for (const [at, weight] of shares) shares.set(at, weight / total)
  return shares
}
