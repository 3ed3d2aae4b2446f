import type { ActKind, Outcome } from '@/lib/generated/prisma/enums'
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

/** Decisions that the viewer made at once. */
export type Act = {
  actId: string
  kind: ActKind
  madeAt: Date
  undoneAt: Date | null
  /** Anything of it may still be taken back. */
  canUndo: boolean
  revision: string
  revisionSlug: string
  document: string
  documentSlug: string
  points: number
  outcomes: Outcome[]
  /** The first points that it decided, in the order of their references. */
  first: { pointId: string; reference: string; number: number }[]
  /** Of an act that was taken back: points that stayed as it left them. */
  kept: { pointId: string; reference: string; number: number }[]
}
