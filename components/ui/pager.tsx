import { useTranslations } from 'next-intl'
import styles from './pager.module.css'

type PagerProps = { nextHref?: string; firstHref?: string; count?: number; summary?: string }

/** Walks a long list forward by keyset. `count` is how many the next page holds at most. */
export function Pager({ nextHref, firstHref, count = 50, summary }: PagerProps) {
  const t = useTranslations('ui.pager')
  if (!nextHref && !firstHref && !summary) return null
  return (
    <nav className={styles.pager} aria-label={t('label')}>
      {summary && <span className={styles.summary}>{summary}</span>}
      {firstHref && <a href={firstHref}>{t('first')}</a>}
      {nextHref && (
        <a href={nextHref} rel="next">
          {t('next', { count })}
        </a>
      )}
    </nav>
  )
}
