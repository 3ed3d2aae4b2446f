import { useTranslations } from 'next-intl'
import type { Change } from '@/lib/documents/comparison'
import { cutText } from '@/lib/kernel/text'
import { ChangeWords, type Row } from './change-words'
import styles from './comparison.module.css'

const ORDER = [
  'changed',
  'new',
  'restored',
  'removed',
  'split',
  'merged',
  'moved',
  'renumbered',
] as const

type ChangeListProps = { rows: Row[]; counts: Record<Change, number>; steps: number }

/** How much changed and of which kind, and each change with the way to it. */
export function ChangeList({ rows, counts, steps }: ChangeListProps) {
  const t = useTranslations('documents.change')
  const found = ORDER.filter((change) => counts[change] > 0)
  return (
    <section className={styles.summary} aria-label={t('all', { count: steps })}>
      <p className="row">
        <strong>{t('all', { count: steps })}</strong>
        {found.map((change) => (
          <span key={change}>{t('count', { change: t(change), count: counts[change] })}</span>
        ))}
        {steps > 0 && (
          <a href="#change-1" className="no-print">
            {t('first')}
          </a>
        )}
      </p>
      {steps > 0 && (
        <details className="no-print">
          <summary>{t('list')}</summary>
          <ol className={styles.list}>
            {rows.map((row) => {
              const shown = row.paragraph ?? row.origins[0]
              if (row.step === null || !shown) return null
              return (
                <li key={row.step}>
                  <a href={`#change-${row.step}`} dir="auto">
                    {shown.number ? <bdi>{shown.label}</bdi> : <bdi>{cutText(shown.text, 60)}</bdi>}
                  </a>
                  <ChangeWords row={row} />
                </li>
              )
            })}
          </ol>
        </details>
      )}
    </section>
  )
}
