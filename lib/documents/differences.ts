import { diffArrays } from 'diff'
import { segmentsOf } from './words'

export type Difference = { kind: 'same' | 'added' | 'removed'; text: string }

/** Word by word what changed from one wording to the other; joined without `removed` it is the new one. */
export function differencesOf(before: string, after: string): Difference[] {
  if (before === after) return after ? [{ kind: 'same', text: after }] : []
  const [one, other] = [before, after].map((text) => segmentsOf(text).map((part) => part.text))
  return diffArrays(one ?? [], other ?? []).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}
