import { type BenchPoint, type Draft, type Held, sameDraft, type Trouble } from './bench-state'

/** A draft that this browser kept, with what held of its point when it was typed. */
export type Kept = { draft: Draft; was: Pick<Held, 'version' | 'record'> }

/**
 * What of a decision is no longer as it was seen, field by field; nothing where only its version is another.
 * @param nameOf what a paragraph is called; undefined for one that the text does not hold any more
 */
export function changesSince(
  was: Draft | null,
  now: Draft | null,
  nameOf: (paragraph: string) => string | undefined,
): Trouble['changed'] {
  const linked = (draft: Draft | null) =>
    (draft?.paragraphs ?? []).flatMap((id) => nameOf(id) ?? []).sort()
  const changes = [
    { field: 'outcome', from: was?.outcome ?? '', to: now?.outcome ?? '' },
    { field: 'reason', from: was?.reason ?? '', to: now?.reason ?? '' },
    { field: 'carriedTo', from: was?.carriedTo ?? '', to: now?.carriedTo ?? '' },
    { field: 'paragraphs', from: linked(was).join(', '), to: linked(now).join(', ') },
  ]
  return changes.filter(({ from, to }) => from !== to)
}

/** Does a draft say something that neither the record it was typed on nor the one that holds by now says? */
const hasWords = ({ draft, was }: Kept, now: Draft | null) =>
  (['reason', 'carriedTo'] as const).some(
    (field) =>
      draft[field].trim() && ![was.record, now].some((one) => one?.[field] === draft[field]),
  )

/**
 * What becomes of a kept draft where its point is shown again: it is as it was typed, and where the record
 * moved meanwhile with what changed, to be compared before it is saved.
 * @param shown what the point's fields hold without it
 * @returns null where it is not needed any more: it says what is recorded, the point can't be decided by this
 *   viewer, or it was decided meanwhile and the draft holds no words of its own
 */
export function takenUp(
  kept: Kept,
  point: BenchPoint,
  shown: Draft,
  nameOf: (paragraph: string) => string | undefined,
): { draft: Draft; trouble: Trouble | null } | null {
  const { draft, was } = kept
  // What is known of it is not enough to say: it waits for its own page.
  if (!point.loaded) return { draft, trouble: null }
  if (point.loaded.closed === 'interested' || point.loaded.closed === 'compiled') return null
  if (sameDraft(draft, shown)) return null
  const now = point.held.record
  if (was.version === point.held.version) return { draft, trouble: null }
  if (!hasWords(kept, now)) return null
  const changed = changesSince(was.record, now, nameOf)
  return { draft, trouble: changed.length > 0 ? { code: 'CONFLICT', fields: {}, changed } : null }
}
