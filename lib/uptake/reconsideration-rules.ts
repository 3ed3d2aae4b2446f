import type { VerdictAnswer } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { decideVerdict } from './rules'

type VerdictFacts = Parameters<typeof decideVerdict>[0]

/**
 * May a record be asked to be reconsidered now? Once per point and revision, by the clock of verdicts, and only
 * where the author's last verdict on it is "partly" or "not".
 * @returns CONFLICT for a record that was corrected, NOT_OPEN_YET, CLOSED, ALREADY_ASKED, VERDICT_FIRST
 */
export function decideRequest(
  facts: VerdictFacts & { verdict: VerdictAnswer | null; asked: boolean },
  now: Date,
): Result<null> {
  const inTime = decideVerdict(facts, now)
  if (!inTime.ok) return inTime
  if (facts.asked) return refuse('ALREADY_ASKED')
  return facts.verdict === 'partly' || facts.verdict === 'not' ? ok(null) : refuse('VERDICT_FIRST')
}

export type KeepFacts = {
  hasInterest: boolean
  /** Of whoever decided the record, or that member. */
  sameOrganisation: boolean
  answered: boolean
  /** Another record corrects it, published or not. */
  corrected: boolean
}

/**
 * May a moderator answer a request by keeping the record as it is? Like a review this is another's, of
 * another organisation than who decided it.
 * @returns OWN_INPUT, SAME_ORGANISATION, ALREADY_DONE, BEING_CORRECTED
 */
export function decideKept(facts: KeepFacts): Result<null> {
  if (facts.hasInterest) return refuse('OWN_INPUT')
  if (facts.sameOrganisation) return refuse('SAME_ORGANISATION')
  if (facts.answered) return refuse('ALREADY_DONE')
  return facts.corrected ? refuse('BEING_CORRECTED') : ok(null)
}
