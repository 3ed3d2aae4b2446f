import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import type { Permit } from '@/lib/platform/permit'
import type { canGiveUpMail, canRetryMail } from './policy'

const seen = (id: string, attempts: number) => ({
  id,
  attempts,
  sentAt: null,
  lastError: { not: null },
})

/**
 * Lets a mail be tried at once, also one whose arrival is unknown: that is for an admin to decide.
 * @returns CONFLICT where it was tried or sent since it was seen
 */
export async function storeRetry(
  tx: Transaction,
  permit: Permit<typeof canRetryMail>,
  attempts: number,
): Promise<Result<null>> {
  const { count } = await tx.outboxMail.updateMany({
    where: seen(permit.subject.id, attempts),
    data: { nextAttemptAt: new Date(), begunAt: null },
  })
  return count === 1 ? ok(null) : refuse('CONFLICT')
}

/** Tries a mail no more. @returns CONFLICT where it was tried, sent or given up since it was seen */
export async function storeGivingUp(
  tx: Transaction,
  permit: Permit<typeof canGiveUpMail>,
  attempts: number,
): Promise<Result<null>> {
  const { count } = await tx.outboxMail.updateMany({
    where: { ...seen(permit.subject.id, attempts), nextAttemptAt: { not: null } },
    data: { nextAttemptAt: null },
  })
  return count === 1 ? ok(null) : refuse('CONFLICT')
}
