import type { DraftAttachmentView } from '@/lib/attachments/views'
import type {
  Attribution,
  ElectoralGroup,
  InputPublicationPolicy,
  OrganisationType,
} from '@/lib/generated/prisma/enums'
import type { Extension, InputLimits } from '@/lib/rounds/views'
import type { DraftContent } from './schema'

/** An organisation with how many like it have spoken in the round, itself included. */
export type Speaker = {
  name: string
  type: OrganisationType
  electoralGroup: ElectoralGroup | null
  peers: number
  /** The group in whose name it delivers. */
  group: string | null
  /** Until an admin has verified it, its inputs wait for a moderator. */
  verified: boolean
}

/** Clearance before filing: whether the organisation wants it, and the last question about the draft. */
export type DraftClearance = {
  required: boolean
  latest: {
    id: string
    /** The version of the draft that was put before a focal point. */
    version: number
    /** Null for who goes by a pseudonym and has given none. */
    askedBy: string | null
    askedAt: string
    clearedAt: string | null
    returnedAt: string | null
    note: string | null
  } | null
}

export type DraftView = {
  id: string
  version: number
  content: DraftContent
  formKey: string
  savedAt: Date
  submittedAt: Date | null
  memberId: string
  individuals: boolean
  streamId: string
  pillarId: string
  pillarTitle: string
  publishes: InputPublicationPolicy
  topics: { key: string; title: string }[]
  roundId: string
  roundSlug: string
  roundCode: string
  roundTitle: string
  timeZone: string
  opensAt: Date | null
  closesAt: Date | null
  graceMinutes: number
  limits: InputLimits
  /** Every time the close was moved, in order. */
  extensions: Extension[]
  now: Date
  organisationId: string | null
  organisation: Speaker | null
  groupId: string | null
  /** Whether the round takes inputs of whom it is written for, as far as accreditation goes. */
  admitted: boolean
  clearance: DraftClearance
  /** Who of the organisation can submit it. */
  submitters: string[]
  /** What it is a new version of, or became. */
  inputId: string | null
  reference: string | null
  /** The input it was copied from, where the viewer may know of it. */
  copiedFrom: string | null
  attachments: DraftAttachmentView[]
}

export type Author = {
  id: string
  reference: string
  roundId: string
  roundSlug: string
  roundTitle: string
  timeZone: string
  streamId: string
  publishes: InputPublicationPolicy
  organisationId: string | null
  organisation: Speaker | null
  authorId: string | null
  authorName: string | null
  moderatorsOnly: boolean
  attribution: Attribution
  focalPointsFrom: Date | null
  published: boolean
  withdrawn: boolean
  version: number
}

/** A stream that a copy may go to. */
export type CopyStream = {
  id: string
  roundId: string
  roundSlug: string
  roundTitle: string
  timeZone: string
  pillarKey: string
  pillarTitle: string
  /** ISO. */
  opensAt: string
  closesAt: string
  limits: InputLimits
  /** Takes inputs of the author's side, now or later. */
  open: boolean
  topics: string[]
}
