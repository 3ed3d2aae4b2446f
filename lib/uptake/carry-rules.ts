import type { Outcome } from '@/lib/generated/prisma/enums'
import { comparableText } from '@/lib/kernel/comparable-text'
import type { Carried, CarriedRow, CarryState } from './carry-views'

export type CarryFacts = {
  outcome: Outcome
  /** A reviewer sent the earlier record back as it stands. */
  returned: boolean
  /** Its author's latest verdict does not agree with it, or asks for a reconsideration that nobody answered. */
  disputed: boolean
  /** It is a correction that is not public yet, or repeats what was corrected since. */
  corrected: boolean
  /** False where the text of the new revision is not held here. */
  textHeld: boolean
  /** Each linked lineage, of what was dropped those of the last record that found it in the text: its wordings in order, in the earlier record's revision and in the new one. */
  lineages: readonly { before: readonly string[]; after: readonly string[] }[]
}

const inTheText = (outcome: Outcome) => outcome === 'reflected' || outcome === 'partly_reflected'
const elsewhere = (outcome: Outcome) =>
  outcome === 'out_of_scope' || outcome === 'carried_elsewhere'

/**
 * What an earlier revision's record proposes for a point that has none in the new revision yet.
 * `unchanged`: the same decision, as every linked paragraph says what it said (`comparableText`), split or merged ones not
 * included; without links only where nothing in the text bears on it. `disputed`: the same, but its author does not
 * agree. `corrected`: the same, but what is public, or what it repeats, says otherwise. `ended`: it was in the text and
 * none of its paragraphs goes on, or comes back, which proposes *dropped*. `changed`: a linked paragraph changed, or one
 * of what was dropped came back. `unlinked`: nothing was linked, so that nothing can be compared.
 * @returns null where nothing is proposed: the new text is not held, or a reviewer returned the record.
 *   The same rule as `carryState`, which reads it in SQL
 */
export function carryOf(facts: CarryFacts): CarryState | null {
  const { outcome, returned, disputed, corrected, textHeld, lineages } = facts
  if (returned || !textHeld) return null
  const held = disputed ? 'disputed' : corrected ? 'corrected' : 'unchanged'
  if (lineages.length === 0) return elsewhere(outcome) ? held : 'unlinked'
  const dropped = outcome === 'dropped'
  if ((dropped || inTheText(outcome)) && lineages.every(({ after }) => after.length === 0))
    return 'ended'
  if (dropped) return 'changed'
  const same = lineages.every(
    ({ before, after }) =>
      after.length > 0 &&
      after.length === before.length &&
      after.every((text, index) => comparableText(text) === comparableText(before[index] ?? '')),
  )
  return same ? held : 'changed'
}

const wordsOf = (paragraphs: readonly { text: string }[]) => paragraphs.map(({ text }) => text)

/** What an earlier record proposes, or null where it proposes nothing. */
export function carriedOf({ returned, textHeld, ...row }: CarriedRow): Carried | null {
  const lineages = row.places.map(({ before, after }) => ({
    before: wordsOf(before),
    after: wordsOf(after),
  }))
  const corrected = row.correction || row.contradicted !== null
  const { outcome, disputed } = row
  const state = carryOf({ outcome, returned, disputed, corrected, textHeld, lineages })
  return state && { state, ...row }
}
