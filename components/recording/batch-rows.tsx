import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { batchPath } from '@/lib/inputs/on-behalf-paths'
import type { BatchRow } from '@/lib/inputs/on-behalf-views'

/** What the viewer has read and recorded in a round, and what others have in the streams they moderate. */
export function BatchRows({ batches, roundSlug }: { batches: BatchRow[]; roundSlug: string }) {
  const t = useTranslations('onBehalf.batches')
  const locale = useLocale()
  const stateOf = ({ stored, undone }: BatchRow) => {
    if (undone) return t('undone')
    return stored === null ? t('waiting') : t('stored', { count: stored })
  }
  return (
    <DataTable
      caption={t('title')}
      captionHidden
      columns={[
        { key: 'batch', label: t('batch'), rowHeader: true },
        { key: 'day', label: t('day') },
        { key: 'lines', label: t('lines'), align: 'end' },
        { key: 'state', label: t('state') },
      ]}
      rows={batches.map((batch) => ({
        key: batch.id,
        cells: {
          batch: (
            <>
              <a href={`/${locale}${batchPath({ roundSlug, id: batch.id })}`}>
                <bdi>{batch.fileName ?? t('form')}</bdi>
              </a>
              {batch.recorder && <span className="muted"> · {batch.recorder}</span>}
            </>
          ),
          day: <Day at={batch.day} />,
          lines: batch.lines,
          state: stateOf(batch),
        },
      }))}
      empty={t('none')}
    />
  )
}
