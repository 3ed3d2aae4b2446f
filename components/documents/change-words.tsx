import { useTranslations } from 'next-intl'
import type { ComparedRow } from '@/lib/documents/comparison'
import type { ParagraphView } from '@/lib/documents/views'
import styles from './comparison.module.css'

export type Row = ComparedRow<ParagraphView>

/** What became of a paragraph, in words: "Split from 12", "Renumbered, was 4". */
export function ChangeWords({ row }: { row: Row }) {
  const t = useTranslations('documents.change')
  const numbers = row.origins.filter(({ number }) => number).map(({ label }) => label)
  const was = numbers.join(', ')
  return (
    <ul className="plain-list">
      {row.changes.map((change) => (
        <li key={change}>
          {change === 'restored' && row.stood
            ? t('restoredFrom', { was: row.stood })
            : was && (change === 'split' || change === 'merged' || change === 'renumbered')
              ? t(`${change}From`, { was })
              : t(change)}
        </li>
      ))}
    </ul>
  )
}

/** Which change of how many this is, with the ways to the next and the one before. */
export function ChangeStep({ step, steps }: { step: number; steps: number }) {
  const t = useTranslations('documents.change')
  return (
    <div id={`change-${step}`} className={styles.step}>
      <span className="muted">{t('step', { step, steps })}</span>{' '}
      <span className="no-print">
        {step < steps && (
          <a href={`#change-${step + 1}`} aria-label={t('nextLabel')}>
            {t('next')}
          </a>
        )}{' '}
        {step > 1 && (
          <a href={`#change-${step - 1}`} aria-label={t('previousLabel')}>
            {t('previous')}
          </a>
        )}
      </span>
    </div>
  )
}
