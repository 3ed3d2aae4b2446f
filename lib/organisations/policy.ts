import sql, { type Sql } from 'sql-template-tag'
import type { MembershipRole } from '@/lib/generated/prisma/enums'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'

/** An organisation's page and what belongs to it. */
type Of = { organisationId: string }

const leads = (viewer: Viewer, { organisationId }: Of) =>
  viewer.organisations.some(({ id, role }) => id === organisationId && role === 'focal_point')

/**
 * SQL: organisations `o` that the viewer may know of. One that nobody has verified is told to members,
 * who may want to join it, and not to the public: anybody could have written its name.
 */
export const visibleOrganisations = (viewer: Viewer): Sql =>
  sql`(o.type <> 'aggregate' AND ${viewer.member ? sql`true` : sql`o.verified_at IS NOT NULL`})`

export const canRegisterOrganisation = rule(
  'organisation.register',
  (viewer, _organisation: object) => viewer.member !== null,
)

/** Whether it exists and is what it says it is. */
export const canVerifyOrganisation = rule(
  'organisation.verify',
  (viewer, _organisation: Of) => viewer.admin,
)

/** What waits for an admin: organisations to verify, and who asks to be a first focal point. */
export const canReadWaiting = rule(
  'organisation.read_waiting',
  (viewer, _waiting: object) => viewer.admin || viewer.auditor,
)

export const canAskMembership = rule(
  'membership.ask',
  (viewer, _organisation: Of) => viewer.member !== null,
)

export type RequestSubject = Of & {
  id: string
  memberId: string
  role: MembershipRole
  /** Whether the organisation has a focal point, who answers then. */
  led: boolean
}

/** A focal point of the organisation; where there is none an admin, about the first (security.md). */
export const canAnswerRequest = rule(
  'membership.answer',
  (viewer, request: RequestSubject) =>
    leads(viewer, request) || (viewer.admin && !request.led && request.role === 'focal_point'),
)

export const canWithdrawRequest = rule(
  'membership.withdraw',
  (viewer, { memberId }: RequestSubject) => viewer.member?.id === memberId,
)

/** Focal points see and manage the delegates of their own organisation (security.md). */
export const canReadDelegates = rule('membership.read', leads)
export const canInvite = rule('invitation.send', leads)

export type InvitationSubject = Of & { id: string; email: string; role: MembershipRole }

export const canRevokeInvitation = rule(
  'invitation.revoke',
  (viewer, invitation: InvitationSubject) => leads(viewer, invitation),
)

/** Whoever signed in with the address, and nobody else. */
export const canAnswerInvitation = rule(
  'invitation.answer',
  (viewer, { email }: InvitationSubject) => viewer.member?.email === email,
)
export const canHandOver = rule('membership.hand_over', leads)

export type MembershipSubject = Of & { id: string; memberId: string; role: MembershipRole }

export const canChangeMembership = rule(
  'membership.change',
  (viewer, membership: MembershipSubject) => leads(viewer, membership),
)

/** A focal point ends those of their organisation, everybody their own. */
export const canEndMembership = rule(
  'membership.end',
  (viewer, membership: MembershipSubject) =>
    leads(viewer, membership) || viewer.member?.id === membership.memberId,
)
