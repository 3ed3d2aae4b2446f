import { useTranslations } from 'next-intl'
import { BarChart, type Series } from '@/components/ui/bar-chart'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import type { Figures, Tally } from '@/lib/summaries/compose'
import { GapTables } from './gap-tables'
import { useRowLabel } from './row-label'

type FiguresProps = { figures: Figures; download?: { href: string; label: string } }

const OUTCOMES = [
  'reflected',
  'partly_reflected',
  'noted',
  'carried_elsewhere',
  'out_of_scope',
  'not_reflected',
  'dropped',
  'unverified',
  'not_reviewed',
] as const

const VERDICTS = [
  { key: 'fully', tone: 'reflected' },
  { key: 'partly', tone: 'partly_reflected' },
  { key: 'not', tone: 'not_reflected' },
  { key: 'none', tone: 'not_reviewed' },
] as const

/** A round's figures: who spoke, and outcomes by pillar, type and group, each as bars and as a table. */
export function SummaryFigures({ figures, download }: FiguresProps) {
  const t = useTranslations('summaries')
  const enums = useTranslations('enums')
  const label = useRowLabel(figures.pillars)
  const counted = new Set(
    [...figures.pillars, ...figures.types].flatMap(({ outcomes }) => Object.keys(outcomes)),
  )
  const outcomes: Series[] = OUTCOMES.filter((key) => counted.has(key)).map((key) => ({
    key,
    label: enums(`outcome.${key}`),
    tone: key,
  }))
  const bars = (tallies: Tally[]) =>
    tallies.map((tally) => ({ key: tally.key, label: label(tally.key), values: tally.outcomes }))
  const chart = { series: outcomes, download }
  return (
    <section className="stack">
      <h2>{t('figures')}</h2>
      <p>
        {t('totals', figures.totals)}. <strong>{t('notCounts')}</strong>
      </p>
      <p className="small muted">
        {t.rich('takenOn', { day: () => <Day at={figures.takenOn} /> })}
      </p>
      <BarChart
        {...chart}
        title={t('byPillar')}
        firstColumn={t('pillar')}
        rows={bars(figures.pillars)}
      />
      <BarChart {...chart} title={t('byType')} firstColumn={t('type')} rows={bars(figures.types)} />
      <BarChart
        {...chart}
        title={t('byGroup')}
        firstColumn={t('group')}
        rows={bars(figures.groups)}
      />
      <BarChart
        title={t('verdicts')}
        firstColumn={t('pillar')}
        series={VERDICTS.map(({ key, tone }) => ({
          key,
          tone,
          label: key === 'none' ? t('noVerdict') : enums(`verdict.${key}`),
        }))}
        rows={figures.pillars.map(({ key, verdicts }) => ({
          key,
          label: label(key),
          values: verdicts,
        }))}
        download={download}
      />
      {figures.gaps && (
        <>
          <h3>{t('gaps.title')}</h3>
          <GapTables gaps={figures.gaps} pillars={figures.pillars} />
        </>
      )}
      <Spoke title={t('pillar')} tallies={figures.pillars} label={label} />
      <Spoke title={t('type')} tallies={figures.types} label={label} />
      <Spoke title={t('group')} tallies={figures.groups} label={label} />
    </section>
  )
}

type SpokeProps = { title: string; tallies: Tally[]; label: (key: string) => string }

function Spoke({ title, tallies, label }: SpokeProps) {
  const t = useTranslations('summaries')
  return (
    <DataTable
      caption={`${t('spoke')}: ${title}`}
      columns={[
        { key: 'row', label: title, rowHeader: true },
        { key: 'inputs', label: t('inputs'), align: 'end' },
        { key: 'points', label: t('points'), align: 'end' },
        { key: 'organisations', label: t('organisations'), align: 'end' },
      ]}
      rows={tallies.map(({ key, inputs, points, organisations }) => ({
        key,
        cells: {
          row: label(key),
          inputs,
          points,
          organisations: organisations ?? <span className="muted">{t('notTold')}</span>,
        },
      }))}
    />
  )
}
