import { useTranslations } from 'next-intl'
import styles from './notice.module.css'

type NoticeProps = {
  kind: 'plain' | 'demonstration' | 'paraphrase' | 'warning'
  title?: string
  children?: React.ReactNode
}

/** What a reader must know about the status of what follows. Demonstration data always carries one. */
export function Notice({ kind, title, children }: NoticeProps) {
  const t = useTranslations('ui.notice')
  const own = kind === 'demonstration' || kind === 'paraphrase'
  const heading = title ?? (own ? t(kind) : undefined)
  return (
    <div className={styles.notice} data-kind={kind} role="note">
      {heading && <p className={styles.title}>{heading}</p>}
      {children ?? (kind === 'demonstration' && <p>{t('demonstrationText')}</p>)}
    </div>
  )
}
