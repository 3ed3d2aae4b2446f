import type {
  AccreditationState,
  MembershipRole,
  OrganisationType,
} from '@/lib/generated/prisma/enums'

/** One of two organisations that are to become one. */
export type Side = {
  id: string
  /** In the reader's language where it is known. */
  name: string
  type: OrganisationType
  /** A State, not one of its delegations, or an observer with a code of its own. */
  listed: boolean
  verified: boolean
  mergedIntoId: string | null
  delegationOfId: string | null
  /** Whether a focal point clears its drafts before they are submitted. */
  clears?: boolean
}

export type Pair = { duplicate: Side; survivor: Side }

/** How many speak for the duplicate in a role. Who they are is for its focal points to know (security.md). */
export type Movers = {
  role: MembershipRole
  /** Their role in the organisation that stays, if they have one. */
  there: MembershipRole | null
  count: number
}

/** What was recorded of both in a round; at least of the duplicate. */
export type Standings = {
  roundSlug: string
  roundTitle: string
  duplicate: AccreditationState
  survivor: AccreditationState | null
}

/** What a merger would do, as far as an admin may know of it. */
export type Preview = Pair & {
  people: Movers[]
  accreditations: Standings[]
  /** Of these inputs and drafts those for moderators only are in no count. */
  inputs: number
  drafts: number
  /** That stand or wait for an answer; `doubled` of them end, as both stand there or it is their own text. */
  sponsorships: number
  doubledSponsorships: number
  alignments: number
  doubledAlignments: number
  invitations: number
  requests: number
  /** Records not published yet that somebody decided or reviewed who would have an interest. */
  interested: number
  /** The proposal that waits for signatures, or what became of it. */
  merger: Proposal | null
}

export type Proposal = {
  id: string
  reason: string
  proposedBy: string | null
  signatures: number
  signedByMe: boolean
  effectiveAt: string | null
}

/** A proposal that was not withdrawn, for acts on it. */
export type MergerSubject = { id: string; duplicateId: string; survivorId: string }
