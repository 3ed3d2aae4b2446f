import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { StatementText } from '@/components/inputs/statement-text'
import { DataTable } from '@/components/ui/data-table'
import { Mark } from '@/components/ui/mark'
import { type BatchChanges, CHANGES, type ChangeRow } from '@/lib/uptake/changes-views'

type ChangesProps = { changes: BatchChanges; inputs: string }

/** How many points a batch answers for the first time, corrects, changes or drops, outcome by outcome. */
export function ChangeCounts({ changes: { counts } }: { changes: BatchChanges }) {
  const t = useTranslations('uptake.changes')
  const outcomes = useTranslations('enums.outcome')
  return (
    <DataTable
      caption={t('counts')}
      columns={[
        { key: 'change', label: t('columns.change'), rowHeader: true },
        { key: 'outcome', label: t('columns.outcome') },
        { key: 'points', label: t('columns.points'), align: 'end' },
      ]}
      rows={CHANGES.flatMap((change) =>
        counts
          .filter((count) => count.change === change)
          .map(({ outcome, points }) => ({
            key: `${change} ${outcome}`,
            cells: {
              change: t(`kind.${change}`),
              outcome: <Mark outcome={outcome} label={outcomes(outcome)} />,
              points: t('points', { count: points }),
            },
          })),
      )}
      empty={t('none')}
    />
  )
}

/** Point by point what a batch changed: what stood before, and what stands. */
export function ChangeTable({ changes: { rows }, inputs }: ChangesProps) {
  const t = useTranslations('uptake.changes')
  const matrix = useTranslations('uptake.matrix')
  return (
    <DataTable
      caption={t('list')}
      columns={(['point', 'statement', 'change', 'before', 'now'] as const).map((key) => ({
        key,
        label: t(`columns.${key}`),
        rowHeader: key === 'point',
      }))}
      rows={rows.map((row) => ({
        key: `${row.change} ${row.reference} ${row.number}`,
        cells: {
          point: (
            <a href={`${inputs}/${row.reference}#point-${row.number}`}>
              {matrix('point', { reference: row.reference, number: row.number })}
            </a>
          ),
          statement: <Statement row={row} />,
          change: t(`kind.${row.change}`),
          before: row.before ? (
            <>
              {row.change !== 'corrected' && <p className="muted small">{row.before.revision}</p>}
              <Decision of={row.before} />
            </>
          ) : (
            '–'
          ),
          now: <Decision of={row} />,
        },
      }))}
      empty={t('none')}
    />
  )
}

function Statement({ row }: { row: ChangeRow }) {
  const desk = useTranslations('moderate.publications')
  return (
    <>
      {row.byline && (
        <p className="muted small">
          <Byline byline={row.byline} />
        </p>
      )}
      {row.statement === null ? (
        <p>{desk('withheld')}</p>
      ) : (
        <StatementText text={row.statement} lang={row.language} />
      )}
    </>
  )
}

type Told = Pick<ChangeRow, 'outcome' | 'reason'> & { carriedTo?: string | null }

function Decision({ of: { outcome, reason, carriedTo } }: { of: Told }) {
  const t = useTranslations('uptake')
  const outcomes = useTranslations('enums.outcome')
  return (
    <>
      <Mark outcome={outcome} label={outcomes(outcome)} />
      {reason && <p dir="auto">{reason}</p>}
      {carriedTo && <p>{t('carriedTo', { to: carriedTo })}</p>}
    </>
  )
}
