import { ok, type Result, refuse } from '@/lib/kernel/result'

/**
 * May a moderator speak about a record? About one on a version that was replaced too, for it may be published.
 * @returns OWN_INPUT for whoever has an interest in the point and takes no part in its review, WITHDRAWN
 */
export function decideComment(facts: { hasInterest: boolean; withdrawn: boolean }): Result<null> {
  if (facts.hasInterest) return refuse('OWN_INPUT')
  return facts.withdrawn ? refuse('WITHDRAWN') : ok(null)
}

type Part = { id: string; moderates: boolean; hasInterest: boolean }

/**
 * Who is told of a word about a record: whoever decided it, reviewed it last or wrote about it before, not
 * who wrote now, and nobody who no longer moderates the stream or has an interest in the point by now.
 */
export const toldOf = <P extends Part>(parts: readonly P[], writerId: string): P[] =>
  parts.filter(({ id, moderates, hasInterest }) => id !== writerId && moderates && !hasInterest)
