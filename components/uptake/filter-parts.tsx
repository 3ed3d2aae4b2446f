import { useTranslations } from 'next-intl'
import styles from './queue-filter-line.module.css'

export type ShownPart = {
  part: string
  label: string
  /** The chosen value in words. */
  text: string
  /** The same list without this part. */
  without: string
}

/** What a list is filtered by, each part with a link that takes it off. @param clear the list without any */
export function FilterParts({ parts, clear }: { parts: readonly ShownPart[]; clear: string }) {
  const t = useTranslations('moderate.filter')
  return (
    <ul className={styles.parts} aria-label={t('chosen')}>
      {parts.map(({ part, label, text, without }) => (
        <li key={part}>
          {label}: <bdi>{text}</bdi>{' '}
          <a href={without} aria-label={t('takeOff', { part: label, value: text })}>
            {t('remove')}
          </a>
        </li>
      ))}
      {parts.length > 1 && (
        <li>
          <a href={clear}>{t('clear')}</a>
        </li>
      )}
    </ul>
  )
}
