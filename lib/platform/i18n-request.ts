import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { routing } from './i18n'
import { loadMessages } from './messages'

/** What next-intl asks for each request. Times without a zone of their own are told in UTC. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const wanted = locale ?? (await requestLocale)
  const known = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale
  return { locale: known, messages: await loadMessages(known), timeZone: 'UTC' }
})
