import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import type { DocumentView } from '@/lib/documents/views'
import { languageName } from '@/lib/platform/i18n'
import { TranslationLine } from './translation-line'

/** The languages that a revision can be read in, of a translation that it is one, and which were withdrawn. */
export function LanguageChoice({ document, here }: { document: DocumentView; here: string }) {
  const t = useTranslations('documents.translation')
  const { current, translations, translated, withdrawn } = document
  if (translations.length + withdrawn.length === 0) return null
  const alone = `${here}?revision=${current.slug}`
  return (
    <>
      {translations.length > 0 && (
        <Tabs
          label={t('languages')}
          items={[
            { href: alone, label: languageName(current.language), current: !translated },
            ...translations.map(({ language }) => ({
              href: `${alone}&text=${language}`,
              label: languageName(language),
              current: language === translated?.language,
            })),
          ]}
        />
      )}
      {translated && (
        <Notice kind={translated.made === 'machine' ? 'warning' : 'plain'}>
          <p>
            <TranslationLine translation={translated} />.{' '}
            {t('authoritative', { language: languageName(current.language) })}
          </p>
        </Notice>
      )}
      {withdrawn.length > 0 && (
        <details>
          <summary>{t('withdrawn', { count: withdrawn.length })}</summary>
          <ul>
            {withdrawn.map((one) => (
              <li key={`${one.language} ${one.withdrawnOn} ${one.reason}`}>
                <TranslationLine translation={one} />,{' '}
                {t.rich('shown', {
                  from: () => <Day at={one.shownFrom} />,
                  to: () => <Day at={one.withdrawnOn} />,
                })}{' '}
                <bdi>{one.reason}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
