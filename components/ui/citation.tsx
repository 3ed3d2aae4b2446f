import { useTranslations } from 'next-intl'
import styles from './citation.module.css'
import { CopyButton } from './copy-button'

type CitationProps = {
  items: { label: string; text: string }[]
  downloads?: { href: string; label: string }[]
}

/** How to cite this page, in each of the given forms. A click on a text selects the whole of it. */
export function Citation({ items, downloads = [] }: CitationProps) {
  const t = useTranslations('ui.citation')
  return (
    <details className={styles.citation}>
      <summary>{t('cite')}</summary>
      {items.map(({ label, text }) => (
        <div key={label} className={styles.item}>
          <p className={styles.label}>{label}</p>
          <p className={styles.text} dir="auto">
            {text}
          </p>
          <CopyButton text={text} label={label} />
        </div>
      ))}
      {downloads.map(({ href, label }) => (
        <a key={href} href={href} className={styles.download}>
          {label}
        </a>
      ))}
    </details>
  )
}
