import sql, { type Sql } from 'sql-template-tag'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'
import { publishedRevision, visibleRounds } from '@/lib/rounds/policy'

/**
 * SQL: revisions `rv` of round `r` whose text the viewer may read: from the first publication on
 * everybody, before that the round's moderators. Admins and auditors know of it only (security.md).
 */
export const readableRevisions = (viewer: Viewer): Sql =>
  sql`(${visibleRounds(viewer)} AND (${publishedRevision} OR EXISTS (SELECT FROM streams ms
    WHERE ms.round_id = r.id AND ms.id = ANY(${viewer.moderates}::uuid[]))))`

export type RoundOfDocument = { roundId: string; streamIds: string[] }

const moderatesOne = (viewer: Viewer, { streamIds }: RoundOfDocument) =>
  streamIds.some((id) => viewer.moderates.includes(id))

/** Whoever moderates a stream of the round keeps its documents. */
export const canAddDocument = rule('document.add', moderatesOne)
export const canChangeDocument = rule('document.change', moderatesOne)
export const canAddRevision = rule('revision.add', moderatesOne)
export const canChangeRevision = rule('revision.change', moderatesOne)
export const canRemoveRevision = rule('revision.remove', moderatesOne)
export const canAddTranslation = rule('translation.add', moderatesOne)

type TextOfRound = RoundOfDocument & { published: boolean; confirmed: boolean }

/** Another moderator of the round confirms a translation, or an admin once its revision is public. */
export const canConfirmTranslation = rule(
  'translation.confirm',
  (viewer, text: TextOfRound) => moderatesOne(viewer, text) || (viewer.admin && text.published),
)
/** Moderators take back what nobody outside has read; what was shown, an admin withdraws. */
export const canWithdrawTranslation = rule('translation.withdraw', (viewer, text: TextOfRound) =>
  text.published && text.confirmed
    ? viewer.admin
    : moderatesOne(viewer, text) || (viewer.admin && text.published),
)
