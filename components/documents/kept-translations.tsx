import { useLocale, useTranslations } from 'next-intl'
import type { KeptTranslation, ListedTranslation } from '@/lib/documents/views'
import { KeptTranslationLines } from './kept-translation'
import { TranslationLine } from './translation-line'

type KeptTranslationsProps = {
  round: string
  translations: (KeptTranslation | ListedTranslation)[]
}

/** Translations with what became of each, and the way to the page on which it is decided. */
export function KeptTranslations({ round, translations }: KeptTranslationsProps) {
  const t = useTranslations('moderate.documents')
  const locale = useLocale()
  return (
    <ul className="ruled">
      {translations.map((translation) => (
        <li key={translation.id} className="stack">
          <p>
            {'documentTitle' in translation && (
              <>
                <bdi>{translation.documentTitle}</bdi>, <bdi>{translation.revisionName}</bdi>:{' '}
              </>
            )}
            <TranslationLine translation={translation} />
          </p>
          <KeptTranslationLines translation={translation} />
          <p>
            <a href={`/${locale}/rounds/${round}/translations/${translation.id}`}>
              {t('readTranslation')}
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}
