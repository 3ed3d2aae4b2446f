import sql from 'sql-template-tag'
import type { Delivery } from '@/lib/generated/prisma/enums'
import { nextLocalHour } from '@/lib/kernel/time'
import { readIn, type Transaction } from './db'
import { type Mail, queueMails } from './mail'
import { NOTICES, type NoticeKind } from './notices'

/** The local hour at which daily mails go out. */
export const DIGEST_HOUR = 8

/** A mail that is also a line in its reader's list. Its subject holds nothing that is restricted. */
export type Told = Mail & {
  kind: NoticeKind
  memberId: string
  /** The title of the round, or the name of the organisation. */
  about: string
  /** The page that it leads to, without its locale. */
  path: string
}

type Reader = {
  id: string
  timeZone: string | null
  kind: string | null
  delivery: Delivery | null
}

/**
 * Tells members of an act in its own transaction: each gets a line in their list, and as they prefer for
 * its kind a mail at once, a line in their next daily mail, or nothing more. What was told under a key
 * before is not told again.
 */
export async function tell(tx: Transaction, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const readers = await readIn<Reader>(
    tx,
    sql`SELECT m.id::text AS id, m.time_zone AS "timeZone", p.kind, p.delivery::text AS delivery
      FROM members m LEFT JOIN notification_preferences p ON p.member_id = m.id
      WHERE m.id = ANY(${told.map(({ memberId }) => memberId)}::uuid[])`,
  )
  const now = new Date()
  const planned = told.map((one) => {
    const own = readers.filter(({ id }) => id === one.memberId)
    const wish = own.find(({ kind }) => kind === one.kind)?.delivery
    return { ...one, delivery: wish ?? NOTICES[one.kind].delivery, zone: own[0]?.timeZone ?? 'UTC' }
  })
  await tx.notification.createMany({
    data: planned.map(({ key, memberId, kind, about, subject, locale, path, delivery, zone }) => ({
      ...{ key, memberId, kind, about, subject, locale, path },
      digestAt: delivery === 'digest' ? nextLocalHour(zone, DIGEST_HOUR, now) : null,
    })),
    skipDuplicates: true,
  })
  await queueMails(
    tx,
    planned.flatMap(({ key, recipient, locale, subject, text, kind, memberId, delivery }) =>
      delivery === 'at_once' ? [{ key, recipient, locale, subject, text, kind, memberId }] : [],
    ),
  )
}
