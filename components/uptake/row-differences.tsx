import { useTranslations } from 'next-intl'
import { DefinitionList } from '@/components/ui/definition-list'
import { Mark } from '@/components/ui/mark'
import type { JudgedRow } from '@/lib/uptake/upload-views'

/** The fields in which a record and what a row makes of it differ, on one of the two sides. */
export function RowDifferences({ row, side }: { row: JudgedRow; side: 'now' | 'becomes' }) {
  const t = useTranslations('files.rows')
  const outcomes = useTranslations('enums.outcome')
  const [now, becomes] = [row.point?.record ?? null, row.becomes]
  const shown = side === 'now' ? now : becomes
  if (side === 'now' && !now) return <span>{t('undecided')}</span>
  if (!shown) return null
  const labels = [now, becomes].map((of) => of?.labels.join('; ') ?? '')
  const items = [
    ...(!becomes || now?.outcome !== becomes.outcome
      ? [
          {
            term: t('outcome'),
            detail: <Mark outcome={shown.outcome} label={outcomes(shown.outcome)} />,
          },
        ]
      : []),
    ...(!becomes || labels[0] !== labels[1]
      ? [{ term: t('paragraphs'), detail: <bdi>{shown.labels.join('; ') || t('none')}</bdi> }]
      : []),
    ...text('reason'),
    ...text('carriedTo'),
  ]
  return <DefinitionList items={items} />

  function text(field: 'reason' | 'carriedTo') {
    const same = becomes && (now?.[field] ?? '') === becomes[field]
    const value = shown?.[field]
    if (same || (!value && !now?.[field])) return []
    return [{ term: t(field), detail: <span dir="auto">{value || t('none')}</span> }]
  }
}
