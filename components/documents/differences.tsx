import { useTranslations } from 'next-intl'
import type { Difference } from '@/lib/documents/differences'
import styles from './differences.module.css'

/** Words as they changed: struck out what went, underlined what came, and said so to a screen reader. */
export function Differences({ of }: { of: Difference[] }) {
  const t = useTranslations('ui.difference')
  return of.map(({ kind, text }, index) => {
    const key = `${index} ${kind}`
    if (kind === 'same') return <span key={key}>{text}</span>
    const Element = kind === 'added' ? 'ins' : 'del'
    return (
      <Element key={key} className={styles[kind]}>
        <span className="visually-hidden"> {t(kind)} </span>
        {text}
        <span className="visually-hidden"> {t('end')} </span>
      </Element>
    )
  })
}
