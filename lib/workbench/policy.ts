import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'
import type { StreamSubject } from '@/lib/uptake/policy'

const moderatesOne = (viewer: Viewer, streamIds: readonly string[]) =>
  streamIds.some((id) => viewer.moderates.includes(id))

/** A view of a round's queues is kept by who moderates one of its streams. */
export const canSaveView = rule('view.save', (viewer, { streamIds }: { streamIds: string[] }) =>
  moderatesOne(viewer, streamIds),
)

/** A saved view is its member's alone. */
export const canRemoveView = rule(
  'view.remove',
  (viewer, { memberId }: { memberId: string }) => viewer.member?.id === memberId,
)

/** Points of streams that are all moderated by who gives them to somebody. */
export type AssignSubject = { streamIds: string[] }

/** Whoever moderates a point's stream gives it to a moderator of that stream, or to nobody. */
export const canAssignPoint = rule(
  'point.assign',
  (viewer, { streamIds }: AssignSubject) =>
    streamIds.length > 0 && streamIds.every((id) => viewer.moderates.includes(id)),
)

const moderates = (viewer: Viewer, { streamId }: StreamSubject) =>
  viewer.moderates.includes(streamId)

/** What says the same is told apart, and put together again, by the moderators of the stream. */
export const canPart = rule('cluster.part', moderates)
export const canRejoin = rule('cluster.rejoin', moderates)

/** A point as far as its moderators are concerned; `interested` where the viewer has a part in it. */
export type PointSubject = { streamId: string; interested: boolean }

const deliberates = (viewer: Viewer, { streamId, interested }: PointSubject) =>
  viewer.moderates.includes(streamId) && !interested

/** Moderators of a stream speak among themselves on its points, but on none that one has a part in. */
export const canAddNote = rule('note.add', deliberates)

/** A note is taken away by who wrote it, while they may still read it. */
export const canRemoveNote = rule(
  'note.remove',
  (viewer, { memberId, ...point }: PointSubject & { memberId: string }) =>
    deliberates(viewer, point) && viewer.member?.id === memberId,
)

/** Who is on a point is told to those who may decide it, and only of them. */
export const canAttendPoint = rule('point.attend', deliberates)

/** Templates of a stream are kept by its moderators, those of a round by the moderators of any of its streams. */
export type TemplateSubject = { streamIds: string[] }

export const canKeepTemplate = rule('template.keep', (viewer, { streamIds }: TemplateSubject) =>
  moderatesOne(viewer, streamIds),
)
