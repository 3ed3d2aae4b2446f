import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { Mark } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import type { WorkPoint } from '@/lib/uptake/record-views'
import { ContradictionLine } from './carried-source'
import { CorrectedRecord } from './corrected-record'
import { EarlierRecords } from './earlier-records'

/** The record as it is, and how far. */
export function RecordNow({ work: { record, paragraphs, interested } }: { work: WorkPoint }) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  if (!record) return null
  const { published } = record
  const linked = paragraphs.filter(({ lineageIds }) =>
    lineageIds?.some((id) => record.lineageIds.includes(id)),
  )
  return (
    <section aria-label={t('record.history')} className="stack">
      <p>
        <strong>{t(`state.${record.state}`)}.</strong>{' '}
        {record.decidedBy &&
          t.rich('record.decidedBy', {
            who: record.decidedBy,
            day: () => <Day at={record.decidedAt} />,
          })}{' '}
        {published &&
          t.rich('record.publishedIn', {
            number: published.number,
            day: () => <Day at={published.day} />,
          })}
      </p>
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
      {record.contradicted && !interested && (
        <Notice kind="warning">
          <ContradictionLine of={record.contradicted} />
          <p>{t(published ? 'record.recheckPublished' : 'record.recheck')}</p>
        </Notice>
      )}
      {record.corrects && !published && <CorrectedRecord before={record.corrects} after={record} />}
    </section>
  )
}

type HistoryProps = { work: WorkPoint; hrefIn: (revision: string) => string }

/** What reviewers said of the record, and what was recorded in earlier revisions. */
export function RecordHistory({ work: { record, earlier, interested }, hrefIn }: HistoryProps) {
  const t = useTranslations('moderate')
  return (
    <>
      {record && !interested && record.reviews.length > 0 && (
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
      <EarlierRecords earlier={earlier} hrefIn={hrefIn} />
    </>
  )
}
