import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { Gaps, GapTally } from '@/lib/summaries/compose'
import { useRowLabel } from './row-label'

const ANSWERED = ['agree', 'higher', 'lower', 'apart'] as const
const ALL = [...ANSWERED, 'unanswered'] as const

type Titled = { key: string; title: string }

/**
 * How recorded uptake and verdicts stand to each other, in points: by pillar where there are several, by
 * stakeholder type, and by both where it was counted.
 */
export function GapTables({ gaps, pillars }: { gaps: Gaps; pillars: readonly Titled[] }) {
  const t = useTranslations('summaries')
  const label = useRowLabel(pillars)
  const several = pillars.length > 1
  return (
    <>
      <p>
        {t('gaps.lead')} <strong>{t('notCounts')}</strong>
      </p>
      {several && <GapTable caption={t('pillar')} tallies={gaps.pillars} label={label} />}
      <GapTable caption={t('type')} tallies={gaps.types} label={label} />
      {several &&
        gaps.cells?.map(({ pillar, types }) => (
          <GapTable
            key={pillar}
            caption={t('gaps.within', { pillar: label(pillar) })}
            tallies={types}
            label={label}
          />
        ))}
    </>
  )
}

type GapTableProps = { caption: string; tallies: GapTally[]; label: (key: string) => string }

function GapTable({ caption, tallies, label }: GapTableProps) {
  const t = useTranslations('summaries')
  return (
    <DataTable
      caption={`${t('gaps.caption')}: ${caption}`}
      columns={[
        { key: 'row', label: caption, rowHeader: true },
        ...(['answered', ...ALL] as const).map((key) => ({
          key,
          label: t(`gaps.${key}`),
          align: 'end' as const,
        })),
      ]}
      rows={tallies.map(({ key, gaps }) => ({
        key,
        cells: {
          row: label(key),
          answered: ANSWERED.reduce((total, gap) => total + (gaps[gap] ?? 0), 0),
          ...Object.fromEntries(ALL.map((gap) => [gap, gaps[gap] ?? 0])),
        },
      }))}
      empty={t('gaps.none')}
    />
  )
}
