import { defineRouting } from 'next-intl/routing'

/** The six official languages of the United Nations, in the order of the UN's own language bar. */
export const locales = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const
export type Locale = (typeof locales)[number]

/** How each language names itself; never translated, so that its readers find it. */
export const localeNames: Record<Locale, string> = {
  ar: 'العربية',
  zh: '中文',
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
  es: 'Español',
}

/** A language as it names itself; its code where it is none of the six. */
export const languageName = (code: string): string =>
  Object.entries(localeNames).find(([known]) => known === code)?.[1] ?? code

/** Every page's address starts with its locale. No cookie is set: the address is the choice. */
export const routing = defineRouting({
  locales,
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: false,
  // Their addresses would follow the Host header, which whoever asks can choose.
  alternateLinks: false,
})

/** The direction in which a locale is written. */
export function direction(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}

/** The locale that dates are written in: English ones the British way. */
export function dateLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale
}

/**
 * A minute on the wall clock of `zone`, with the zone's name (short for UTC) and, where asked, the day of
 * the week. `zone` is an IANA name such as `America/New_York`.
 */
export function minuteIn(zone: string, at: Date, locale: string, weekday?: 'long'): string {
  return new Intl.DateTimeFormat(dateLocale(locale), {
    ...(weekday && { weekday }),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: zone === 'UTC' ? 'short' : 'long',
    timeZone: zone,
  }).format(at)
}
