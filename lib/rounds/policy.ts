import sql, { type Sql } from 'sql-template-tag'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'

export type RoundSubject = { id: string; announcedAt: Date | null }

export type PhaseSubject = {
  id: string
  kind: 'submission' | 'consideration' | 'reply'
  streamId: string
  roundId: string
  roundSlug: string
  timeZone: string
}

/** SQL: where-fragment over `rounds r`: announced rounds, and others for the staff that prepares them. */
export const visibleRounds = (viewer: Viewer): Sql =>
  viewer.admin || viewer.auditor
    ? sql`true`
    : sql`(r.announced_at IS NOT NULL OR ${preparedRounds(viewer)})`

const preparedRounds = (viewer: Viewer): Sql =>
  viewer.moderates.length
    ? sql`EXISTS (SELECT FROM streams ms WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[]))`
    : sql`false`

/**
 * SQL: where-fragment over `revisions rv` of `rounds r`: a revision's existence is public from its first
 * publication on; the round's moderators, admins and auditors know of it before (metadata, security.md).
 */
export const knownRevisions = (viewer: Viewer): Sql =>
  viewer.admin || viewer.auditor
    ? sql`true`
    : sql`(${publishedRevision} OR ${preparedRounds(viewer)})`

/** SQL: is revision `rv` in a batch that was published? */
export const publishedRevision: Sql = sql`EXISTS (SELECT FROM publications pb
  WHERE pb.revision_id = rv.id AND pb.published_at IS NOT NULL)`

/** Admins run rounds; what needs two of them is signed, see lib/doors/signatures. */
export const canCreateRound = rule('round.create', (viewer, _installation: object) => viewer.admin)

export const canChangeRound = rule('round.change', (viewer, _round: RoundSubject) => viewer.admin)

/** Announcing makes a round public, once. */
export const canAnnounceRound = rule(
  'round.announce',
  (viewer, _round: RoundSubject) => viewer.admin,
)

/** Proposing is the first of the two signatures that an extension takes. */
export const canExtendPhase = rule('phase.extend', (viewer, _phase: PhaseSubject) => viewer.admin)

/** What is announced is everybody's; load a round through `visibleRounds` first. */
export const canReadRound = rule(
  'round.read',
  (_viewer, round: RoundSubject) => round.announcedAt !== null,
)
