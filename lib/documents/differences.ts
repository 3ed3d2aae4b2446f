import { diffArrays } from 'diff'
import { segmentsOf } from './words'

export type Difference = { kind: 'same' | 'added' | 'removed'; text: string }

/**
 * Beyond this many words added and removed nobody follows them one by one, and finding the fewest of them
 * takes the square of their number.
 */
const MOST_EDITS = 600

/**
 * Word by word what changed from one wording to the other; joined without `removed` it is the new one. What
 * was removed stands before what came in its place, and a few words that happened to stay between longer
 * changes are part of these. Where hardly anything stayed, all of the old one is removed and all of the new
 * one added.
 */
export function differencesOf(before: string, after: string): Difference[] {
  if (before === after) return after ? [{ kind: 'same', text: after }] : []
  const [one, other] = [before, after].map((text) => segmentsOf(text).map((part) => part.text))
  const found = diffArrays(one ?? [], other ?? [], { maxEditLength: MOST_EDITS })
  if (!found) return changed({ removed: before, added: after })
  return readable(
    found.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  )
}

type Change = { removed: string; added: string }

const changed = ({ removed, added }: Change): Difference[] => [
  ...(removed ? [{ kind: 'removed' as const, text: removed }] : []),
  ...(added ? [{ kind: 'added' as const, text: added }] : []),
]

const longest = ({ removed, added }: Change) => Math.max(removed.length, added.length)

/**
 * Edits as a person would mark them: what stayed between two changes and holds no word, or is half as long
 * as either of them at most, tells a reader nothing, so it is struck out and written anew (after Fraser's
 * semantic clean-up).
 */
function readable(parts: readonly Difference[]): Difference[] {
  const runs: (string | Change)[] = []
  for (const { kind, text } of parts) {
    const last = runs.at(-1)
    if (kind === 'same') runs.push(text)
    else if (typeof last === 'object') last[kind] += text
    else runs.push({ removed: '', added: '', [kind]: text })
  }
  const kept: (string | Change)[] = []
  for (const run of runs) {
    const [before, same] = [kept.at(-2), kept.at(-1)]
    const joins =
      typeof run === 'object' &&
      typeof same === 'string' &&
      typeof before === 'object' &&
      (!/[\p{L}\p{N}]/u.test(same) || 2 * same.length <= Math.min(longest(before), longest(run)))
    if (joins) {
      before.removed += same + run.removed
      before.added += same + run.added
      kept.pop()
    } else kept.push(run)
  }
  return kept.flatMap((run) =>
    typeof run === 'string' ? [{ kind: 'same' as const, text: run }] : changed(run),
  )
}
