import { getLocale, getTranslations } from 'next-intl/server'
import { Day } from '@/components/ui/day'
import type { NotificationRow } from '@/lib/notifications/views'
import { locales } from '@/lib/platform/i18n'
import { readsInOwnLanguage } from '@/lib/platform/messages'

/** What was told, each line leading to its page; a word tells which are unread. */
export async function NotificationList({ items }: { items: NotificationRow[] }) {
  const [t, locale] = await Promise.all([getTranslations('notifications'), getLocale()])
  // A line stays in the language in which it was told, as long as that one had texts of its own.
  const own = await Promise.all(locales.map(readsInOwnLanguage))
  const languageOf = (told: string) => locales.find((one, at) => one === told && own[at]) ?? 'en'
  return (
    <ul className="ruled plain-list">
      {items.map(({ id, subject, path, about, at, unread, locale: told }) => (
        <li key={id}>
          {unread && <strong>{t('unread')}: </strong>}
          <a href={`/${locale}${path}`} lang={languageOf(told)}>
            <bdi>{subject}</bdi>
          </a>
          <p className="muted small">
            <bdi>{about}</bdi> · <Day at={at} />
          </p>
        </li>
      ))}
    </ul>
  )
}
