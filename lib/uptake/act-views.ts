import type { ActKind } from '@/lib/generated/prisma/enums'
import type { DecisionSubject } from './policy'

/** Decisions that a moderator made at once. */
export type UndoTarget = DecisionSubject & {
  actId: string
  kind: ActKind
  memberId: string
  streamIds: string[]
  roundSlug: string
  documentSlug: string
  revisionSlug: string
}
