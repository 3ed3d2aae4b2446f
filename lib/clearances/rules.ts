import type { DraftClearance } from '@/lib/inputs/draft-views'
import { clearanceState } from '@/lib/inputs/rules'
import { ok, type Result, refuse } from '@/lib/kernel/result'

/** A draft as it is under its lock. */
type Held = { version: number; submittedAt: Date | null; clearance: DraftClearance }

const fits = ({ version, submittedAt }: Held, seen: number): Result<null> => {
  if (submittedAt) return refuse('ALREADY_DONE')
  return version === seen
    ? ok(null)
    : refuse('CONFLICT', {
        changed: [{ field: 'version', from: String(seen), to: String(version) }],
      })
}

/**
 * Whether a version of a draft is put before a focal point.
 * @param seen the version on the page
 * @returns CONFLICT where the draft is newer; ALREADY_DONE where it is submitted, waits or is cleared, or
 *   its organisation asks for no clearance
 */
export function decideAskingClearance(held: Held, seen: number): Result<null> {
  const known = fits(held, seen)
  if (!known.ok) return known
  const state = clearanceState(held.clearance, held.version)
  return state === 'asked' || state === 'cleared' || state === 'not_needed'
    ? refuse('ALREADY_DONE')
    : ok(null)
}

/**
 * Whether a focal point answers the question about the version that they read.
 * @returns the question's id; CONFLICT where the draft was edited since, ALREADY_DONE where nothing waits
 */
export function decideClearing(held: Held, seen: number): Result<string> {
  const known = fits(held, seen)
  if (!known.ok) return known
  const { latest } = held.clearance
  return latest && clearanceState(held.clearance, held.version) === 'asked'
    ? ok(latest.id)
    : refuse('ALREADY_DONE')
}
