import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'
import type { StreamSubject } from '@/lib/uptake/policy'

const moderates = (viewer: Viewer, { streamId }: StreamSubject) =>
  viewer.moderates.includes(streamId)

/** What says the same is told apart, and put together again, by the moderators of the stream. */
export const canPart = rule('cluster.part', moderates)
export const canRejoin = rule('cluster.rejoin', moderates)
