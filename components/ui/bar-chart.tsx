import { useFormatter, useTranslations } from 'next-intl'
import styles from './bar-chart.module.css'
import { DataTable } from './data-table'
import { type MarkOutcome, MarkSign, markFamily } from './mark'

export type Series = { key: string; label: string; tone: MarkOutcome | 'ink' | 'second' }
export type Bar = { key: string; label: string; values: Record<string, number> }

type BarChartProps = {
  title: string
  firstColumn: string
  series: Series[]
  rows: Bar[]
  note?: React.ReactNode
  download?: { href: string; label: string }
}

/** Outcomes have colours of their own; what is no outcome is told apart by shade. */
const toneOf = (tone: Series['tone']) =>
  tone === 'ink' || tone === 'second' ? tone : markFamily[tone]

const total = (bar: Bar, series: Series[]) =>
  series.reduce((sum, { key }) => sum + (bar.values[key] ?? 0), 0)

/** Stacked bars on one scale with their n, and the table they were drawn from. */
export function BarChart({ title, firstColumn, series, rows, note, download }: BarChartProps) {
  const t = useTranslations('ui.chart')
  const format = useFormatter()
  const longest = Math.max(1, ...rows.map((row) => total(row, series)))
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.title}>{title}</figcaption>
      {series.length > 1 && <Legend series={series} />}
      <ul className={styles.bars}>
        {rows.map((row) => (
          <li key={row.key}>
            <span className={styles.label}>{row.label}</span>
            <Segments row={row} series={series} longest={longest} />
            <span className={styles.n}>{t('n', { n: total(row, series) })}</span>
          </li>
        ))}
      </ul>
      {note && <div className={styles.note}>{note}</div>}
      <details className={styles.figures}>
        <summary>{t('table')}</summary>
        <DataTable
          caption={title}
          captionHidden
          columns={[
            { key: '$row', label: firstColumn, rowHeader: true },
            ...series.map(({ key, label }) => ({ key, label, align: 'end' as const })),
            { key: '$n', label: t('total'), align: 'end' },
          ]}
          rows={rows.map((row) => ({
            key: row.key,
            cells: {
              $row: row.label,
              $n: format.number(total(row, series)),
              ...Object.fromEntries(
                series.map(({ key }) => [key, format.number(row.values[key] ?? 0)]),
              ),
            },
          }))}
        />
        {download && <a href={download.href}>{download.label}</a>}
      </details>
    </figure>
  )
}

function Legend({ series }: { series: Series[] }) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {series.map(({ key, label, tone }) => (
        <li key={key}>
          <i data-tone={toneOf(tone)} />
          {tone !== 'ink' && tone !== 'second' && <MarkSign outcome={tone} />}
          {label}
        </li>
      ))}
    </ul>
  )
}

function Segments(props: { row: Bar; series: Series[]; longest: number }) {
  let start = 0
  const segments = props.series.map(({ key, tone }) => {
    const width = ((props.row.values[key] ?? 0) / props.longest) * 100
    start += width
    return { key, tone: toneOf(tone), x: start - width, width }
  })
  return (
    <svg className={styles.bar} aria-hidden="true" focusable="false">
      {segments
        .filter(({ width }) => width > 0)
        .map(({ key, tone, x, width }) => (
          <rect key={key} data-tone={tone} x={`${x}%`} y="0" width={`${width}%`} height="100%" />
        ))}
    </svg>
  )
}
