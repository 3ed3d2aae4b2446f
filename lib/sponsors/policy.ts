import sql, { type Sql } from 'sql-template-tag'
import type { InputView } from '@/lib/inputs/views'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'

/** On whose behalf a draft or an input is written. */
export type AuthorSide = {
  organisationId: string | null
  /** Who started the draft or submitted the input; null where it was recorded on its author's behalf. */
  memberId: string | null
  /** Then only its author acts on it. */
  moderatorsOnly: boolean
}

/** The organisations that the viewer answers for: a co-sponsor speaks through its focal point only. */
export const ledBy = (viewer: Viewer): string[] =>
  viewer.organisations.filter(({ role }) => role === 'focal_point').map(({ id }) => id)

const leads = (viewer: Viewer, organisationId: string) => ledBy(viewer).includes(organisationId)

const submitsFor = (viewer: Viewer, { organisationId, memberId, moderatorsOnly }: AuthorSide) => {
  if (!viewer.member || !memberId) return false
  const isAuthor = viewer.member.id === memberId
  if (!organisationId) return isAuthor
  const role = viewer.organisations.find(({ id }) => id === organisationId)?.role
  return role !== undefined && role !== 'drafter' && (isAuthor || !moderatorsOnly)
}

/** Whoever may submit it asks others to stand beside it. */
export const canInviteSponsor = rule('co_sponsorship.invite', (viewer, of: AuthorSide) =>
  submitsFor(viewer, of),
)

/** The focal point of the invited organisation, for it alone. */
export const canAnswerInvitation = rule(
  'co_sponsorship.answer',
  (viewer, { sponsorId }: { sponsorId: string }) => leads(viewer, sponsorId),
)

/** A co-sponsor leaves through its focal point; an invitation without an answer is taken back by who asked. */
export const canEndSponsorship = rule(
  'co_sponsorship.end',
  (viewer, of: AuthorSide & { sponsorId: string; confirmed: boolean }) =>
    of.confirmed ? leads(viewer, of.sponsorId) : submitsFor(viewer, of),
)

/** The focal point of another organisation than the author's. */
export const canDeclareAlignment = rule(
  'alignment.declare',
  (viewer, of: { declaredFor: string; organisationId: string | null }) =>
    of.declaredFor !== of.organisationId && leads(viewer, of.declaredFor),
)

export const canEndAlignment = rule(
  'alignment.end',
  (viewer, { declaredFor }: { declaredFor: string }) => leads(viewer, declaredFor),
)

type Told = Pick<InputView, 'own' | 'moderated' | 'byline'>

/**
 * Whether this reader is told which organisations stand beside an input: those who may see who wrote it,
 * and everybody where its byline names an organisation. Others learn how many they are.
 */
export const isToldSponsors = ({ own, moderated, byline }: Told): boolean =>
  own || moderated || (byline?.kind === 'named' && byline.organisation !== null)

/** Whether the reader is offered to declare on an input: a focal point, where everybody is told who wrote it. */
export const isOfferedAlignment = (
  viewer: Viewer,
  {
    published,
    publicByline,
    organisationId,
  }: Pick<InputView, 'published' | 'publicByline' | 'organisationId'>,
): boolean =>
  published &&
  publicByline?.kind === 'named' &&
  publicByline.organisation !== null &&
  ledBy(viewer).some((id) => id !== organisationId)

/**
 * SQL: invitations and co-sponsorships `c` whose text the viewer may read, unpublished as it may be: focal
 * points of the organisation asked, as long as it is asked or stands, and never what is for moderators only.
 * Needs `drafts d` and `inputs i` joined.
 */
export const readableInvitations = (viewer: Viewer): Sql => sql`(
  c.organisation_id = ANY(${ledBy(viewer)}::uuid[]) AND c.declined_at IS NULL AND c.ended_at IS NULL
  AND CASE WHEN c.input_id IS NULL
    THEN d.discarded_at IS NULL AND d.submitted_at IS NULL
      AND COALESCE(d.content ->> 'attribution', '') <> 'moderators_only'
    ELSE i.attribution <> 'moderators_only'
      AND NOT EXISTS (SELECT FROM withdrawals iw WHERE iw.input_id = i.id) END)`

/**
 * SQL: is the viewer asked to stand beside, or standing beside, what `on` ties co-sponsorship `c` to, so that
 * its text and files are theirs to read?
 */
export const invitedTo = (viewer: Viewer, on: Sql): Sql => sql`EXISTS (SELECT FROM co_sponsorships c
  LEFT JOIN inputs i ON i.id = c.input_id LEFT JOIN drafts d ON d.id = c.draft_id
  WHERE ${on} AND ${readableInvitations(viewer)})`

/** SQL: inputs `i` whose byline names the organisation to everybody. */
export const namingInput: Sql = sql`(i.organisation_id IS NOT NULL
  AND i.attribution IN ('organisation', 'person_and_organisation'))`
