import type { AssignSubject } from './policy'

/** Points to be given to somebody, all of one round and of streams that the viewer moderates. */
export type AssignTarget = AssignSubject & {
  pointIds: string[]
  roundId: string
  roundSlug: string
  roundTitle: string
  /** The pillar of the first; a notice leads to its queue. */
  pillarKey: string
}
