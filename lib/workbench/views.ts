import type { NoteView } from './note-views'
import type { Present } from './presence-views'
import type { TemplateView } from './template-views'

/** An address of a queue under a name of its member's own. */
export type SavedView = { id: string; name: string; query: string }

type Moderator = { id: string; name: string | null }

/** What the moderators of a stream share on a point, besides its record. */
export type PointDesk = {
  /** Of how many similar points it is one, as last looked for; null where it is alone. */
  similar: number | null
  memberId: string
  revisionId: string
  assignee: Moderator | null
  /** Those who may take care of it. */
  moderators: Moderator[]
  notes: NoteView[]
  /** Who else is on it at this minute. */
  others: Present[]
  templates: TemplateView[]
}
