import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { cursorOf, pageOf } from './data'
import type { MailFigures, TroubledMail } from './views'

const overseen = (viewer: Viewer) => sql`${viewer.admin || viewer.auditor}::boolean`

/** How many mails wait, failed, were given up, and were sent in the last 24 hours; one statement. */
export async function getMailFigures(viewer: Viewer): Promise<MailFigures> {
  const [figures] = await read<MailFigures>(sql`
    SELECT
      (SELECT count(*)::int FROM outbox_mails
        WHERE next_attempt_at IS NOT NULL AND sent_at IS NULL AND last_error IS NULL) AS waiting,
      (SELECT count(*)::int FROM outbox_mails
        WHERE sent_at IS NULL AND last_error IS NOT NULL AND next_attempt_at IS NOT NULL) AS failed,
      (SELECT count(*)::int FROM outbox_mails
        WHERE sent_at IS NULL AND last_error IS NOT NULL AND next_attempt_at IS NULL) AS "givenUp",
      (SELECT count(*)::int FROM outbox_mails
        WHERE sent_at > clock_timestamp() - interval '24 hours') AS sent
    WHERE ${overseen(viewer)}`)
  return figures ?? { waiting: 0, failed: 0, givenUp: 0, sent: 0 }
}

/**
 * Mails that failed or were given up, the newest first, by keyset: what they are, to whom by first letter
 * and domain, and what went wrong; never their text. One statement.
 */
export async function listTroubledMails(
  viewer: Viewer,
  { after, limit = 50 }: { after?: string | undefined; limit?: number } = {},
): Promise<{ items: TroubledMail[]; next: string | null }> {
  const cursor = cursorOf(after)
  const rows = await read<TroubledMail>(sql`
    SELECT id, split_part(key, ':', 1) AS kind, kind AS notice,
      left(recipient, 1) || '***@' || split_part(recipient, '@', 2) AS masked,
      attempts, last_error AS error, date_trunc('day', created_at, 'UTC') AS day,
      next_attempt_at AS next
    FROM outbox_mails
    WHERE sent_at IS NULL AND last_error IS NOT NULL AND ${overseen(viewer)}
      AND (${cursor}::uuid IS NULL OR id < ${cursor}::uuid)
    ORDER BY id DESC LIMIT ${limit + 1}::int`)
  return pageOf(rows, limit)
}

/** A mail that failed or was given up, for an act on it; null where it did not, or for others. */
export async function getTroubledMail(
  viewer: Viewer,
  id: string,
): Promise<{ id: string; kind: string } | null> {
  const [mail] = await read<{ id: string; kind: string }>(sql`
    SELECT id, split_part(key, ':', 1) AS kind FROM outbox_mails
    WHERE id = ${id}::uuid AND last_error IS NOT NULL AND ${overseen(viewer)}`)
  return mail ?? null
}
