import { ok, type Result, refuse } from '@/lib/kernel/result'

/** @returns ok, or OWN_INPUT for whoever has an interest in the point and takes no part in its review */
export const decideComment = (facts: { hasInterest: boolean }): Result<null> =>
  facts.hasInterest ? refuse('OWN_INPUT') : ok(null)

type Part = { id: string; moderates: boolean; hasInterest: boolean }

/**
 * Who is told of a word about a record: whoever decided it, reviewed it last or wrote about it before, not
 * who wrote now, and nobody who no longer moderates the stream or has an interest in the point by now.
 */
export const toldOf = <P extends Part>(parts: readonly P[], writerId: string): P[] =>
  parts.filter(({ id, moderates, hasInterest }) => id !== writerId && moderates && !hasInterest)
