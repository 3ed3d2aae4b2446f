import type { PointSubject } from './policy'

export type NoteView = {
  id: string
  text: string
  /** By name; null where the member has none. */
  author: string | null
  own: boolean
  notedAt: string
}

/** A point that its moderators speak of among themselves. */
export type SharedPoint = PointSubject & {
  pointId: string
  roundId: string
  roundSlug: string
  reference: string
  number: number
}

export type NoteTarget = SharedPoint & { noteId: string; memberId: string }
