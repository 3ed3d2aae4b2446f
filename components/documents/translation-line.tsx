import { useTranslations } from 'next-intl'
import type { Translation } from '@/lib/documents/views'
import { languageName } from '@/lib/platform/i18n'

/** How a text in a further language came about: "Français: official translation by the Secretariat". */
export function TranslationLine({ translation }: { translation: Translation }) {
  const t = useTranslations('documents.translation')
  const { language, made, translator } = translation
  return (
    <>
      <span lang={language}>{languageName(language)}</span>:{' '}
      {translator ? t(`${made}By`, { translator }) : t(made)}
    </>
  )
}
