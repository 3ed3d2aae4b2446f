import type { AccreditationState, MembershipRole } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Pair } from './views'

/**
 * Whether two organisations become one.
 * @param concerned whether an admin who acts or has signed speaks for one of them: people of each gain rights
 *   over what is the other's, and nobody takes part in giving themselves a role (security.md)
 * @returns INVALID for one and the same or for an aggregate; ALREADY_DONE where the duplicate is merged away,
 *   CONFLICT where the survivor is; LISTED, NOT_VERIFIED, OTHER_STATE, NEVER_SELF
 */
export function decideMerger({ duplicate, survivor }: Pair, concerned: boolean): Result<null> {
  if (duplicate.id === survivor.id || [duplicate.type, survivor.type].includes('aggregate'))
    return refuse('INVALID', { fieldErrors: { survivor: ['choose'] } })
  if (duplicate.mergedIntoId) return refuse('ALREADY_DONE')
  if (survivor.mergedIntoId) return refuse('CONFLICT')
  if (duplicate.listed) return refuse('LISTED')
  if (!survivor.verified) return refuse('NOT_VERIFIED')
  // Whose State it is decides on interests, so a merger never takes that away or changes it.
  const state = duplicate.delegationOfId
  if (state && state !== survivor.id && state !== survivor.delegationOfId)
    return refuse('OTHER_STATE')
  return concerned ? refuse('NEVER_SELF') : ok(null)
}

const RANK = { drafter: 0, submitter: 1, focal_point: 2 } as const

/** The role that stays of one held in the duplicate and one, if any, in the survivor: the higher. */
export const roleThatStays = (
  role: MembershipRole,
  there: MembershipRole | null,
): MembershipRole => (there && RANK[there] >= RANK[role] ? there : role)

type Held = { id: string; memberId: string; role: MembershipRole }

/**
 * What becomes of the people. A role is never changed in place: a membership ends and another starts, so that
 * conflicts of interest still find the one that was held.
 * @returns memberships that end in either, and those that start in the survivor
 */
export function decideMembers(
  duplicate: readonly Held[],
  survivor: readonly Held[],
): { ends: string[]; starts: { memberId: string; role: MembershipRole }[] } {
  const ends: string[] = []
  const starts: { memberId: string; role: MembershipRole }[] = []
  for (const { id, memberId, role } of duplicate) {
    ends.push(id)
    const there = survivor.find((held) => held.memberId === memberId)
    const stays = roleThatStays(role, there?.role ?? null)
    if (stays === there?.role) continue
    if (there) ends.push(there.id)
    starts.push({ memberId, role: stays })
  }
  return { ends, starts }
}

/**
 * Which accreditation holds in a round. What was decided about the survivor stands; about the duplicate it
 * carries over where nothing was, since otherwise a merger would be a way around a refusal. A decision
 * outweighs an application.
 */
export const carriesOver = (
  duplicate: AccreditationState,
  survivor: AccreditationState | null,
): boolean => survivor === null || (survivor === 'applied' && duplicate !== 'applied')

/** Where a merger is prepared and signed, without locale. */
export const mergerPath = '/admin/organisations/merge'
