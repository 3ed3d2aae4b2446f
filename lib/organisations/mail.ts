import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { queueMails } from '@/lib/platform/mail'
import { tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import { delegatesPath, organisationPath } from './rules'

/** What is told, to whom. The rest of the sentence is the organisation's name. */
export type Message =
  | 'asked'
  | 'askedAdmins'
  | 'registered'
  | 'accepted'
  | 'declined'
  | 'changed'
  | 'ended'
  | 'verified'

type Recipient = { id: string; email: string | null; locale: string; organisation: string }

/** What waits for its reader's decision, and what became of their own part. */
const kindOf = (told: Message) =>
  told === 'asked' || told === 'askedAdmins' || told === 'registered'
    ? ('organisation_asked' as const)
    : ('membership_answered' as const)

const pageOf = (told: Message, organisationId: string) => {
  if (told === 'asked') return delegatesPath(organisationId)
  return told === 'askedAdmins' || told === 'registered'
    ? '/admin/organisations'
    : organisationPath(organisationId)
}

/**
 * Tells each of them in their language. It names the organisation and the page to go to:
 * neither who asks nor why, which anybody could have written.
 * @param id the request, membership or organisation that it is about
 */
async function tellEach(
  tx: Transaction,
  told: Message,
  about: { id: string; organisationId: string },
  recipients: Recipient[],
): Promise<void> {
  const mails = recipients.map(async ({ id, email, locale: wanted, organisation }) => {
    const { locale, t } = await translatorFor(wanted)
    const path = pageOf(told, about.organisationId)
    const page = `${env().NEXTAUTH_URL}/${locale}${path}`
    return {
      key: `organisation.${told}:${about.id}:${id}`,
      recipient: email,
      locale,
      subject: t(`organisations.mail.${told}.subject`, { organisation }),
      text: [t(`organisations.mail.${told}.text`, { organisation }), '', page].join('\n'),
      kind: kindOf(told),
      memberId: id,
      about: organisation,
      path,
    }
  })
  await tell(tx, await Promise.all(mails))
}

const named = (organisationId: string) =>
  sql`(SELECT o.name FROM organisations o WHERE o.id = ${organisationId}::uuid) AS organisation`

/** Tells one member what became of their part in an organisation. */
export async function tellMember(
  tx: Transaction,
  told: 'accepted' | 'declined' | 'changed' | 'ended' | 'verified',
  about: { id: string; organisationId: string; memberId: string },
): Promise<void> {
  const recipients = await readIn<Recipient>(
    tx,
    sql`SELECT m.id, m.email, m.locale, ${named(about.organisationId)}
      FROM members m WHERE m.id = ${about.memberId}::uuid`,
  )
  await tellEach(tx, told, about, recipients)
}

/**
 * Tells an address that it is named as a delegate's, in the language of who names it: whether a member has it
 * is not looked up, so that both get the same mail.
 */
export async function tellInvited(
  tx: Transaction,
  { id, organisationId }: { id: string; organisationId: string },
  to: { email: string; locale: string },
): Promise<void> {
  const { locale, t } = await translatorFor(to.locale)
  const { name: organisation } = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { name: true },
  })
  const page = `${env().NEXTAUTH_URL}/${locale}/me/profile`
  const subject = t('organisations.mail.invited.subject', { organisation })
  const text = [t('organisations.mail.invited.text', { organisation }), '', page].join('\n')
  await queueMails(tx, [
    { key: `organisation.invited:${id}`, recipient: to.email, locale, subject, text },
  ])
}

/** Tells an organisation's focal points that somebody asks to join it. @returns how many there are */
export async function tellFocalPoints(
  tx: Transaction,
  about: { id: string; organisationId: string },
): Promise<number> {
  const recipients = await readIn<Recipient>(
    tx,
    sql`SELECT m.id, m.email, m.locale, ${named(about.organisationId)}
      FROM memberships ms JOIN members m ON m.id = ms.member_id
      WHERE ms.organisation_id = ${about.organisationId}::uuid AND ms.role = 'focal_point'
        AND ms.ended_at IS NULL`,
  )
  await tellEach(tx, 'asked', about, recipients)
  return recipients.length
}

/** Tells the admins that an organisation, or its first focal point, waits for them. */
export async function tellAdmins(
  tx: Transaction,
  told: 'askedAdmins' | 'registered',
  about: { id: string; organisationId: string },
): Promise<void> {
  const recipients = await readIn<Recipient>(
    tx,
    sql`SELECT DISTINCT m.id, m.email, m.locale, ${named(about.organisationId)}
      FROM role_grants g JOIN members m ON m.id = g.member_id
      WHERE g.role = 'admin' AND g.effective_at IS NOT NULL AND g.revoked_at IS NULL`,
  )
  await tellEach(tx, told, about, recipients)
}
