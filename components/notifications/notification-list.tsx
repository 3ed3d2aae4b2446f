import { useLocale, useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import type { NotificationRow } from '@/lib/notifications/views'

/** What was told, each line leading to its page; a word tells which are unread. */
export function NotificationList({ items }: { items: NotificationRow[] }) {
  const t = useTranslations('notifications')
  const locale = useLocale()
  return (
    <ul className="ruled plain-list">
      {items.map(({ id, subject, path, about, at, unread }) => (
        <li key={id}>
          {unread && <strong>{t('unread')}: </strong>}
          <a href={`/${locale}${path}`}>
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
