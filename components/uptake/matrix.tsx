import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { StatementText } from '@/components/inputs/statement-text'
import { DataTable } from '@/components/ui/data-table'
import type { MatrixRow, MatrixView } from '@/lib/uptake/matrix'
import { TrailCell } from './trail-cell'

type MatrixProps = { matrix: MatrixView; base: string }

/** Points in rows, revisions in columns, each cell as the page of its input has it. */
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
                <TrailCell
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
      <StatementText text={row.statement} lang={row.language} />
      <p className="muted small">
        <Byline byline={row.byline} />
      </p>
    </>
  )
}
