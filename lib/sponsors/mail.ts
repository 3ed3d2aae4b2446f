import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'

export type Message = 'invited' | 'answered' | 'left'

type Recipient = { id: string; email: string | null; locale: string }

/**
 * Tells each of them in their language. It names the round and the page to go to, and nobody:
 * who stands beside whom may not be public, and mail is read on the way.
 */
async function tellEach(
  tx: Transaction,
  told: Message,
  about: { id: string; roundTitle: string; page: string },
  recipients: Recipient[],
): Promise<void> {
  const mails = recipients.map(async ({ id, email, locale: wanted }) => {
    const { locale, t } = await translatorFor(wanted)
    const address = `${env().NEXTAUTH_URL}/${locale}${about.page}`
    return {
      key: `co_sponsorship.${told}:${about.id}:${id}`,
      recipient: email,
      locale,
      subject: t(`sponsors.mail.${told}.subject`),
      text: [t(`sponsors.mail.${told}.text`, { round: about.roundTitle }), '', address].join('\n'),
      kind: 'co_sponsorship' as const,
      memberId: id,
      about: about.roundTitle,
      path: about.page,
    }
  })
  await tell(tx, await Promise.all(mails))
}

/** Tells the focal points of an organisation that it is invited. @returns how many there are */
export async function tellInvited(
  tx: Transaction,
  about: { id: string; roundTitle: string; page: string; sponsorId: string },
): Promise<number> {
  const recipients = await readIn<Recipient>(
    tx,
    sql`SELECT m.id, m.email, m.locale FROM memberships ms JOIN members m ON m.id = ms.member_id
      WHERE ms.organisation_id = ${about.sponsorId}::uuid AND ms.role = 'focal_point'
        AND ms.ended_at IS NULL`,
  )
  await tellEach(tx, 'invited', about, recipients)
  return recipients.length
}

/** Tells who invited an organisation that it has answered, or that it has left. */
export async function tellInviter(
  tx: Transaction,
  told: 'answered' | 'left',
  about: { id: string; roundTitle: string; page: string; invitedById: string | null },
): Promise<void> {
  const recipients = await readIn<Recipient>(
    tx,
    sql`SELECT m.id, m.email, m.locale FROM members m WHERE m.id = ${about.invitedById}::uuid`,
  )
  await tellEach(tx, told, about, recipients)
}
