import { createTranslator, hasLocale } from 'next-intl'
import type english from '@/messages/en.json'
import { type Locale, routing } from './i18n'
import { loadMessages } from './messages'

/**
 * The texts of mails in the language that a member wishes, English where it is not one of ours and text by
 * text where it is not translated. @returns the language itself and its translator
 */
export async function translatorFor(wished: string) {
  const locale: Locale = hasLocale(routing.locales, wished) ? wished : routing.defaultLocale
  const messages = (await loadMessages(locale)) as typeof english
  return { locale, t: createTranslator({ locale, messages }) }
}
