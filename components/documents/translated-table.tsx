import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { direction } from '@/lib/platform/i18n'

type TranslatedTableProps = {
  paragraphs: { label: string; original: string; number: string; text: string | null }[]
  languages: { original?: string; translation?: string }
}

/** Each paragraph of a revision beside its translation, or beside a word that it has none. */
export function TranslatedTable({ paragraphs, languages }: TranslatedTableProps) {
  const t = useTranslations('forms.translation')
  return (
    <DataTable
      caption={t('recognised')}
      captionHidden
      columns={[
        { key: 'label', label: t('number'), rowHeader: true },
        { key: 'original', label: t('original') },
        { key: 'translation', label: t('translation') },
      ]}
      rows={paragraphs.map(({ label, original, number, text }) => ({
        key: label,
        cells: {
          label: <bdi>{label}</bdi>,
          original: (
            <span dir="auto" lang={languages.original}>
              {original}
            </span>
          ),
          translation:
            text === null ? (
              t('none')
            ) : (
              <span dir="auto" lang={languages.translation}>
                <bdi dir={direction(languages.translation ?? '')}>{number}</bdi> {text}
              </span>
            ),
        },
      }))}
    />
  )
}
