import type { AuditEvent } from '@/lib/audit/events'

/** Where recording on behalf is done, without locale. */
export const recordingPath = (of: { roundSlug: string }) => `/moderate/${of.roundSlug}/on-behalf`
export const batchPath = (of: { roundSlug: string; id: string }) => `${recordingPath(of)}/${of.id}`

/** What the log tells of lines that were read: how many, and nothing of what they say. */
export const stagedEvent = (
  of: { roundId: string },
  subjectId: string,
  lines: number,
): AuditEvent => ({ kind: 'batch.imported', subjectId, roundId: of.roundId, facts: { lines } })
