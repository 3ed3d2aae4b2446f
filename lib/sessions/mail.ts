import { createTranslator } from 'next-intl'
import { spacedCode } from '@/lib/platform/auth-tokens'
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
  return {
    key: `session.asked:${id}`,
    recipient: email,
    locale,
    subject: t('sessions.mail.subject'),
    text: seal(t('sessions.mail.text', { link, code: spacedCode(code) })),
  }
}

type FactorMail = {
  id: string
  email: string | null
  locale: string
  change: 'enrolled' | 'reset'
}

/**
 * Tells a member that their second factor was set up or taken away, so that they learn of it when
 * somebody else did it (ASVS 5.0, 6.3.7). `id` is that of one such change.
 */
export async function factorMail({ id, email, locale, change }: FactorMail): Promise<Mail> {
  const messages = (await loadMessages(locale as Locale)) as typeof english
  const t = createTranslator({ locale, messages })
  const page = `${env().NEXTAUTH_URL.replace(/\/$/, '')}/${locale}/me/second-factor`
  return {
    key: `second_factor.${change}:${id}`,
    recipient: email,
    locale,
    subject: t(`sessions.factorMail.${change}Subject`),
    text: t(`sessions.factorMail.${change}Text`, { page }),
  }
}
