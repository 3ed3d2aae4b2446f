import { useTranslations } from 'next-intl'
import { StatementText } from '@/components/inputs/statement-text'
import { DataTable } from '@/components/ui/data-table'
import { Mark } from '@/components/ui/mark'
import type { BatchRecord } from '@/lib/uptake/publication-views'

const columns = ['point', 'statement', 'outcome', 'reason', 'decided'] as const

/** The records of a batch as they will be published. Text of inputs that are not public is withheld. */
export function BatchTable({ records }: { records: BatchRecord[] }) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  return (
    <DataTable
      caption={t('publications.contents')}
      columns={columns.map((key) => ({
        key,
        label: t(`publications.columns.${key}`),
        rowHeader: key === 'point',
      }))}
      rows={records.map((record) => ({
        key: record.id,
        cells: {
          point: t('pointOf', { reference: record.reference, number: record.number }),
          statement:
            record.statement === null ? (
              t('publications.withheld')
            ) : (
              <StatementText text={record.statement} lang={record.language} />
            ),
          outcome: (
            <>
              <Mark outcome={record.outcome} label={outcomes(record.outcome)} />
              {record.labels.length > 0 && (
                <p>
                  {t('paragraphs', {
                    count: record.labels.length,
                    labels: record.labels.join(', '),
                  })}
                </p>
              )}
              {record.leftOut && (
                <p>
                  <strong>{t('publications.leftOut')}</strong>
                </p>
              )}
              {record.corrects && <p>{t('publications.corrects')}</p>}
            </>
          ),
          reason: (
            <>
              <span dir="auto">{record.reason}</span>
              {record.carriedTo && <p>{record.carriedTo}</p>}
            </>
          ),
          decided: t('publications.decidedAndReviewed', {
            decided: record.decidedBy ?? '–',
            reviewed: record.reviewedBy ?? '–',
          }),
        },
      }))}
    />
  )
}
