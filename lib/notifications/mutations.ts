import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'

export type DueMail = {
  id: string
  key: string
  recipient: string
  locale: string
  subject: string
  text: string
  attempts: number
  createdAt: Date
}

/**
 * Takes up to `limit` mails that are due, each for five minutes: no other process gets them
 * meanwhile, and after a crash they are due again.
 */
export const claimDueMails = (limit: number): Promise<DueMail[]> =>
  read<DueMail>(sql`
    UPDATE outbox_mails
    SET attempts = attempts + 1, next_attempt_at = clock_timestamp() + interval '5 minutes'
    WHERE id IN (SELECT id FROM outbox_mails
      WHERE next_attempt_at <= clock_timestamp() AND sent_at IS NULL
      ORDER BY next_attempt_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)
    RETURNING id, key, recipient, locale, subject, text, attempts, created_at AS "createdAt"`)

export const markSent = (id: string) =>
  read(sql`
    UPDATE outbox_mails SET sent_at = clock_timestamp(), next_attempt_at = NULL, last_error = NULL
    WHERE id = ${id}::uuid`)

export const markFailed = (id: string, error: string, next: Date | null) =>
  read(sql`
    UPDATE outbox_mails SET last_error = ${error}, next_attempt_at = ${next}
    WHERE id = ${id}::uuid`)
