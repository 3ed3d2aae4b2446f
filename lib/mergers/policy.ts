import { rule } from '@/lib/platform/permit'
import type { MergerSubject } from './views'

type Both = { duplicateId: string; survivorId: string }

/**
 * Two admins merge, as two grant roles (security.md): people of each organisation gain rights over what is
 * the other's. That neither speaks for one of them is refused with a reason by the act.
 */
export const canMerge = rule('organisation.merge', (viewer, _both: Both) => viewer.admin)

/** Taking a proposal back protects and needs one admin. */
export const canWithdrawMerger = rule(
  'organisation.withdraw_merger',
  (viewer, _merger: MergerSubject) => viewer.admin,
)

export const canReadMergers = rule(
  'organisation.read_mergers',
  (viewer, _mergers: object) => viewer.admin || viewer.auditor,
)
