import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import { languagesInCommon } from '@/lib/documents/translation'
import type { DocumentView } from '@/lib/documents/views'
import { languageName, locales } from '@/lib/platform/i18n'
import { TranslationLine } from './translation-line'

type LanguageChoiceProps = {
  document: DocumentView
  /** The address of the text, or of the comparison, in the authoritative language. */
  here: string
  /** The language that was asked for, if any. */
  asked: string | undefined
}

/**
 * The languages that a revision, or both of two compared ones, can be read in; of a translation that it is
 * one, and of a language that was asked for that it is not there; and which translations were withdrawn.
 */
export function LanguageChoice({ document, here, asked }: LanguageChoiceProps) {
  const t = useTranslations('documents.translation')
  const { current, compared, translations, translated, withdrawn } = document
  const languages = compared
    ? languagesInCommon(document)
    : [current, ...translations].map(({ language }) => language)
  const language = languages.find((one) => one === asked) ?? current.language
  const told = [translated, compared?.translated].filter((one) => one?.language === language)
  const missing = asked === language ? undefined : locales.find((one) => one === asked)
  return (
    <>
      {languages.length > 1 && (
        <Tabs
          label={t('languages')}
          items={languages.map((one) => ({
            href: one === current.language ? here : `${here}&text=${one}`,
            label: languageName(one),
            current: one === language,
          }))}
        />
      )}
      {missing && (
        <Notice kind="warning">
          {t(compared ? 'notBothIn' : 'notIn', {
            asked: languageName(missing),
            shown: languageName(language),
          })}
        </Notice>
      )}
      {told.length > 0 && (
        <Notice kind={told.some((one) => one?.made === 'machine') ? 'warning' : 'plain'}>
          {told.map(
            (one) =>
              one && (
                <p key={one === translated ? 'current' : 'compared'}>
                  {compared && (
                    <>
                      <bdi>{one === translated ? current.name : compared.head.name}</bdi>,{' '}
                    </>
                  )}
                  <TranslationLine translation={one} />.{' '}
                  {t('authoritative', {
                    language: languageName(
                      (one === translated ? current : (compared?.head ?? current)).language,
                    ),
                  })}
                </p>
              ),
          )}
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
