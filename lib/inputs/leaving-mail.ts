import { randomUUID } from 'node:crypto'
import { createTranslator, hasLocale } from 'next-intl'
import { routing } from '@/lib/platform/i18n'
import type { Mail } from '@/lib/platform/mail'
import { loadMessages } from '@/lib/platform/messages'
import type english from '@/messages/en.json'
import type { CoAuthor } from './leaving-mutations'

/**
 * Tells somebody who wrote in them that inputs were withdrawn: which, and neither by whom nor why. Its key
 * is random, since a key that named the act would tell who else got the mail.
 */
export async function leavingMail({ email, locale: wished, references }: CoAuthor): Promise<Mail> {
  const locale = hasLocale(routing.locales, wished) ? wished : routing.defaultLocale
  const messages = (await loadMessages(locale)) as typeof english
  const t = createTranslator({ locale, messages })
  return {
    key: `input.withdrawn_together:${randomUUID()}`,
    recipient: email,
    locale,
    subject: t('inputs.leaving.mail.subject', { count: references.length }),
    text: [t('inputs.leaving.mail.text', { count: references.length }), '', ...references].join(
      '\n',
    ),
  }
}
