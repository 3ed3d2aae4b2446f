import type {
  EcosocStatus,
  ElectoralGroup,
  MembershipRole,
  OrganisationType,
} from '@/lib/generated/prisma/enums'

export type OrganisationRow = {
  id: string
  /** In the reader's language where it is known. */
  name: string
  type: OrganisationType
  electoralGroup: ElectoralGroup | null
  verified: boolean
}

/** In the directory, with the names of those that were merged into it. */
export type ListedOrganisation = OrganisationRow & { alsoKnownAs: string[] }

export type OrganisationView = ListedOrganisation & {
  /** As it was registered, whatever the reader's language. */
  registeredName: string
  ecosocStatus: EcosocStatus | null
  basis: string | null
  /** The State whose delegation it is. */
  delegationOf: { id: string; name: string } | null
  /** Where it was merged with another, that one's page. */
  mergedIntoId: string | null
  /** The viewer's own part in it. */
  mine: { id: string; role: MembershipRole } | null
  asked: { id: string; role: MembershipRole; askedAt: string } | null
  /** The last answer to the viewer while they have no part in it. */
  declinedAt: string | null
  /** For focal points: how many requests wait for them. */
  waiting: number
}

export type RequestRow = {
  id: string
  organisationId: string
  organisation: string
  name: string | null
  /** Null where the member is called by a pseudonym. */
  email: string | null
  role: MembershipRole
  reason: string
  askedAt: Date
}

/** A delegate named by address, not answered yet. */
export type Invitation = {
  id: string
  organisation: string
  organisationId: string
  email: string
  role: MembershipRole
  invitedAt: Date
}

export type DelegateRow = {
  id: string
  memberId: string
  name: string | null
  /** Null where the member is called by a pseudonym. */
  email: string | null
  role: MembershipRole
  startedAt: string
  endedAt: string | null
}

export type DelegatesView = {
  id: string
  name: string
  requests: (Omit<RequestRow, 'askedAt'> & { askedAt: string })[]
  delegates: DelegateRow[]
  former: DelegateRow[]
}

/** A member's part in an organisation, for /me. */
export type MyOrganisation = {
  id: string
  name: string
  role: MembershipRole
  /** Asked for and not yet answered. */
  asked: boolean
  verified: boolean
  waiting: number
}

export type WaitingView = {
  organisations: (OrganisationRow & {
    registeredAt: string
    registrant: string | null
    ecosocStatus: EcosocStatus | null
  })[]
  requests: (Omit<RequestRow, 'askedAt'> & { askedAt: string })[]
}
