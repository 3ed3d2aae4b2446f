import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { StreamFigures as Figures, RoundView } from '@/lib/rounds/views'

const MEASURES = [
  ['submitted', 'submitted'],
  ['published', 'publicInputs'],
  ['held', 'held'],
  ['restricted', 'restricted'],
  ['withdrawn', 'withdrawn'],
] as const

/** Numbers and references of a round's inputs: what admins may know before they are public. */
export function StreamFigures({ round, figures }: { round: RoundView; figures: Figures[] }) {
  const t = useTranslations('admin.round')
  const titles = new Map(round.streams.map(({ id, pillarTitle }) => [id, pillarTitle]))
  return (
    <DataTable
      caption={t('figures')}
      columns={[
        { key: 'pillar', label: t('pillar'), rowHeader: true },
        ...MEASURES.map(([key, label]) => ({ key, label: t(label), align: 'end' as const })),
        { key: 'waiting', label: t('waiting') },
      ]}
      rows={figures.map(({ streamId, waiting, ...counts }) => ({
        key: streamId,
        cells: {
          pillar: titles.get(streamId),
          ...counts,
          waiting: waiting.length > 0 ? waiting.join(', ') : t('noneWaiting'),
        },
      }))}
      note={t('figuresNote')}
    />
  )
}
