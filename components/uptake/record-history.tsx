import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { Mark } from '@/components/ui/mark'
import type { WorkPoint } from '@/lib/uptake/record-views'

/** How far the record is, what reviewers said, and what was recorded in earlier revisions. */
export function RecordHistory({ work: { record, earlier, paragraphs } }: { work: WorkPoint }) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  const linked = paragraphs.filter(({ lineageIds }) =>
    lineageIds.some((id) => record?.lineageIds.includes(id)),
  )
  return (
    <section aria-label={t('record.history')} className="stack">
      {record && (
        <p>
          <strong>{t(`state.${record.state}`)}</strong>{' '}
          {record.decidedBy &&
            t.rich('record.decidedBy', {
              who: record.decidedBy,
              day: () => <Day at={record.decidedAt} />,
            })}
        </p>
      )}
      {record && (
        <>
          <Mark outcome={record.outcome} label={outcomes(record.outcome)} chip />
          {linked.length > 0 && (
            <p>
              {t('paragraphs', {
                count: linked.length,
                labels: linked.map(({ label }) => label).join(', '),
              })}
            </p>
          )}
          {record.reason && <p dir="auto">{record.reason}</p>}
          {record.carriedTo && <p dir="auto">{record.carriedTo}</p>}
        </>
      )}
      {record && record.reviews.length > 0 && (
        <ul className="plain-list">
          {record.reviews.map((review) => (
            <li key={`${review.day} ${review.reviewer} ${review.comment} ${review.current}`}>
              <Day at={review.day} />, {review.reviewer}: {t(`state.${review.finding}`)}
              {!review.current && ` (${t('record.earlierVersion')})`}
              {review.comment && <p dir="auto">{review.comment}</p>}
            </li>
          ))}
        </ul>
      )}
      {earlier.length > 0 && <h3>{t('record.earlier')}</h3>}
      {earlier.map(({ revision, outcome, reason, labels }) => (
        <div key={revision}>
          <p>
            {revision}: <Mark outcome={outcome} label={outcomes(outcome)} />{' '}
            {labels.length > 0 &&
              t('paragraphs', { count: labels.length, labels: labels.join(', ') })}
          </p>
          {reason && <p dir="auto">{reason}</p>}
        </div>
      ))}
    </section>
  )
}
