import { createTranslator } from 'next-intl'
import { env } from '@/lib/platform/env'
import type { Locale } from '@/lib/platform/i18n'
import type { Mail } from '@/lib/platform/mail'
import { loadMessages } from '@/lib/platform/messages'
import { seal } from '@/lib/platform/seal'
import type english from '@/messages/en.json'

type SignInMail = { id: string; email: string; locale: Locale; token: string; code: string }

/**
 * The mail with link and code. It is the same whether or not the address is known. Its text is
 * sealed, so that the outbox holds neither in the clear.
 */
export async function signInMail({ id, email, locale, token, code }: SignInMail): Promise<Mail> {
  const messages = (await loadMessages(locale)) as typeof english
  const t = createTranslator({ locale, messages })
  const link = `${env().NEXTAUTH_URL.replace(/\/$/, '')}/${locale}/sign-in/confirm?token=${token}`
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`
  return {
    key: `session.asked:${id}`,
    recipient: email,
    locale,
    subject: t('sessions.mail.subject'),
    text: seal(t('sessions.mail.text', { link, code: spaced })),
  }
}
