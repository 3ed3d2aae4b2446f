import type { NoteView } from './note-views'
import type { Present } from './presence-views'
import type { TemplateView } from './template-views'

/** An address of a queue under a name of its member's own. */
export type SavedView = { id: string; name: string; query: string }

type Moderator = { id: string; name: string | null }

/** What the moderators of a stream share on a point, besides its record. */
export type PointShare = {
  assignee: Moderator | null
  /** Those who may take care of it. */
  moderators: Moderator[]
  notes: NoteView[]
}

/** What is told to who says that they are on a point. */
export type Attended = { others: Present[]; share: PointShare | null }

/** What moderators share on the points of a workbench. */
export type BenchDesk = {
  /** By point; none of one in which the viewer has an interest. */
  shares: Record<string, PointShare>
  /** Who else is on the point of the address at this minute. */
  others: Present[]
  /** Of the stream, whatever the point. */
  templates: TemplateView[]
}
