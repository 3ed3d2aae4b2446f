import type { MembershipRole } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'

/** A membership that has not ended. */
export type Delegate = { id: string; memberId: string; role: MembershipRole }

/** A role is never changed in place: its membership ends and another starts, so that history stays. */
export type Steps = { ends: string[]; starts: { memberId: string; role: MembershipRole }[] }

/** Requests of one member, and organisations registered by them, that wait for an answer at one time. */
export const MOST_WAITING = 5

/** Invitations of one organisation that wait at one time. */
export const MOST_INVITED = 50

const isFocal = ({ role }: Pick<Delegate, 'role'>) => role === 'focal_point'

/** True where nobody but this member is focal point. */
const isLast = (delegates: readonly Delegate[], memberId: string) =>
  delegates.some((delegate) => isFocal(delegate) && delegate.memberId === memberId) &&
  !delegates.some((delegate) => isFocal(delegate) && delegate.memberId !== memberId)

/**
 * Whether a member may ask for a role.
 * @param waiting how many requests of theirs wait already
 * @returns ALREADY_DONE for a role they hold or exceed as focal point; TOO_MANY_WAITING
 */
export function decideAsking(
  held: MembershipRole | null,
  wanted: MembershipRole,
  waiting: number,
): Result<null> {
  if (held === wanted || held === 'focal_point') return refuse('ALREADY_DONE')
  return waiting >= MOST_WAITING ? refuse('TOO_MANY_WAITING') : ok(null)
}

/**
 * Gives a member a role, whether or not they had another.
 * @returns ALREADY_DONE where they hold it; LAST_FOCAL_POINT where the organisation would be left without
 */
export function decideRole(
  delegates: readonly Delegate[],
  memberId: string,
  role: MembershipRole,
): Result<Steps> {
  const held = delegates.find((delegate) => delegate.memberId === memberId)
  if (held?.role === role) return refuse('ALREADY_DONE')
  if (isLast(delegates, memberId)) return refuse('LAST_FOCAL_POINT')
  return ok({ ends: held ? [held.id] : [], starts: [{ memberId, role }] })
}

/**
 * Who may still answer a request when it comes to it: a focal point; where there is none an admin, about
 * who becomes the first. Nobody answers their own (security.md).
 * @returns ALREADY_DONE, NEVER_SELF, or CONFLICT where the powers of who answers have passed
 */
export function decideAnswering(
  request: { memberId: string; role: MembershipRole; decidedAt: Date | null },
  actor: { memberId: string; admin: boolean },
  delegates: readonly Delegate[],
): Result<null> {
  if (request.decidedAt) return refuse('ALREADY_DONE')
  if (request.memberId === actor.memberId) return refuse('NEVER_SELF')
  const focal = delegates.filter(isFocal)
  if (focal.some(({ memberId }) => memberId === actor.memberId)) return ok(null)
  return actor.admin && focal.length === 0 && isFocal(request) ? ok(null) : refuse('CONFLICT')
}

/**
 * Whether a focal point may still act on a delegate when it comes to it.
 * @returns ALREADY_DONE where the membership has ended, CONFLICT where who acts is no focal point any more
 */
export function decideStanding(
  delegates: readonly Delegate[],
  membership: { id: string },
  actorId: string,
): Result<null> {
  if (!delegates.some(({ id }) => id === membership.id)) return refuse('ALREADY_DONE')
  return delegates.some((delegate) => isFocal(delegate) && delegate.memberId === actorId)
    ? ok(null)
    : refuse('CONFLICT')
}

/**
 * Ends a membership. The last focal point leaves only when nobody else is left, and says so.
 * @returns ALREADY_DONE, LAST_FOCAL_POINT, or INVALID where `alone` is not confirmed
 */
export function decideEnding(
  delegates: readonly Delegate[],
  membershipId: string,
  alone: boolean,
): Result<Steps> {
  const held = delegates.find(({ id }) => id === membershipId)
  if (!held) return refuse('ALREADY_DONE')
  if (isLast(delegates, held.memberId)) {
    if (delegates.length > 1) return refuse('LAST_FOCAL_POINT')
    if (!alone) return refuse('INVALID', { fieldErrors: { alone: ['agree'] } })
  }
  return ok({ ends: [held.id], starts: [] })
}

/**
 * Hands the focal point's role to another delegate; who hands over stays as submitter.
 * @returns NOT_FOUND where that is no delegate any more, NEVER_SELF, ALREADY_DONE where they are focal
 *   point, CONFLICT where who hands over is not
 */
export function decideHandover(
  delegates: readonly Delegate[],
  actorId: string,
  membershipId: string,
): Result<Steps> {
  const from = delegates.find(({ memberId }) => memberId === actorId)
  const to = delegates.find(({ id }) => id === membershipId)
  if (!from || !isFocal(from)) return refuse('CONFLICT')
  if (!to) return refuse('NOT_FOUND')
  if (to.id === from.id) return refuse('NEVER_SELF')
  if (isFocal(to)) return refuse('ALREADY_DONE')
  return ok({
    ends: [from.id, to.id],
    starts: [
      { memberId: to.memberId, role: 'focal_point' },
      { memberId: from.memberId, role: 'submitter' },
    ],
  })
}

/** Whether who acts is a focal point when it comes to it. @returns CONFLICT where not any more */
export const decideLeading = (delegates: readonly Delegate[], actorId: string): Result<null> =>
  delegates.some((delegate) => isFocal(delegate) && delegate.memberId === actorId)
    ? ok(null)
    : refuse('CONFLICT')

const RANK = { drafter: 0, submitter: 1, focal_point: 2 } as const

/** Starts what somebody was invited to. @returns ALREADY_DONE where they hold that or more */
export function decideAccepting(
  delegates: readonly Delegate[],
  memberId: string,
  role: MembershipRole,
): Result<Steps> {
  const held = delegates.find((delegate) => delegate.memberId === memberId)
  if (held && RANK[held.role] >= RANK[role]) return refuse('ALREADY_DONE')
  return ok({ ends: held ? [held.id] : [], starts: [{ memberId, role }] })
}

/** Invitations that one member sends in an hour, and that one address is sent in a day. */
export const inviteLimits = (memberId: string, email: string) => [
  { name: 'invite-member', key: memberId, points: 60, seconds: 3600 },
  { name: 'invite-address', key: email, points: 5, seconds: 86_400 },
]

/** Who registered an organisation writes for it at once and becomes its focal point once it is verified. */
export function decideVerified(
  delegates: readonly Delegate[],
  registeredById: string | null,
): Steps {
  const registrant = delegates.find(({ memberId }) => memberId === registeredById)
  return registrant && !delegates.some(isFocal)
    ? {
        ends: [registrant.id],
        starts: [{ memberId: registrant.memberId, role: 'focal_point' }],
      }
    : { ends: [], starts: [] }
}

/** Where an organisation's pages are, without locale. */
export const organisationPath = (id: string) => `/organisations/${id}`
export const delegatesPath = (id: string) => `${organisationPath(id)}/delegates`
