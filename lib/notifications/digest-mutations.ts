import sql from 'sql-template-tag'
import { nextLocalHour } from '@/lib/kernel/time'
import { readIn, type Transaction } from '@/lib/platform/db'
import { DIGEST_HOUR } from '@/lib/platform/tell'
import type { Line } from './rules'

export type Reader = {
  id: string
  email: string | null
  locale: string
  timeZone: string
  now: Date
}

/** The member, who no other process makes a daily mail for until this transaction ends; else null. */
export async function lockReader(tx: Transaction, memberId: string): Promise<Reader | null> {
  const [reader] = await readIn<Reader>(
    tx,
    sql`SELECT id::text AS id, email, locale, COALESCE(time_zone, 'UTC') AS "timeZone", clock_timestamp() AS now
      FROM members WHERE id = ${memberId}::uuid FOR NO KEY UPDATE SKIP LOCKED`,
  )
  return reader ?? null
}

/** Takes what is due for the member's daily mail, the oldest first; it waits for none any more. */
export async function takeDue(
  tx: Transaction,
  { id, now }: Reader,
): Promise<(Line & { readAt: Date | null })[]> {
  const rows = await readIn<Line & { id: string; readAt: Date | null }>(
    tx,
    sql`UPDATE notifications SET digest_at = NULL
      WHERE member_id = ${id}::uuid AND digest_at <= ${now}::timestamptz
      RETURNING id::text AS id, about, subject, path, read_at AS "readAt"`,
  )
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Leaves what is due to the next daily mail: today's is made already. */
export const postpone = (tx: Transaction, { id, timeZone, now }: Reader) =>
  tx.notification.updateMany({
    where: { memberId: id, digestAt: { lte: now } },
    data: { digestAt: nextLocalHour(timeZone, DIGEST_HOUR, now) },
  })
