import { useTranslations } from 'next-intl'
import { changeCounts, compareRevisions } from '@/lib/documents/comparison'
import type { ComparedRevision, ComparisonStyle, ParagraphView } from '@/lib/documents/views'
import { ChangeList } from './change-list'
import { ComparedSides } from './compared-sides'
import { ComparedText } from './compared-text'

type ComparisonProps = {
  before: ComparedRevision & { paragraphs: ParagraphView[] }
  after: ComparedRevision & { paragraphs: ParagraphView[] }
  style: ComparisonStyle
  /** See `DocumentView`. */
  stood: Record<string, string>
}

/** How one revision differs from another: all changes in a list, then the whole text with each in its place. */
export function Comparison({ before, after, style, stood }: ComparisonProps) {
  const t = useTranslations('documents.change')
  const rows = compareRevisions(before.paragraphs, after.paragraphs, stood)
  const steps = rows.reduce((most, { step }) => Math.max(most, step ?? 0), 0)
  const Text = style === 'sides' ? ComparedSides : ComparedText
  return (
    <>
      <p>
        {t('between', { before: before.name, after: after.name })} {t(`signs.${style}`)}
      </p>
      <ChangeList rows={rows} counts={changeCounts(rows)} steps={steps} />
      <Text rows={rows} before={before} after={after} steps={steps} />
    </>
  )
}
