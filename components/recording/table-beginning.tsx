import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { ForeignTable } from '@/lib/inputs/foreign-views'

const FIRST = 5

/** The first rows of a table as they were read. */
export function TableBeginning({ head, rows }: Pick<ForeignTable, 'head' | 'rows'>) {
  const t = useTranslations('foreign.map')
  // Columns without a heading or a value in these rows say nothing here.
  const shown = head.flatMap((heading, at) =>
    heading || rows.slice(0, FIRST).some(({ cells }) => cells[at]?.trim()) ? [at] : [],
  )
  return (
    <DataTable
      caption={t('beginning', { first: Math.min(FIRST, rows.length), rows: rows.length })}
      columns={[
        { key: 'row', label: t('row'), rowHeader: true },
        ...shown.map((at) => ({
          key: String(at),
          label: head[at] || t('column', { number: at + 1 }),
        })),
      ]}
      rows={rows.slice(0, FIRST).map(({ row, cells }) => ({
        key: String(row),
        cells: {
          row,
          ...Object.fromEntries(
            shown.map((at) => [
              at,
              <span key={at} dir="auto">
                {cut(cells[at] ?? '')}
              </span>,
            ]),
          ),
        },
      }))}
    />
  )
}

const cut = (text: string) => (text.length > 160 ? `${[...text].slice(0, 159).join('')}…` : text)
