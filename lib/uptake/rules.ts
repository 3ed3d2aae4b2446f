import type { Outcome, ReviewFinding, VerdictAnswer } from '@/lib/generated/prisma/enums'
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result'
import { phaseState } from '@/lib/rounds/rules'
import { type Decision, missingOf } from './decision-rules'
import type { RecordState } from './queue-views'

/**
 * Why a point is nobody's to decide any more: its author wrote a newer version, and nothing that is public of this one
 * is there to be corrected; or withdrew the input.
 */
export type Lapse = 'replaced' | 'withdrawn'

/** @returns SUPERSEDED or WITHDRAWN for a point that is nobody's to decide any more, else ok */
export function decideLapse(lapse: Lapse | null): Result<null> {
  if (lapse === 'withdrawn') return refuse('WITHDRAWN')
  return lapse === 'replaced' ? refuse('SUPERSEDED') : ok(null)
}

/** A point that is why an act on many was refused, by name: with what is recorded of it by now, or a refusal's code. */
export const changedPoint = (of: { reference: string; number: number; code: string }) => ({
  field: `${of.reference}#${of.number}`,
  from: '',
  to: of.code,
})

export type RecordFacts = {
  version: number
  outcome: Outcome
  published: boolean
  /** In a batch that waits for signatures. */
  pending: boolean
} | null

/**
 * What becomes of a moderator's decision on one point in one revision. *Dropped* is what was in an earlier revision and
 * is absent later (product.md): where no paragraph of it goes on, or of what is recorded as dropped already.
 * @param facts.ended whether the last record that found it in an earlier revision's text has no paragraph in this one
 * @param facts.again whether the record says just this by this moderator: then it was sent twice, from whatever page
 * @param seenVersion the record's version on the moderator's page, 0 where there was none
 * @returns a new record, a change of the unpublished one, or a correction beside the published one;
 *   OWN_INPUT, SUPERSEDED, WITHDRAWN, PENDING_PUBLICATION, CONFLICT, or INVALID with what is missing or can't be
 */
export function decideRecord(
  facts: {
    record: RecordFacts
    hasInterest: boolean
    lapse: Lapse | null
    ended: boolean
    again: boolean
  },
  decision: Decision,
  seenVersion: number,
): Result<'create' | 'change' | 'correct'> {
  if (facts.hasInterest) return refuse('OWN_INPUT')
  const standing = decideLapse(facts.lapse)
  if (!standing.ok) return standing
  const { record } = facts
  const missing = missingOf(decision)
  if (decision.outcome === 'dropped' && !facts.ended && record?.outcome !== 'dropped')
    missing.outcome = ['notEnded']
  if (Object.keys(missing).length > 0) return refuse('INVALID', { fieldErrors: missing })
  if (record?.pending) return refuse('PENDING_PUBLICATION')
  if ((record?.version ?? 0) !== seenVersion && !facts.again) return refuse('CONFLICT')
  if (!record) return ok('create')
  return ok(record.published ? 'correct' : 'change')
}

export type LeftOut = 'interested' | 'compiled' | 'proposed' | 'published'

/**
 * Why a point is left out where many are decided at once; null where it is not. A published record is
 * corrected on its own page, where one reads what is published.
 */
export function leftOutOf(point: {
  interested: boolean
  compiled: boolean
  state: RecordState
}): LeftOut | null {
  if (point.interested) return 'interested'
  if (point.compiled) return 'compiled'
  return point.state === 'proposed' || point.state === 'published' ? point.state : null
}

/**
 * Of many points those that one act takes, what is undecided first.
 * @returns at most `most` of those that are not left out, and whether there are more
 */
export function takenOf<P extends Parameters<typeof leftOutOf>[0]>(
  points: readonly P[],
  most: number,
): { taken: P[]; more: boolean } {
  const free = points.filter((point) => leftOutOf(point) === null)
  const isOpen = ({ state }: P) => state === 'undecided'
  const inOrder = [...free.filter(isOpen), ...free.filter((point) => !isOpen(point))]
  return free.length > most
    ? { taken: inOrder.slice(0, most), more: true }
    : { taken: free, more: false }
}

export type ReviewFacts = {
  version: number
  sameOrganisation: boolean
  hasInterest: boolean
  published: boolean
  pending: boolean
  compiled: boolean
  lapse: Lapse | null
  /** The latest one of the record as it stands; null where nobody reviewed it. */
  finding: ReviewFinding | null
}

/**
 * Somebody may have reviewed the record since it was shown: an objection is added to what was agreed, but what
 * was returned is not agreed to by whoever does not know of it.
 * @returns ok, or why this moderator may not review this version of the record so
 */
export function decideReview(
  facts: ReviewFacts,
  seenVersion: number,
  finding: ReviewFinding,
): Result<null> {
  if (facts.hasInterest) return refuse('OWN_INPUT')
  if (facts.sameOrganisation) return refuse('SAME_ORGANISATION')
  const standing = decideLapse(facts.lapse)
  if (!standing.ok) return standing
  if (facts.published || facts.compiled) return refuse('PUBLISHED')
  if (facts.pending) return refuse('PENDING_PUBLICATION')
  if (facts.version !== seenVersion) return refuse('CONFLICT')
  return finding === 'agreed' && facts.finding === 'returned' ? refuse('RETURNED') : ok(null)
}

/**
 * May a verdict be given now? Where the stream has a reply phase, only while it is open (with the
 * round's grace); otherwise at any time after publication.
 */
export function decideVerdict(
  facts: {
    standing: boolean
    reply: { opensAt: Date; closesAt: Date; graceMinutes: number } | null
  },
  now: Date,
): Result<null> {
  if (!facts.standing) return refuse('CONFLICT')
  if (!facts.reply) return ok(null)
  const state = phaseState(facts.reply, facts.reply.graceMinutes, now)
  if (state === 'forthcoming') return refuse('NOT_OPEN_YET')
  return state === 'closed' ? refuse('CLOSED') : ok(null)
}

type Answered = { answer: VerdictAnswer; wouldNeed: string | null }

/**
 * Has the author's side answered again since a page was shown? CONFLICT, with what the latest answer changed of what
 * the page told.
 * @param given all answers to a record, the earliest first
 * @param seen how many of them the page knew
 */
export function answeredSince(given: readonly Answered[], seen: number): Refusal | null {
  if (given.length === seen) return null
  const [before, now] = [given[seen - 1], given.at(-1)]
  const changes = [
    { field: 'answer', from: before?.answer ?? '', to: now?.answer ?? '' },
    { field: 'wouldNeed', from: before?.wouldNeed ?? '', to: now?.wouldNeed ?? '' },
  ]
  return refuse('CONFLICT', { changed: changes })
}
