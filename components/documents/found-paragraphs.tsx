import { useTranslations } from 'next-intl'
import { Passage } from '@/components/search/passage'
import { anchorOf } from '@/lib/documents/anchor'
import type { FoundInRevision } from '@/lib/search/views'

type FoundParagraphsProps = {
  found: FoundInRevision
  /** The text without what was found. */
  without: string
  /** By label how a paragraph is cited in this text. */
  cited: Map<string, string>
}

/** Where in this text the words stand, each with the way there. */
export function FoundParagraphs({ found, without, cited }: FoundParagraphsProps) {
  const t = useTranslations('documents.find')
  const { text, hits, more } = found
  return (
    <section aria-labelledby="found" className="no-print">
      <h2 id="found">
        {more
          ? t('many', { count: hits.length, words: text })
          : t('found', { count: hits.length, words: text })}
      </h2>
      {hits.length === 0 && <p>{t('none')}</p>}
      <ol className="ruled plain-list">
        {hits.map(({ label, number, language, passage }) => (
          <li key={label}>
            <a href={`#${encodeURIComponent(anchorOf(label))}`}>
              {number ? t('paragraph', { number: cited.get(label) ?? label }) : t('unnumbered')}
            </a>
            <Passage segments={passage} lang={language} />
          </li>
        ))}
      </ol>
      <p>
        <a href={without}>{t('without')}</a>
      </p>
    </section>
  )
}
