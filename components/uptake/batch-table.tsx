import { useTranslations } from 'next-intl'
import { StatementText } from '@/components/inputs/statement-text'
import { DataTable } from '@/components/ui/data-table'
import { Mark } from '@/components/ui/mark'
import type { BatchRecord } from '@/lib/uptake/publication-views'
import { LeaveOut } from './leave-out'

const columns = ['point', 'statement', 'outcome', 'reason', 'decided'] as const

type BatchTableProps = {
  records: BatchRecord[]
  /** The page of a point, for who moderates it. */
  pageOf?: (record: BatchRecord) => string
  /** Where records are ticked that are to stay out of a proposal: those that were. */
  without?: readonly string[]
}

/** The records of a batch as they will be published. Text of inputs that are not public is withheld. */
export function BatchTable({ records, pageOf, without }: BatchTableProps) {
  const t = useTranslations('moderate')
  const shown = without ? (['without', ...columns] as const) : columns
  return (
    <DataTable
      caption={t('publications.contents')}
      columns={shown.map((key) => ({
        key,
        label: t(`publications.columns.${key}`),
        rowHeader: key === 'point',
      }))}
      rows={records.map((record) => {
        const of = { reference: record.reference, number: record.number }
        return {
          key: record.id,
          cells: {
            without: without && (
              <LeaveOut
                record={record.id}
                label={t('publications.without', of)}
                chosen={without.includes(record.id)}
              />
            ),
            point: pageOf ? <a href={pageOf(record)}>{t('pointOf', of)}</a> : t('pointOf', of),
            statement:
              record.statement === null ? (
                t('publications.withheld')
              ) : (
                <StatementText text={record.statement} lang={record.language} />
              ),
            outcome: <Outcome record={record} />,
            reason: (
              <>
                <span dir="auto">{record.reason}</span>
                {record.carriedTo && <p dir="auto">{record.carriedTo}</p>}
              </>
            ),
            decided: record.told
              ? t('publications.decidedAndReviewed', {
                  decided: record.decidedBy ?? '–',
                  reviewed: record.reviewedBy ?? '–',
                })
              : '–',
          },
        }
      })}
      empty={t('publications.noneHere')}
    />
  )
}

function Outcome({ record }: { record: BatchRecord }) {
  const t = useTranslations('moderate')
  const outcomes = useTranslations('enums.outcome')
  const { outcome, labels, leftOut, corrects } = record
  return (
    <>
      {outcome ? <Mark outcome={outcome} label={outcomes(outcome)} /> : t('publications.notTold')}
      {labels.length > 0 && (
        <p>{t('paragraphs', { count: labels.length, labels: labels.join(', ') })}</p>
      )}
      {leftOut && (
        <p>
          <strong>{t(`publications.leftOut.${leftOut}`)}</strong>
        </p>
      )}
      {corrects && <p>{t('publications.corrects')}</p>}
    </>
  )
}
