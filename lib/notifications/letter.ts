import { createHash } from 'node:crypto'
import { env } from '@/lib/platform/env'
import type { Locale } from '@/lib/platform/i18n'
import { readsInOwnLanguage } from '@/lib/platform/messages'
import { isUnsubscribable } from '@/lib/platform/notices'
import { unseal } from '@/lib/platform/seal'
import { translatorFor } from '@/lib/platform/translator'
import { unsubscribeToken } from '@/lib/platform/unsubscribe'
import type { DueMail } from './mutations'

/** The same for every attempt, so that a mailbox can drop a second one. */
const messageId = (key: string, site: URL) =>
  `<${createHash('sha256').update(key).digest('hex')}@${site.hostname}>`

/** Names English beside a language whose texts it stands in for, so that neither is read out as the other. */
const languagesOf = async (locale: Locale) =>
  (await readsInOwnLanguage(locale)) ? locale : `${locale}, en`

/**
 * A mail of the outbox as it is sent: plain text to one address. What its reader did not ask for can be
 * ended by one press in their mail program (RFC 8058), and by the page that its last line leads to.
 */
export async function letterOf(mail: DueMail) {
  const site = new URL(env().NEXTAUTH_URL)
  const { locale, t } = await translatorFor(mail.locale)
  const { kind, memberId } = mail
  const token = memberId && isUnsubscribable(kind) ? unsubscribeToken(memberId, kind) : null
  const page = token && new URL(`/${locale}/unsubscribe/${token}`, site).href
  return {
    messageId: messageId(mail.key, site),
    from: env().MAIL_FROM,
    // As an object: an address is not read as a list of them.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: unseal(mail.text) + (page ? `\n\n-- \n${t('notifications.mail.end')}\n${page}\n` : ''),
    xMailer: false as const,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': await languagesOf(locale),
      ...(token && {
        'List-Unsubscribe': `<${new URL(`/api/unsubscribe/${token}`, site).href}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}
