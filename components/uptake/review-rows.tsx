import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { StatementText } from '@/components/inputs/statement-text'
import { ActionForm } from '@/components/ui/action-form'
import { Mark } from '@/components/ui/mark'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { agreeUptake } from '@/lib/uptake/actions'
import type { ToReview } from '@/lib/uptake/record-views'
import { ChangedPoints } from './changed-points'
import styles from './queue-rows.module.css'

const PAGE = 50

type ReviewRowsProps = { records: ToReview[]; base: string; isLater: boolean }

/** What waits for a review: the point, what was decided on it and why. Its page takes the finding. */
export function ReviewRows({ records, base, isLater }: ReviewRowsProps) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  const page = records.slice(0, PAGE)
  const last = records.length > PAGE ? page.at(-1) : undefined
  return (
    <>
      {page.length === 0 && <p>{t('review.none')}</p>}
      {page.length > 0 && (
        <ActionForm action={agreeUptake} compares>
          <RefreshOnConflict />
          <ChangedPoints />
          <ol className="ruled">
            {page.map((record) => (
              <li key={record.recordId} className={styles.row}>
                {record.statement !== null && (
                  <input
                    type="checkbox"
                    name="agreed"
                    value={`${record.recordId}.${record.version}`}
                    aria-label={t('review.choose', {
                      reference: record.reference,
                      number: record.number,
                    })}
                  />
                )}
                <div>
                  {record.statement === null ? (
                    <p>{t('queue.restricted')}</p>
                  ) : (
                    <StatementText text={record.statement} lang={record.language} />
                  )}
                  <p>
                    <a
                      href={`${base}/records/${record.pointId}?${new URLSearchParams({
                        document: record.documentSlug,
                        revision: record.revisionSlug,
                      })}`}
                    >
                      {t('review.open', { reference: record.reference, number: record.number })}
                    </a>
                  </p>
                  {record.reason && <p dir="auto">{record.reason}</p>}
                  <p className="muted small">
                    <bdi>{record.documentTitle}</bdi>, <bdi>{record.revisionName}</bdi>
                    {record.labels.length > 0 &&
                      `, ${t('paragraphs', { count: record.labels.length, labels: record.labels.join(', ') })}`}
                    {record.decidedBy && ` · ${record.decidedBy}`}
                    {record.comments > 0 && ` · ${t('comments.count', { count: record.comments })}`}
                  </p>
                </div>
                <p className={styles.state}>
                  <Mark outcome={record.outcome} label={outcomes(record.outcome)} />
                </p>
              </li>
            ))}
          </ol>
          {page.some(({ statement }) => statement !== null) && (
            <>
              <p className="muted small">{t('review.agreeHint')}</p>
              <SubmitButton>{t('review.agreeChosen')}</SubmitButton>
            </>
          )}
        </ActionForm>
      )}
      <Pager
        nextHref={last && `${base}/review?after=${last.recordId}`}
        firstHref={isLater ? `${base}/review` : undefined}
      />
    </>
  )
}
