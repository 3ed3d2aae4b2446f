import type { Delivery } from '@/lib/generated/prisma/enums'
import { nextLocalHour } from '@/lib/kernel/time'
import type { Transaction } from '@/lib/platform/db'
import type { NoticeKind } from '@/lib/platform/notices'
import type { Permit } from '@/lib/platform/permit'
import { DIGEST_HOUR } from '@/lib/platform/tell'
import type { canChangePreferences, canMarkNotifications, canUnsubscribe } from './policy'

/** Marks all up to one of the list as read. @returns how many were not before */
export async function storeRead(
  tx: Transaction,
  permit: Permit<typeof canMarkNotifications>,
  upTo: string,
): Promise<number> {
  const { count } = await tx.notification.updateMany({
    where: { memberId: permit.subject.memberId, id: { lte: upTo }, readAt: null },
    data: { readAt: new Date() },
  })
  return count
}

async function store(
  tx: Transaction,
  memberId: string,
  wishes: readonly { kind: NoticeKind; delivery: Delivery }[],
): Promise<void> {
  for (const { kind, delivery } of wishes) {
    const change = { delivery, changedAt: new Date() }
    await tx.notificationPreference.upsert({
      where: { memberId_kind: { memberId, kind } },
      create: { memberId, kind, ...change },
      update: change,
    })
  }
  const off = wishes.filter(({ delivery }) => delivery === 'list').map(({ kind }) => kind)
  if (off.length === 0) return
  // What waits for the next daily mail, or to be sent, was wanted then and is not any more.
  await tx.notification.updateMany({
    where: { memberId, kind: { in: off }, digestAt: { not: null } },
    data: { digestAt: null },
  })
  await tx.outboxMail.updateMany({
    where: { memberId, kind: { in: off }, sentAt: null, begunAt: null, attempts: 0 },
    data: { nextAttemptAt: null },
  })
}

/** Stores how a member wants to be told, and moves what waits for a daily mail to the zone's morning. */
export async function storePreferences(
  tx: Transaction,
  permit: Permit<typeof canChangePreferences>,
  wished: {
    wishes: readonly { kind: NoticeKind; delivery: Delivery }[]
    timeZone: string | null
  },
): Promise<void> {
  const { memberId: id } = permit.subject
  await store(tx, id, wished.wishes)
  await tx.member.update({ where: { id }, data: { timeZone: wished.timeZone } })
  await tx.notification.updateMany({
    where: { memberId: id, digestAt: { not: null } },
    data: { digestAt: nextLocalHour(wished.timeZone ?? 'UTC', DIGEST_HOUR, new Date()) },
  })
}

/** Ends mails of these kinds; the list goes on. */
export const storeUnsubscription = (
  tx: Transaction,
  permit: Permit<typeof canUnsubscribe>,
  kinds: readonly NoticeKind[],
): Promise<void> =>
  store(
    tx,
    permit.subject.memberId,
    kinds.map((kind) => ({ kind, delivery: 'list' as const })),
  )
