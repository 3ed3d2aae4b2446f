import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { originsOf } from '@/lib/documents/comparison'
import type { TiedRevision } from '@/lib/documents/correction-rules'

type LineageTableProps = { revision: TiedRevision; before: TiedRevision; here: string }

/** Every paragraph with what it goes on from, and the way to correct that. */
export function LineageTable({ revision, before, here }: LineageTableProps) {
  const t = useTranslations('moderate.lineages')
  const origins = originsOf(before.paragraphs, revision.paragraphs)
  return (
    <DataTable
      caption={t('paragraphs', { revision: revision.name })}
      columns={[
        { key: 'label', label: t('number'), rowHeader: true },
        { key: 'text', label: t('text') },
        { key: 'from', label: t('from', { before: before.name }) },
        { key: 'correct', label: t('correct') },
      ]}
      rows={revision.paragraphs.map((paragraph, index) => ({
        key: paragraph.id,
        cells: {
          label: <bdi>{paragraph.label}</bdi>,
          text: <span dir="auto">{paragraph.text}</span>,
          from: (
            <bdi>
              {(origins[index] ?? []).map((at) => before.paragraphs[at]?.label ?? '').join(', ') ||
                t('none')}
            </bdi>
          ),
          correct: (
            <a
              href={`${here}&paragraph=${encodeURIComponent(paragraph.label)}`}
              aria-label={t('correctOf', { label: paragraph.label })}
            >
              {t('correct')}
            </a>
          ),
        },
      }))}
    />
  )
}
