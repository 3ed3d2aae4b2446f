import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'

export type DueMail = {
  id: string
  key: string
  recipient: string
  locale: string
  subject: string
  text: string
  kind: string | null
  memberId: string | null
  attempts: number
  createdAt: Date
}

type Claim = Pick<DueMail, 'id' | 'attempts'>

/**
 * Takes up to `limit` mails that are due, each for five minutes: no other process gets them meanwhile, and
 * after a crash they are due again. The number of attempts is the claim's own: what was taken by another
 * process since has a higher one, and is left alone. A mail whose text was being handed over when its
 * process ended may have arrived: it is given up as UNCONFIRMED.
 */
export async function claimDueMails(limit: number): Promise<DueMail[]> {
  const mails = await read<DueMail & { unconfirmed: boolean }>(sql`
    UPDATE outbox_mails m SET
      attempts = attempts + CASE WHEN begun_at IS NULL THEN 1 ELSE 0 END,
      next_attempt_at = CASE WHEN begun_at IS NULL THEN clock_timestamp() + interval '5 minutes' END,
      last_error = CASE WHEN begun_at IS NULL THEN last_error ELSE 'UNCONFIRMED' END
    WHERE id IN (SELECT id FROM outbox_mails
      WHERE next_attempt_at <= clock_timestamp() AND sent_at IS NULL
      ORDER BY next_attempt_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)
    RETURNING id, key, recipient, locale, subject, text, kind, member_id AS "memberId", attempts,
      created_at AS "createdAt", begun_at IS NOT NULL AS unconfirmed`)
  return mails.filter(({ unconfirmed }) => !unconfirmed)
}

/** @returns false where the claim has run out and another process has the mail */
export async function markBegun({ id, attempts }: Claim): Promise<boolean> {
  const rows = await read(sql`
    UPDATE outbox_mails
    SET begun_at = clock_timestamp(), next_attempt_at = clock_timestamp() + interval '5 minutes'
    WHERE id = ${id}::uuid AND attempts = ${attempts}::int AND begun_at IS NULL AND sent_at IS NULL
      AND next_attempt_at IS NOT NULL RETURNING id`)
  return rows.length === 1
}

export const markSent = ({ id }: Claim) =>
  read(sql`
    UPDATE outbox_mails SET sent_at = clock_timestamp(), next_attempt_at = NULL, last_error = NULL
    WHERE id = ${id}::uuid`)

/** `next` null gives the mail up. What is known not to have arrived can be begun anew. */
export const markFailed = (
  { id, attempts }: Claim,
  { error, next, unconfirmed }: { error: string; next: Date | null; unconfirmed: boolean },
) =>
  read(sql`
    UPDATE outbox_mails SET last_error = ${error}, next_attempt_at = ${next},
      begun_at = CASE WHEN ${unconfirmed}::boolean THEN begun_at END
    WHERE id = ${id}::uuid AND attempts = ${attempts}::int AND sent_at IS NULL`)
