import type { PointSubject } from './policy'

/** Somebody who is on a point; `since` as ISO text. */
export type Present = { name: string | null; since: string }

export type Attendance = PointSubject & { pointId: string; revisionId: string }
