import { ok, type Result, refuse } from '@/lib/kernel/result'

/** Nobody takes part in giving themselves a role (security.md). */
export const decideGrant = (grant: { memberId: string }, actorId: string): Result<null> =>
  grant.memberId === actorId ? refuse('NEVER_SELF') : ok(null)

/**
 * Nobody takes away their own role, and only an admin who still is one takes away another's: of two who
 * revoke each other at once the second is refused, so that one admin always stays.
 */
export function decideRevocation(
  grant: { memberId: string; revokedAt: Date | null },
  actorId: string,
  admins: readonly string[],
): Result<null> {
  if (grant.memberId === actorId) return refuse('NEVER_SELF')
  if (grant.revokedAt || !admins.includes(actorId)) return refuse('CONFLICT')
  return ok(null)
}

/**
 * The switch that lets one admin act alone is for an installation that has one only (security.md).
 * @returns MORE_THAN_ONE_ADMIN where there are more
 */
export const decideSingleAdmin = (wanted: boolean, admins: number): Result<null> =>
  wanted && admins > 1 ? refuse('MORE_THAN_ONE_ADMIN') : ok(null)

/** How often a code for an address may be asked for: as often as a link to sign in, and per member. */
export const addressLimits = (memberId: string, email: string) => [
  { name: 'address-member', key: memberId, points: 8, seconds: 900 },
  { name: 'ask-address', key: email, points: 8, seconds: 900 },
  { name: 'ask-all', key: 'all', points: 3000, seconds: 900 },
]

/**
 * What becomes of an account whose name is, or is no longer, a pseudonym. Taking one stops the mail: an
 * inbox is read by others more easily than this site. Giving it up starts nothing again.
 */
export function decideNaming(
  member: { pseudonymous: boolean },
  pseudonym: boolean,
  now: Date,
): { pseudonymFrom?: Date | null; mailStoppedAt?: Date } {
  if (pseudonym === member.pseudonymous) return {}
  return pseudonym ? { pseudonymFrom: now, mailStoppedAt: now } : { pseudonymFrom: null }
}
