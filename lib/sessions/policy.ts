import { rule } from '@/lib/platform/permit'
import type { Asked } from './rules'

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
