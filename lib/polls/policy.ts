import sql, { type Sql } from 'sql-template-tag'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'

/** A round's streams: whoever moderates one of them may lead polls in it. */
type Led = { streamIds: string[] }

const leads = (viewer: Viewer, { streamIds }: Led) =>
  viewer.admin || streamIds.some((id) => viewer.moderates.includes(id))

/** SQL: does the viewer lead polls in round `r`? */
export const ledRounds = (viewer: Viewer): Sql =>
  viewer.admin
    ? sql`true`
    : sql`EXISTS (SELECT FROM streams ls WHERE ls.round_id = r.id
        AND ls.id = ANY(${viewer.moderates}::uuid[]))`

/** SQL: where-fragment over `polls p` of `rounds r`: public once it has opened in an announced round. */
export const visiblePolls = (viewer: Viewer): Sql =>
  sql`((p.opened_at IS NOT NULL AND r.announced_at IS NOT NULL) OR ${ledRounds(viewer)})`

export const canCreatePoll = rule('poll.create', (viewer, round: Led) => leads(viewer, round))
export const canOpenPoll = rule('poll.open', (viewer, poll: Led) => leads(viewer, poll))
export const canClosePoll = rule('poll.close', (viewer, poll: Led) => leads(viewer, poll))
export const canDiscardPoll = rule('poll.discard', (viewer, poll: Led) => leads(viewer, poll))
export const canHideAnswer = rule('poll.hide_answer', (viewer, poll: Led) => leads(viewer, poll))

/** Anybody who was told the code. */
export const canJoinPoll = rule('poll.join', (_viewer, _poll: object) => true)

/** Members, and who joined by code (product.md knows no vote here: answers are no votes). */
export const canAnswerPoll = rule(
  'poll.answer',
  (_viewer, { participant }: { participant: string | null }) => participant !== null,
)

/** Load a poll through `visiblePolls` first. */
export const canReadPoll = rule('poll.read', (_viewer, _poll: object) => true)
