import type { DraftAttachmentView } from '@/lib/attachments/views'
import type { AlignmentKind } from '@/lib/generated/prisma/enums'
import type { DraftContent } from '@/lib/inputs/schema'
import type { Invitation } from '@/lib/organisations/views'
import type { AuthorSide } from './policy'
import type { Joined } from './rules'

/** A draft or an input that others may be asked to stand beside. */
export type Sponsored = AuthorSide & {
  draftId: string | null
  inputId: string | null
  roundId: string
  streamId: string
  roundTitle: string
  /** Its own page, without locale. */
  page: string
}

/** An organisation asked, as the author's side sees it. */
export type AskedRow = {
  id: string
  organisation: string
  state: 'waiting' | 'confirmed' | 'declined' | 'left'
  invitedAt: string
  version: number | null
}

export type FoundRow = { id: string; name: string; type: string; focal: boolean }

export type InvitationRow = {
  id: string
  organisation: string
  title: string
  roundTitle: string
  closesAt: string | null
  /** Confirmed, but a version before the one that stands now. */
  again: boolean
}

/** An invitation to speak for an organisation, to the member's address. */
export type JoiningRow = Pick<Invitation, 'id' | 'organisation' | 'role'>

/** What the focal point of an invited organisation reads and answers. */
export type InvitationView = AuthorSide & {
  id: string
  sponsorId: string
  organisation: string
  /** Who asks: the organisation, with its group, or the person. */
  from: string | null
  group: string | null
  draftId: string | null
  inputId: string | null
  reference: string | null
  published: boolean
  roundId: string
  roundSlug: string
  roundTitle: string
  timeZone: string
  streamId: string
  pillarTitle: string
  invitedById: string | null
  confirmed: boolean
  confirmedVersion: number | null
  version: number
  content: Partial<DraftContent>
  attachments: DraftAttachmentView[]
  opensAt: Date | null
  closesAt: Date | null
  graceMinutes: number
  now: Date
}

/** A co-sponsorship as whoever ends it acts on it. */
export type Sponsorship = AuthorSide & {
  id: string
  sponsorId: string
  confirmed: boolean
  draftId: string | null
  inputId: string | null
  reference: string | null
  roundId: string
  streamId: string
  roundSlug: string
  roundTitle: string
  invitedById: string | null
}

export type Sponsor = Joined & { organisation: string | null; version: number | null }

export type AlignmentRow = {
  id: string
  organisation: string
  kind: AlignmentKind
  explanation: string | null
  day: string
  endedOn: string | null
}

/** Who stands how to an input, as far as this reader is told; the organisations are null where not. */
export type StandingView = {
  history: Sponsor[]
  alignments: AlignmentRow[]
  /** Co-sponsorships and invitations of organisations that the reader answers for. */
  mine: { id: string; organisation: string }[]
}

export type Alignable = {
  inputId: string
  reference: string
  title: string
  roundId: string
  roundSlug: string
  streamId: string
  organisationId: string | null
  /** Organisations that the viewer may declare for, verified ones only. */
  organisations: { id: string; name: string; sponsor: boolean }[]
  /** Declarations of theirs that stand. */
  declared: AlignmentRow[]
}
