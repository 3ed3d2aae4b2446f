import type { AccreditationState } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'

/**
 * Whether an organisation applies: once, and again after it was refused.
 * @returns ALREADY_DONE while an application waits or an accreditation holds
 */
export const decideApplying = (held: AccreditationState | null): Result<null> =>
  held === null || held === 'not_accredited' ? ok(null) : refuse('ALREADY_DONE')

/**
 * Whether an admin's decision is recorded over what holds. It may correct an earlier one, and may come
 * without an application: a process also accredits by its own lists.
 * @param seen the row that the admin read, null where there was none
 * @returns CONFLICT where another row holds by now; NO_ECOSOC_STATUS at `state` where the organisation has
 *   none; ALREADY_DONE where the same holds already
 */
export function decideRecording(
  held: { id: string; state: AccreditationState } | null,
  seen: string | null,
  wanted: { state: Exclude<AccreditationState, 'applied'>; ecosoc: boolean },
): Result<null> {
  if ((held?.id ?? null) !== seen) return refuse('CONFLICT')
  if (wanted.state === 'by_ecosoc_status' && !wanted.ecosoc)
    return refuse('NO_ECOSOC_STATUS', { fieldErrors: { state: ['noEcosocStatus'] } })
  return held?.state === wanted.state ? refuse('ALREADY_DONE') : ok(null)
}

/** Where a round's list is, without locale. */
export const accreditationsPath = (roundSlug: string) => `/admin/rounds/${roundSlug}/accreditations`
export const ownAccreditationsPath = (organisationId: string) =>
  `/organisations/${organisationId}/accreditations`
