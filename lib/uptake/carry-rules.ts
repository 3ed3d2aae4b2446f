import type { Outcome } from '@/lib/generated/prisma/enums'
import type { Carried, CarriedRow, CarryState } from './carry-views'

export type CarryFacts = {
  outcome: Outcome
  /** A reviewer sent the earlier record back as it stands. */
  returned: boolean
  /** Its author's latest verdict does not agree with it, or asks for a reconsideration that nobody answered. */
  disputed: boolean
  /** False where the text of the new revision is not held here. */
  textHeld: boolean
  /** Each linked lineage: its wordings in order, in the earlier record's revision and in the new one. */
  lineages: readonly { before: readonly string[]; after: readonly string[] }[]
}

const inTheText = (outcome: Outcome) => outcome === 'reflected' || outcome === 'partly_reflected'
const elsewhere = (outcome: Outcome) =>
  outcome === 'out_of_scope' || outcome === 'carried_elsewhere'

/**
 * What an earlier revision's record proposes for a point that has none in the new revision yet.
 * `unchanged`: the same decision, as every linked paragraph says what it said, split or merged ones not
 * included; without links only where nothing in the text bears on it. `disputed`: the same, but its author does not
 * agree. `ended`: it was (partly) reflected and none of its paragraphs goes on, which proposes *dropped*. `changed`: a linked paragraph
 * changed. `unlinked`: nothing was linked, so that nothing can be compared.
 * @returns null where nothing is proposed: the new text is not held, or a reviewer returned the record.
 *   The same rule as `carryState`, which reads it in SQL
 */
export function carryOf(facts: CarryFacts): CarryState | null {
  const { outcome, returned, disputed, textHeld, lineages } = facts
  if (returned || !textHeld) return null
  const held = disputed ? 'disputed' : 'unchanged'
  if (lineages.length === 0) return elsewhere(outcome) ? held : 'unlinked'
  if (inTheText(outcome) && lineages.every(({ after }) => after.length === 0)) return 'ended'
  const same = lineages.every(
    ({ before, after }) =>
      after.length > 0 &&
      after.length === before.length &&
      after.every((text, index) => text === before[index]),
  )
  return same ? held : 'changed'
}

const wordsOf = (paragraphs: readonly { text: string }[]) => paragraphs.map(({ text }) => text)

/** What an earlier record proposes, or null where it proposes nothing. */
export function carriedOf({ returned, disputed, textHeld, ...row }: CarriedRow): Carried | null {
  const lineages = row.places.map(({ before, after }) => ({
    before: wordsOf(before),
    after: wordsOf(after),
  }))
  const state = carryOf({ outcome: row.outcome, returned, disputed, textHeld, lineages })
  return state && { state, disputed, ...row }
}
