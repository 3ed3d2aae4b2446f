import { rule } from '@/lib/platform/permit'
import type { Asked, FactorOfMember, SecondFactor } from './rules'

/** Signing in is for whoever is not signed in: accounts are never tied together by the way. */
export const canAskToSignIn = rule(
  'session.ask',
  (viewer, _asking: { email: string }) => !viewer.member,
)

export const canConfirmSignIn = rule(
  'session.confirm',
  (viewer, _asked: { asked: Asked; fits: boolean }) => !viewer.member,
)

export const canAdmitIdentity = rule(
  'session.admit',
  (viewer, _known: { identityOf: string | null; addressOf: string | null }) => !viewer.member,
)

export type OwnSession = { id: string; memberId: string }

/** One's own sessions, no other's. */
export const canEndSession = rule(
  'session.end',
  (viewer, session: OwnSession) => viewer.member?.id === session.memberId,
)

export const canEndAllSessions = rule(
  'session.end_everywhere',
  (viewer, of: { memberId: string }) => viewer.member?.id === of.memberId,
)

/**
 * Whoever holds a role may set up a second factor; to replace one, this session must have given it.
 */
export const canEnrolSecondFactor = rule(
  'second_factor.enrol',
  (viewer, factor: SecondFactor) =>
    viewer.member?.id === factor.memberId &&
    (viewer.secondFactorDue ||
      viewer.admin ||
      viewer.auditor ||
      viewer.moderates.length + viewer.organises.length > 0) &&
    (factor.enrolledAt === null || factor.givenAt !== null),
)

/** One's own, once per session. */
export const canConfirmSecondFactor = rule(
  'second_factor.confirm',
  (viewer, factor: SecondFactor) =>
    viewer.member?.id === factor.memberId && factor.enrolledAt !== null && factor.givenAt === null,
)

/** Never one's own: who has lost it can't show that they are who lost it. */
export const canResetSecondFactor = rule(
  'second_factor.reset',
  (viewer, of: FactorOfMember) => viewer.admin && viewer.member?.id !== of.memberId,
)
