import type { PointSubject } from './policy'

export type NoteView = {
  id: string
  text: string
  /** By name; null where the member has none. */
  author: string | null
  own: boolean
  notedAt: string
  /** Of the input, where it is another than that of the point at hand. */
  version: number | null
}

/** A point that its moderators speak of among themselves. */
export type SharedPoint = PointSubject & {
  pointId: string
  /** The point that stands in its place by now, or itself. */
  shownOn: string
  roundId: string
  roundSlug: string
  reference: string
  number: number
}

export type NoteTarget = SharedPoint & { noteId: string; memberId: string }
