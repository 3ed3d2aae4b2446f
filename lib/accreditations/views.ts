import type {
  AccreditationState,
  EcosocStatus,
  OrganisationType,
} from '@/lib/generated/prisma/enums'

/** One change, with its reason or an applicant's note. */
export type AccreditationChange = {
  id: string
  state: AccreditationState
  reason: string
  decidedAt: string
  by: string | null
}

export type AccreditationRow = {
  organisationId: string
  name: string
  type: OrganisationType
  ecosocStatus: EcosocStatus | null
  /** The latest first; empty where nothing was recorded. */
  changes: AccreditationChange[]
}

/** An organisation's standing in one round, for its focal points. */
export type OwnAccreditation = {
  roundSlug: string
  roundTitle: string
  changes: AccreditationChange[]
}

/** What the public is told: where an organisation takes part, never where it was refused. */
export type PublicAccreditation = {
  roundSlug: string
  roundTitle: string
  state: 'accredited' | 'by_ecosoc_status'
}
