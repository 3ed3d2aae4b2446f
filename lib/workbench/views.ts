/** An address of a queue under a name of its member's own. */
export type SavedView = { id: string; name: string; query: string }

type Moderator = { id: string; name: string | null }

/** What the moderators of a stream share on a point, besides its record. */
export type PointDesk = {
  /** Of how many similar points it is one, as last looked for; null where it is alone. */
  similar: number | null
  memberId: string
  assignee: Moderator | null
  /** Those who may take care of it. */
  moderators: Moderator[]
}
