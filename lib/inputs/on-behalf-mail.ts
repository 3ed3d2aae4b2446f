import { createTranslator, hasLocale } from 'next-intl'
import { env } from '@/lib/platform/env'
import { routing } from '@/lib/platform/i18n'
import type { Mail } from '@/lib/platform/mail'
import { loadMessages } from '@/lib/platform/messages'
import type english from '@/messages/en.json'
import type { Recipient } from './on-behalf-data'

/**
 * Tells a focal point that inputs were recorded on their organisation's behalf: how many and where to see
 * them, and nothing of the text, for mail is read on the way.
 */
export async function recordedMail(
  to: Recipient,
  batch: { id: string; roundTitle: string; count: number },
): Promise<Mail> {
  const locale = hasLocale(routing.locales, to.locale) ? to.locale : routing.defaultLocale
  const messages = (await loadMessages(locale)) as typeof english
  const t = createTranslator({ locale, messages })
  const { organisation } = to
  return {
    key: `batch.stored:${batch.id}:${to.organisationId}:${to.id}`,
    recipient: to.email,
    locale,
    subject: t('onBehalf.mail.subject', { organisation }),
    text: [
      t('onBehalf.mail.text', { organisation, count: batch.count, round: batch.roundTitle }),
      '',
      `${env().NEXTAUTH_URL}/${locale}/me`,
    ].join('\n'),
  }
}
