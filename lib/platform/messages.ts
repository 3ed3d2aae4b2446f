import type { Locale } from './i18n'

export type Messages = { [key: string]: string | Messages }

const load: Record<Locale, () => Promise<{ default: unknown }>> = {
  ar: () => import('@/messages/ar.json'),
  zh: () => import('@/messages/zh.json'),
  en: () => import('@/messages/en.json'),
  fr: () => import('@/messages/fr.json'),
  ru: () => import('@/messages/ru.json'),
  es: () => import('@/messages/es.json'),
}

/** Made once per locale: walking through all texts took a twelfth of the time of every page. */
function once<Made>(make: (locale: Locale) => Promise<Made>): (locale: Locale) => Promise<Made> {
  const made = new Map<Locale, Promise<Made>>()
  return (locale) => {
    const kept = made.get(locale) ?? make(locale)
    made.set(locale, kept)
    return kept
  }
}

/** The texts of a locale, English standing in key by key for what is not translated yet. */
export const loadMessages = once(async (locale): Promise<Messages> => {
  const [own, english] = await Promise.all([load[locale](), load.en()])
  return withFallback(own.default as Messages, english.default as Messages)
})

/**
 * Whether a page in this locale reads in its own language: nine texts of ten are translated.
 * Below that its body is marked and announced as English.
 */
export const readsInOwnLanguage = once(async (locale): Promise<boolean> => {
  const [own, english] = await Promise.all([load[locale](), load.en()])
  const wanted = keys(english.default as Messages)
  const present = new Set(keys(own.default as Messages))
  return wanted.filter((key) => present.has(key)).length >= wanted.length * 0.9
})

/** `own` with every key that only `fallback` has. */
export function withFallback(own: Messages, fallback: Messages): Messages {
  const merged: Messages = { ...fallback }
  for (const [key, text] of Object.entries(own)) {
    const under = fallback[key]
    merged[key] =
      typeof text === 'object' && typeof under === 'object' ? withFallback(text, under) : text
  }
  return merged
}

/** Every text's path, such as `layout.skip`. */
export function keys(messages: Messages, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, text]) =>
    typeof text === 'string' ? [prefix + key] : keys(text, `${prefix}${key}.`),
  )
}
