import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { TiedRevision } from '@/lib/documents/correction-rules'
import { originsOf } from '@/lib/documents/origins'
import type { Past } from '@/lib/documents/past'
import type { ParagraphView } from '@/lib/documents/views'

type LineageTableProps = {
  revision: TiedRevision
  /** The name of the revision before. */
  before: string
  /** What its paragraphs may go on from: see `pastOf`. */
  past: Past<ParagraphView>[]
  here: string
}

/** Every paragraph with what it goes on from, and the way to correct that. */
export function LineageTable({ revision, before, past, here }: LineageTableProps) {
  const t = useTranslations('moderate.lineages')
  const origins = originsOf(past, revision.paragraphs)
  return (
    <DataTable
      caption={t('paragraphs', { revision: revision.name })}
      columns={[
        { key: 'label', label: t('number'), rowHeader: true },
        { key: 'text', label: t('text') },
        { key: 'from', label: t('from', { before }) },
        { key: 'correct', label: t('correct') },
      ]}
      rows={revision.paragraphs.map((paragraph, index) => ({
        key: paragraph.id,
        cells: {
          label: <bdi>{paragraph.label}</bdi>,
          text: <span dir="auto">{paragraph.text}</span>,
          from: (
            <bdi>
              {(origins[index] ?? []).map((at) => past[at]?.label ?? '').join(', ') || t('none')}
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
