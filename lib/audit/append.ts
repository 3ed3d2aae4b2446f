import type { Transaction } from '@/lib/platform/db'
import type { AuditEvent } from './events'

/** Appends events in the transaction of the act itself: both are stored or neither is. */
export async function appendEvents(
  tx: Transaction,
  actorId: string | null,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return
  await tx.auditEvent.createMany({ data: events.map((event) => ({ ...event, actorId })) })
}
