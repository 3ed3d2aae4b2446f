import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { Alignment } from '@/lib/documents/translation'
import type { ParagraphView } from '@/lib/documents/views'
import { cutText } from '@/lib/kernel/text'
import { TranslatedTable } from './translated-table'

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
            {aligned.mismatches.map(({ kind, label, text }, index) => {
              // A number may come twice in a translation.
              const key = `${index} ${label}`
              return (
                <li key={key} dir="auto">
                  {t(kind, { label })} <bdi>{cutText(text, 120)}</bdi>
                </li>
              )
            })}
          </ul>
        </Notice>
      )}
      <TranslatedTable
        languages={{}}
        paragraphs={originals.map(({ id, label, text }) => {
          const other = translated.get(id)
          return { label, original: text, number: other?.number ?? '', text: other?.text ?? null }
        })}
      />
    </>
  )
}
