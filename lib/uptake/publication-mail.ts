import { createTranslator, hasLocale } from 'next-intl'
import { env } from '@/lib/platform/env'
import { routing } from '@/lib/platform/i18n'
import type { Mail } from '@/lib/platform/mail'
import { loadMessages } from '@/lib/platform/messages'
import type english from '@/messages/en.json'
import type { PublicationHead } from './publication-views'

export type Addressee = { id: string; email: string; locale: string; references: string[] }

/**
 * Tells an author, in their language, that the uptake of their inputs is published and where. The mail
 * holds references and addresses only: what became of a point is read on its page.
 */
export async function publicationMail(
  publication: Pick<
    PublicationHead,
    'id' | 'roundSlug' | 'roundTitle' | 'documentTitle' | 'revisionName'
  >,
  { id, email, locale: wished, references }: Addressee,
): Promise<Mail> {
  const locale = hasLocale(routing.locales, wished) ? wished : routing.defaultLocale
  const messages = (await loadMessages(locale)) as typeof english
  const t = createTranslator({ locale, messages })
  const {
    roundSlug,
    roundTitle: round,
    documentTitle: document,
    revisionName: revision,
  } = publication
  const base = `${env().NEXTAUTH_URL}/${locale}/rounds/${roundSlug}/inputs`
  return {
    key: `publication.published:${publication.id}:${id}`,
    recipient: email,
    locale,
    subject: t('uptake.mail.subject', { round }),
    text: [
      t('uptake.mail.published', { document, revision, count: references.length }),
      '',
      ...references.map((reference) => `${reference}: ${base}/${reference}`),
      '',
      t('uptake.mail.reply'),
    ].join('\n'),
  }
}
