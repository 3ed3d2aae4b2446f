import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import type { Alignment } from '@/lib/documents/translation'
import type { ParagraphView } from '@/lib/documents/views'

type TranslationReviewProps = {
  originals: Omit<ParagraphView, 'lineageIds'>[]
  aligned: Alignment
}

/** Each paragraph beside its translation; first those of either text that have no counterpart. */
export function TranslationReview({ originals, aligned }: TranslationReviewProps) {
  const t = useTranslations('forms.translation')
  const translated = new Map(aligned.pairs.map((pair) => [pair.id, pair]))
  return (
    <>
      <h2>{t('recognised')}</h2>
      {aligned.mismatches.length > 0 && (
        <Notice kind="warning" title={t('mismatches', { count: aligned.mismatches.length })}>
          <ul>
            {aligned.mismatches.map(({ kind, label, text }) => (
              <li key={`${kind} ${label}`} dir="auto">
                {t(kind, { label })} <bdi>{text.slice(0, 120)}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <DataTable
        caption={t('recognised')}
        captionHidden
        columns={[
          { key: 'label', label: t('number'), rowHeader: true },
          { key: 'original', label: t('original') },
          { key: 'translation', label: t('translation') },
        ]}
        rows={originals.map(({ id, label, text }) => {
          const other = translated.get(id)
          return {
            key: id,
            cells: {
              label: <bdi>{label}</bdi>,
              original: <span dir="auto">{text}</span>,
              translation: other ? (
                <span dir="auto">
                  <bdi>{other.number}</bdi> {other.text}
                </span>
              ) : (
                t('none')
              ),
            },
          }
        })}
      />
    </>
  )
}
