import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import { ownAccreditationsPath } from './rules'

type Recipient = {
  id: string
  email: string | null
  locale: string
  organisation: string
  round: string
}

/**
 * Tells an organisation's focal points that a decision is recorded, and where to read it: neither which
 * nor why, since mail is read on the way.
 * @param id the accreditation
 */
export async function tellRecorded(
  tx: Transaction,
  about: { id: string; organisationId: string; roundId: string },
): Promise<void> {
  const recipients = await readIn<Recipient>(
    tx,
    sql`SELECT m.id, m.email, m.locale, o.name AS organisation, r.title AS round
      FROM memberships ms JOIN members m ON m.id = ms.member_id
      JOIN organisations o ON o.id = ms.organisation_id JOIN rounds r ON r.id = ${about.roundId}::uuid
      WHERE ms.organisation_id = ${about.organisationId}::uuid AND ms.role = 'focal_point'
        AND ms.ended_at IS NULL`,
  )
  const mails = recipients.map(async ({ id, email, locale: wanted, organisation, round }) => {
    const { locale, t } = await translatorFor(wanted)
    const path = ownAccreditationsPath(about.organisationId)
    const page = `${env().NEXTAUTH_URL}/${locale}${path}`
    return {
      key: `accreditation.recorded:${about.id}:${id}`,
      recipient: email,
      locale,
      subject: t('accreditations.mail.subject', { organisation }),
      text: [t('accreditations.mail.text', { organisation, round }), '', page].join('\n'),
      kind: 'accreditation_recorded' as const,
      memberId: id,
      about: organisation,
      path,
    }
  })
  await tell(tx, await Promise.all(mails))
}
