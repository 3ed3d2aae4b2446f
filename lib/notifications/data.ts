import sql, { type Sql } from 'sql-template-tag'
import type { Delivery } from '@/lib/generated/prisma/enums'
import { isUuid } from '@/lib/kernel/ids'
import { read } from '@/lib/platform/db'
import { readUnsubscribeToken } from '@/lib/platform/unsubscribe'
import type { Viewer } from '@/lib/platform/viewer'
import { deliveries } from './rules'
import type { NotificationRow, Preferences, Unsubscription } from './views'

/** A page of a list, its next address included; what is no cursor starts at the beginning. */
export const cursorOf = (after?: string): string | null => (after && isUuid(after) ? after : null)

export const pageOf = <R extends { id: string }>(rows: R[], limit: number) => ({
  items: rows.slice(0, limit),
  next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
})

/** What the viewer was told, the newest first; a page by keyset. One statement. */
export async function listNotifications(
  viewer: Viewer,
  { after, limit = 50 }: { after?: string | undefined; limit?: number } = {},
): Promise<{ items: NotificationRow[]; next: string | null }> {
  const cursor = cursorOf(after)
  const rows = await read<NotificationRow>(sql`
    SELECT id, kind, about, subject, locale, path, at, read_at IS NULL AS unread
    FROM notifications
    WHERE member_id = ${viewer.member?.id ?? null}::uuid
      AND (${cursor}::uuid IS NULL OR id < ${cursor}::uuid)
    ORDER BY id DESC LIMIT ${limit + 1}::int`)
  return pageOf(rows, limit)
}

type Wish = { kind: string; delivery: Delivery }

const wishes = (member: Sql) => sql`
  COALESCE((SELECT json_agg(json_build_object('kind', p.kind, 'delivery', p.delivery))
    FROM notification_preferences p WHERE p.member_id = ${member}), '[]') AS wishes`

/** How the viewer is told of each kind; null for a visitor. One statement. */
export async function getPreferences(viewer: Viewer): Promise<Preferences | null> {
  const [row] = await read<{ memberId: string; timeZone: string | null; wishes: Wish[] }>(sql`
    SELECT m.id AS "memberId", m.time_zone AS "timeZone", ${wishes(sql`m.id`)}
    FROM members m WHERE m.id = ${viewer.member?.id ?? null}::uuid`)
  return row
    ? { memberId: row.memberId, timeZone: row.timeZone, delivery: deliveries(row.wishes) }
    : null
}

/** Whom and what the link out of a mail names; null for a forged one. One statement. */
export async function getUnsubscription(token: string): Promise<Unsubscription | null> {
  const named = readUnsubscribeToken(token)
  if (!named) return null
  const [row] = await read<{ masked: string; locale: string; wishes: Wish[] }>(sql`
    SELECT left(m.email, 1) || '***@' || split_part(m.email, '@', 2) AS masked, m.locale,
      ${wishes(sql`m.id`)}
    FROM members m WHERE m.id = ${named.memberId}::uuid`)
  if (!row) return null
  return { ...named, masked: row.masked, locale: row.locale, delivery: deliveries(row.wishes) }
}

/** The members for whom something is due in a daily mail. */
export const listDigestReaders = (): Promise<{ id: string }[]> =>
  read<{ id: string }>(sql`
    SELECT DISTINCT member_id AS id FROM notifications WHERE digest_at <= clock_timestamp()`)
