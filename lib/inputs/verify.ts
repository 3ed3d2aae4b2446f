import { type Result, refuse } from '@/lib/kernel/result'
import { withinLimits } from '@/lib/platform/rate-limit'
import { requestNotes } from '@/lib/platform/request'
import { verifySchema } from './schema'
import { findReceipt, type Verified } from './verify-data'

const QUARTER = 900

/**
 * Whether a hash is that of a submitted version, for whoever asks.
 * @returns the version or null; INVALID by field; RATE_LIMITED for who tries references at random
 */
export async function verify(asked: Record<string, unknown>): Promise<Result<Verified | null>> {
  const parsed = verifySchema.safeParse(asked)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => [String(path[0]), [message]])
    return refuse('INVALID', { fieldErrors: Object.fromEntries(wrong) })
  }
  const network = requestNotes.getStore()?.network ?? ''
  const limits = [
    { name: 'verify-network', key: network, points: 100, seconds: QUARTER },
    { name: 'verify-all', key: 'all', points: 10_000, seconds: QUARTER },
  ]
  if (!(await withinLimits(limits))) return refuse('RATE_LIMITED')
  const { reference, hash } = parsed.data
  return { ok: true, value: await findReceipt(reference, hash) }
}
