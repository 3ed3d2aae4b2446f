import { useTranslations } from 'next-intl'
import type { Difference } from '@/lib/documents/differences'
import styles from './differences.module.css'

/** Words as they changed: struck out what went, underlined what came, and said so to a screen reader. */
export function Differences({ of }: { of: Difference[] }) {
  const t = useTranslations('ui.difference')
  // Said in its own language, not the text's; with a direction it is no sign of which way the text runs.
  const said = { className: 'visually-hidden', lang: t('language'), dir: 'auto' }
  return of.map(({ kind, text }, index) => {
    const key = `${index} ${kind}`
    if (kind === 'same') return <span key={key}>{text}</span>
    const Element = kind === 'added' ? 'ins' : 'del'
    return (
      <Element key={key} className={styles[kind]}>
        <span {...said}> {t(kind)} </span>
        {text}
        <span {...said}> {t('end')} </span>
      </Element>
    )
  })
}
