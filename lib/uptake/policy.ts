import sql, { type Sql } from 'sql-template-tag'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'

/**
 * SQL: was record `u` published, and does no published correction stand in its place? OFFSET 0 has each
 * record looked up by its keys, whatever the planner believes of the tables' sizes.
 */
export const standingPublished: Sql = sql`(
  EXISTS (SELECT FROM published_records pr JOIN publications pb ON pb.id = pr.publication_id
    WHERE pr.record_id = u.id AND pb.published_at IS NOT NULL OFFSET 0)
  AND NOT EXISTS (SELECT FROM uptake_records c
    JOIN published_records pr ON pr.record_id = c.id JOIN publications pb ON pb.id = pr.publication_id
    WHERE c.supersedes_id = u.id AND pb.published_at IS NOT NULL OFFSET 0))`

/** SQL: was it asked to reconsider a record, and neither kept since nor corrected? A correction is another record. */
export const openRequest = (
  record: Sql,
): Sql => sql`EXISTS (SELECT FROM reconsiderations q WHERE q.record_id = ${record}
  AND NOT EXISTS (SELECT FROM kept_records k WHERE k.reconsideration_id = q.id))`

/** SQL: is a member a moderator of a stream today? */
export const moderatesStream = (
  member: Sql,
  stream: Sql,
): Sql => sql`EXISTS (SELECT FROM role_grants g
  WHERE g.member_id = ${member} AND g.role = 'moderator' AND g.stream_id = ${stream}
    AND g.effective_at IS NOT NULL AND g.revoked_at IS NULL)`

export type StreamSubject = { streamId: string }
export type RoundSubject = { streamIds: string[] }

const moderates = (viewer: Viewer, streamId: string) => viewer.moderates.includes(streamId)

/** Recording uptake belongs to the moderators of the point's stream; conflicts are refused by the act. */
export const canRecordUptake = rule('uptake.record', (viewer, { streamId }: StreamSubject) =>
  moderates(viewer, streamId),
)

/** What an earlier revision's records propose is accepted by who may record it. */
export const canCarryUptake = rule('uptake.carry', (viewer, { streamId }: StreamSubject) =>
  moderates(viewer, streamId),
)

/** What decisions are about: points of one revision, all seen by whoever decides. */
export type DecisionSubject = { revisionId: string; pointIds: string[] }

/** An act is taken back by who made it, while they moderate all of its streams. */
export const canUndoUptake = rule(
  'uptake.undo',
  (viewer, act: { memberId: string; streamIds: string[] }) =>
    viewer.member?.id === act.memberId && act.streamIds.every((id) => moderates(viewer, id)),
)

/** Points and decisions of a stream as a file: of what its moderators read anyway. */
export const canExportDecisions = rule('decisions.export', (viewer, { streamId }: StreamSubject) =>
  moderates(viewer, streamId),
)

/** A file of decisions is read for whoever may record them. */
export const canImportDecisions = rule('decisions.import', (viewer, { streamId }: StreamSubject) =>
  moderates(viewer, streamId),
)

const ownUpload = (viewer: Viewer, of: StreamSubject & { memberId: string }) =>
  viewer.member?.id === of.memberId && moderates(viewer, of.streamId)

/** What was read is applied, or forgotten, by who sent it, while they moderate the stream. */
export const canApplyDecisions = rule('decisions.apply', ownUpload)
export const canDiscardDecisions = rule('decisions.discard', ownUpload)

/** Another moderator of the same stream; who may not (own record, own organisation) is told why. */
export const canReviewUptake = rule('uptake.review', (viewer, { streamId }: StreamSubject) =>
  moderates(viewer, streamId),
)

/** Whoever may record or review takes part in the conversation about a record; conflicts are refused by the act. */
export const canCommentUptake = rule('uptake.comment', (viewer, { streamId }: StreamSubject) =>
  moderates(viewer, streamId),
)

/** The same of many records at once, all of streams that the reviewer moderates. */
export const canAgreeUptake = rule(
  'uptake.agree',
  (viewer, { streamIds }: RoundSubject) =>
    streamIds.length > 0 && streamIds.every((id) => moderates(viewer, id)),
)

/** A moderator of any stream of the round proposes what was agreed in one revision. */
export const canProposePublication = rule(
  'publication.propose',
  (viewer, { streamIds }: RoundSubject) => streamIds.some((id) => moderates(viewer, id)),
)

/** Taken back while it waits for signatures, by whoever could have proposed it. */
export const canWithdrawPublication = rule(
  'publication.withdraw',
  (viewer, { streamIds }: RoundSubject) => streamIds.some((id) => moderates(viewer, id)),
)

/** What a stored paragraph goes on from is corrected by whoever may store revisions of its document. */
export const canCorrectLineage = rule('lineage.correct', (viewer, { streamIds }: RoundSubject) =>
  streamIds.some((id) => moderates(viewer, id)),
)

/** Admins sign; one may not sign alone unless the installation says so (see `sign`). */
export const canSignPublication = rule(
  'publication.sign',
  (viewer, _subject: { proposedById: string | null }) => viewer.admin,
)

export type VerdictSubject = { organisationId: string | null; authorId: string | null }

/**
 * A verdict is the author's organisation's, by those who may submit for it; for an input in one's own
 * capacity it is the author's.
 */
export const canGiveVerdict = rule(
  'verdict.give',
  (viewer, { organisationId, authorId }: VerdictSubject) =>
    organisationId === null
      ? viewer.member !== null && authorId === viewer.member.id
      : viewer.organisations.some(({ id, role }) => id === organisationId && role !== 'drafter'),
)

/** Whoever may give a verdict may ask that the record be reconsidered. */
export const canAskReconsideration = rule(
  'reconsideration.ask',
  (viewer, subject: VerdictSubject) => canGiveVerdict(viewer, subject),
)

/** Answered by the stream's moderators; conflicts, and who decided the record, are refused by the act. */
export const canAnswerReconsideration = rule(
  'reconsideration.answer',
  (viewer, { streamId }: StreamSubject) => moderates(viewer, streamId),
)

/** What is published is everybody's; it is loaded through its round's visibility. */
export const canReadMatrix = rule('matrix.read', (_viewer, _stream: object) => true)
