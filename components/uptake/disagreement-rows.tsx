import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { StatementText } from '@/components/inputs/statement-text'
import { Day } from '@/components/ui/day'
import { Mark } from '@/components/ui/mark'
import type { Disagreement } from '@/lib/uptake/reconsideration-views'
import styles from './queue-rows.module.css'

/** Records with their author's answer beside them, each leading to where it is answered or corrected. */
export function DisagreementRows({ records, base }: { records: Disagreement[]; base: string }) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  const answers = useTranslations('enums.verdict')
  const uptake = useTranslations('uptake')
  const gaps = useTranslations('summaries.gaps')
  if (records.length === 0) return <p>{t('disagreement.none')}</p>
  return (
    <ol className="ruled">
      {records.map((record) => (
        <li key={record.recordId} className={styles.row}>
          <div>
            {record.statement === null ? (
              <p>{t('queue.restricted')}</p>
            ) : (
              <StatementText text={record.statement} lang={record.language} />
            )}
            <p className="muted small">
              {record.byline && (
                <>
                  <Byline byline={record.byline} />
                  {' · '}
                </>
              )}
              <a
                href={`${base}/records/${record.pointId}?${new URLSearchParams({
                  document: record.documentSlug,
                  revision: record.revisionSlug,
                })}`}
              >
                {t('pointOf', { reference: record.reference, number: record.number })}
              </a>
              {` · ${record.pillarTitle} · `}
              <bdi>{record.documentTitle}</bdi>, <bdi>{record.revisionName}</bdi>
              {record.interested && (
                <>
                  {' · '}
                  <strong>{t('queue.interested')}</strong>
                </>
              )}
            </p>
          </div>
          <div className={styles.state}>
            <Mark outcome={record.outcome} label={outcomes(record.outcome)} />
            <span>
              {uptake('verdictOf', { answer: answers(record.verdict) })}{' '}
              <Day at={record.verdictOn} />
            </span>
            <span>{record.gap === 'agree' ? t('disagreement.same') : gaps(record.gap)}</span>
            {record.askedOn && (
              <strong>
                {uptake.rich('reconsider.asked', { day: () => <Day at={record.askedOn ?? ''} /> })}
              </strong>
            )}
            {record.correcting && <span>{t('disagreement.correcting')}</span>}
          </div>
        </li>
      ))}
    </ol>
  )
}
