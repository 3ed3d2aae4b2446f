import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { DataTable } from '@/components/ui/data-table'
import { Mark } from '@/components/ui/mark'
import type { MatrixRow, MatrixView } from '@/lib/uptake/matrix'
import type { TrailCell } from '@/lib/uptake/trail'
import { ParagraphLinks } from './paragraph-links'

type MatrixProps = { matrix: MatrixView; base: string }

/** Points in rows, revisions in columns: mark, paragraphs, reason and the author's answer. */
export function Matrix({ matrix: { document, revisions, rows }, base }: MatrixProps) {
  const t = useTranslations('uptake')
  if (!document) return null
  return (
    <div className="bleed">
      <DataTable
        caption={document.title}
        columns={[
          { key: 'point', label: t('point'), rowHeader: true },
          ...revisions.map(({ id, name, symbol }) => ({
            key: id,
            label: symbol ? `${name} (${symbol})` : name,
          })),
        ]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: {
            point: <Point row={row} base={base} />,
            ...Object.fromEntries(
              row.cells.map((cell) => [
                cell.revisionId,
                <Cell
                  key={cell.revisionId}
                  cell={cell}
                  base={`${base}/documents/${document.slug}`}
                />,
              ]),
            ),
          },
        }))}
        empty={t('matrix.none')}
      />
    </div>
  )
}

function Point({ row, base }: { row: MatrixRow; base: string }) {
  const t = useTranslations('uptake')
  return (
    <>
      <a href={`${base}/inputs/${row.reference}#point-${row.number}`}>
        {t('matrix.point', { reference: row.reference, number: row.number })}
      </a>
      <p lang={row.language} dir="auto">
        {row.statement}
      </p>
      <p className="muted small">
        <Byline byline={row.byline} />
      </p>
    </>
  )
}

function Cell({ cell, base }: { cell: TrailCell; base: string }) {
  const t = useTranslations('uptake')
  const outcomes = useTranslations('enums.outcome')
  const answers = useTranslations('enums.verdict')
  if (cell.kind === 'not_reviewed')
    return <Mark outcome="not_reviewed" label={outcomes('not_reviewed')} />
  if (cell.kind === 'dropped') return <Mark outcome="dropped" label={outcomes('dropped')} chip />
  const { outcome, reason, verdict } = cell.record
  return (
    <>
      <Mark outcome={outcome} label={outcomes(outcome)} chip />
      <ParagraphLinks record={cell.record} base={base} />
      {reason && <p dir="auto">{reason}</p>}
      {verdict && <p className="muted">{t('verdictOf', { answer: answers(verdict.answer) })}</p>}
    </>
  )
}
