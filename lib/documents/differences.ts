import { diffArrays } from 'diff'
import { segmentsOf } from './words'

export type Difference = { kind: 'same' | 'added' | 'removed'; text: string }

/**
 * Beyond this many words added and removed nobody follows them one by one, and finding the fewest of them
 * takes the square of their number.
 */
const MOST_EDITS = 600

/**
 * Word by word what changed from one wording to the other; joined without `removed` it is the new one. Where
 * hardly anything stayed, all of the old one is removed and all of the new one added.
 */
export function differencesOf(before: string, after: string): Difference[] {
  if (before === after) return after ? [{ kind: 'same', text: after }] : []
  const [one, other] = [before, after].map((text) => segmentsOf(text).map((part) => part.text))
  const found = diffArrays(one ?? [], other ?? [], { maxEditLength: MOST_EDITS })
  if (!found)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return found.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}
