import type { Outcome, VerdictAnswer } from '@/lib/generated/prisma/enums'

export const GAPS = ['agree', 'higher', 'lower', 'apart', 'unanswered'] as const
export type Gap = (typeof GAPS)[number]

/** Where record and verdict do not say the same, in the order in which it is looked at. */
export const DISPUTES = ['higher', 'apart', 'lower'] as const satisfies readonly Gap[]
export type Dispute = (typeof DISPUTES)[number]

const IN_THE_TEXT: Partial<Record<Outcome, number>> = {
  reflected: 2,
  partly_reflected: 1,
  not_reflected: 0,
  dropped: 0,
}
const FOUND: Record<VerdictAnswer, number> = { fully: 2, partly: 1, not: 0 }

/**
 * How a record and its author's latest verdict stand to each other. Both say how far the text has the point:
 * the record may say as much (`agree`), more (`higher`) or less (`lower`). That a point was dropped says that the text
 * has it no more: an author who does not find it either says the same, whatever they wish; a request to reconsider is
 * listed for itself. One of noted, out of scope or
 * carried elsewhere says that the text has no place for it: to find it there is `lower`; not to find it is
 * neither agreement, as the author may have wanted it in, nor a claim too high, and counts as `apart`. What
 * sources rated, nobody was asked about: `unanswered`.
 */
export function gapOf(outcome: Outcome, verdict: VerdictAnswer | null): Gap {
  if (verdict === null || outcome === 'unverified') return 'unanswered'
  const recorded = IN_THE_TEXT[outcome]
  if (recorded === undefined) return verdict === 'not' ? 'apart' : 'lower'
  if (recorded === FOUND[verdict]) return 'agree'
  return recorded > FOUND[verdict] ? 'higher' : 'lower'
}
