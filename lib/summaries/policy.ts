import { rule } from '@/lib/platform/permit'

/** Admins compose; saving is not publishing. */
export const canSaveSummary = rule(
  'summary.save',
  (viewer, _round: { id: string; slug: string }) => viewer.admin,
)

/** The second admin's signature under the same version publishes it. */
export const canSignSummary = rule(
  'summary.sign',
  (viewer, _summary: { id: string; roundId: string; roundSlug: string }) => viewer.admin,
)

/** Published summaries and news are everybody's; they are loaded through their round's visibility. */
export const canReadSummary = rule('summary.read', (_viewer, _publication: object) => true)
