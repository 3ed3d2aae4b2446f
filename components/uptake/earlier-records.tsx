import { useTranslations } from 'next-intl'
import { Mark } from '@/components/ui/mark'
import type { WorkPoint } from '@/lib/uptake/record-views'
import { ReconsiderationLine } from './reconsideration-line'

type EarlierRecordsProps = Pick<WorkPoint, 'earlier'> & {
  /** The page of the record in the revision of this slug. */
  hrefIn: (revision: string) => string
}

/** What was recorded of a point in earlier revisions, with what its author answered to it and asked. */
export function EarlierRecords({ earlier, hrefIn }: EarlierRecordsProps) {
  const t = useTranslations('moderate')
  const uptake = useTranslations('uptake')
  const outcomes = useTranslations('enums.outcome')
  const answers = useTranslations('enums.verdict')
  if (earlier.length === 0) return null
  return (
    <section aria-labelledby="earlier" className="stack">
      <h3 id="earlier">{t('record.earlier')}</h3>
      {earlier.map(({ revision, outcome, reason, carriedTo, labels, ...more }) => (
        <div key={revision}>
          <p>
            <a href={hrefIn(more.slug)}>{revision}</a>:{' '}
            <Mark outcome={outcome} label={outcomes(outcome)} />{' '}
            {labels.length > 0 &&
              t('paragraphs', { count: labels.length, labels: labels.join(', ') })}{' '}
            <span className="muted small">{t(`state.${more.state}`)}</span>
          </p>
          {more.public && <p>{t('record.public', { outcome: outcomes(more.public) })}</p>}
          {reason && <p dir="auto">{reason}</p>}
          {carriedTo && <p dir="auto">{uptake('carriedTo', { to: carriedTo })}</p>}
          {more.verdict && (
            <p>
              <strong>{uptake('verdictOf', { answer: answers(more.verdict.answer) })}</strong>
            </p>
          )}
          {more.verdict?.wouldNeed && <p dir="auto">{more.verdict.wouldNeed}</p>}
          {more.reconsideration && <ReconsiderationLine of={more.reconsideration} />}
        </div>
      ))}
    </section>
  )
}
