import type { Wording } from './lineage'
import { type Before, placesOf, rowOf, type Ties, tieRevisions } from './ties'

type Tied = Before & { lineageIds: readonly string[] }

/**
 * What somebody corrected in a review, once another revision was stored meanwhile: each label as that of what
 * goes on from its paragraph, or of where it ended. What nobody corrected is left out, to be recognised anew.
 * @param was what the labels were typed of
 * @param now what the text is matched with from now on; see `pastOf` for both
 */
export function overtakenTies(
  was: readonly Tied[],
  now: readonly Tied[],
  { paragraphs, ties = {}, kept }: { paragraphs: readonly Wording[]; ties?: Ties; kept?: string },
): { ties: Ties; kept: string } {
  const labels = was.map(({ label }) => label)
  const labelsNow = (places: readonly number[]): string => {
    const meant = new Set(places.flatMap((at) => was[at]?.lineageIds ?? []))
    const heirs = now.filter(({ lineageIds }) => lineageIds.some((id) => meant.has(id)))
    return heirs.map(({ label }) => label).join(', ')
  }
  /** As it was typed where it named nothing: it is told once more. */
  const renamed = (typed: string): string => {
    const { places, error } = placesOf(typed, labels)
    return error ? typed : labelsNow(places)
  }
  const { corrected, errors } = tieRevisions(was, paragraphs, ties)
  const rows = paragraphs.flatMap((_, index) => {
    const row = rowOf(index)
    const said = ties[row] !== undefined && (corrected[index] || `ties.${row}` in errors)
    return said ? [[row, renamed(ties[row] ?? '')]] : []
  })
  return { ties: Object.fromEntries(rows), kept: renamedKept(kept, renamed) }
}

/** Corrections while a text is changed (`keptOf` in review.ts), each of its labels renamed. */
function renamedKept(kept: string | undefined, renamed: (typed: string) => string): string {
  if (!kept) return ''
  try {
    const list: unknown = JSON.parse(kept)
    const pairs = (Array.isArray(list) ? list : []).map((pair) =>
      Array.isArray(pair) && typeof pair[1] === 'string' ? [pair[0], renamed(pair[1])] : pair,
    )
    return JSON.stringify(pairs)
  } catch {
    return ''
  }
}
