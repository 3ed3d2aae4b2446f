import { createTranslator } from 'next-intl'
import { env } from '@/lib/platform/env'
import type { Locale } from '@/lib/platform/i18n'
import type { Mail } from '@/lib/platform/mail'
import { loadMessages } from '@/lib/platform/messages'
import type english from '@/messages/en.json'

type Published = { id: string; number: number; roundSlug: string; roundTitle: string }

async function translatorIn(locale: string) {
  const messages = (await loadMessages(locale as Locale)) as typeof english
  return createTranslator({ locale, messages })
}

/** Tells each submitter in their language that a summary of the round was published, and where. */
export async function summaryMails(
  recipients: readonly { id: string; email: string; locale: string }[],
  { id, number, roundSlug, roundTitle }: Published,
): Promise<Mail[]> {
  const translators = new Map<string, Awaited<ReturnType<typeof translatorIn>>>()
  for (const { locale } of recipients)
    if (!translators.has(locale)) translators.set(locale, await translatorIn(locale))
  return recipients.map((recipient) => {
    const t = translators.get(recipient.locale)
    if (!t) throw new Error(`no messages for ${recipient.locale}`)
    const url = `${env().NEXTAUTH_URL}/${recipient.locale}/rounds/${roundSlug}/summary/${number}`
    return {
      key: `summary.published:${id}:${recipient.id}`,
      recipient: recipient.email,
      locale: recipient.locale,
      subject: t('summaries.mail.subject', { round: roundTitle }),
      text: t('summaries.mail.text', { round: roundTitle, number, url }),
    }
  })
}
