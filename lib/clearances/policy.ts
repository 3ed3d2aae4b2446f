import type { Behalf } from '@/lib/inputs/policy'
import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'

const roleIn = (viewer: Viewer, organisationId: string | null) =>
  viewer.organisations.find(({ id }) => id === organisationId)?.role

const leads = (viewer: Viewer, { organisationId }: { organisationId: string | null }) =>
  roleIn(viewer, organisationId) === 'focal_point'

/** Whether drafts of an organisation are cleared before they are submitted. */
export const canChangeClearance = rule(
  'clearance.change',
  (viewer, organisation: { organisationId: string }) => leads(viewer, organisation),
)

/** Everybody who writes for the organisation. */
export const canAskClearance = rule(
  'draft.ask_clearance',
  (viewer, draft: Behalf) => roleIn(viewer, draft.organisationId) !== undefined,
)

/** A focal point clears a draft of their organisation, or returns it. */
export const canClearDraft = rule('draft.clear', (viewer, draft: Behalf) => leads(viewer, draft))
