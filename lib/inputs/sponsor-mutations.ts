import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'

/** True where somebody is asked to stand beside a draft: then it can't become one for moderators only. */
export const isSponsored = async (tx: Transaction, draftId: string): Promise<boolean> =>
  (await tx.coSponsorship.count({ where: { draftId, declinedAt: null, endedAt: null } })) > 0

/**
 * Takes the co-sponsors of a draft along to the input that was made of it. Who confirmed this very text
 * has confirmed version 1; who confirmed an earlier one is asked again and does not count until then.
 * @returns the ids of the confirmations that ended
 */
export async function carrySponsors(
  tx: Transaction,
  draft: { id: string; version: number },
  inputId: string,
): Promise<string[]> {
  const outdated = await readIn<{ id: string }>(
    tx,
    sql`WITH outdated AS (UPDATE co_sponsorships SET ended_at = clock_timestamp()
        WHERE draft_id = ${draft.id}::uuid AND ended_at IS NULL AND declined_at IS NULL
          AND confirmed_version <> ${draft.version}::int
        RETURNING id, organisation_id, invited_by_id),
      anew AS (INSERT INTO co_sponsorships (input_id, organisation_id, invited_by_id)
        SELECT ${inputId}::uuid, organisation_id, invited_by_id FROM outdated)
      SELECT id FROM outdated`,
  )
  await readIn(
    tx,
    sql`UPDATE co_sponsorships SET input_id = ${inputId}::uuid,
        confirmed_version = CASE WHEN confirmed_at IS NOT NULL THEN 1 END
      WHERE draft_id = ${draft.id}::uuid AND ended_at IS NULL AND declined_at IS NULL`,
  )
  return outdated.map(({ id }) => id)
}

type Recipient = { id: string; sponsorship: string; email: string | null; locale: string }

/**
 * Tells the focal points of organisations that are asked or stand beside an input that there is a text
 * they have not confirmed. It names nobody: see lib/sponsors/mail.
 */
export async function tellSponsors(
  tx: Transaction,
  about: { inputId: string; number: number; roundTitle: string },
): Promise<void> {
  const recipients = await readIn<Recipient>(
    tx,
    sql`SELECT m.id, c.id AS sponsorship, m.email, m.locale
      FROM co_sponsorships c JOIN memberships ms ON ms.organisation_id = c.organisation_id
      JOIN members m ON m.id = ms.member_id
      WHERE c.input_id = ${about.inputId}::uuid AND c.ended_at IS NULL AND c.declined_at IS NULL
        AND c.confirmed_version IS DISTINCT FROM ${about.number}::int
        AND ms.role = 'focal_point' AND ms.ended_at IS NULL`,
  )
  const mails = recipients.map(async ({ id, sponsorship, email, locale: wanted }) => {
    const { locale, t } = await translatorFor(wanted)
    const path = `/me/co-sponsorships/${sponsorship}`
    const page = `${env().NEXTAUTH_URL}/${locale}${path}`
    return {
      key: `co_sponsorship.version:${sponsorship}:${about.number}:${id}`,
      recipient: email,
      locale,
      subject: t('sponsors.mail.version.subject'),
      text: [t('sponsors.mail.version.text', { round: about.roundTitle }), '', page].join('\n'),
      kind: 'co_sponsorship' as const,
      memberId: id,
      about: about.roundTitle,
      path,
    }
  })
  await tell(tx, await Promise.all(mails))
}
