import { useLocale, useTranslations } from 'next-intl'
import type { SearchView } from '@/lib/search/views'

type NoHitsProps = { view: SearchView; elsewhere?: string }

/** What to try where nothing was found. `elsewhere` is the address of the same search in all rounds. */
export function NoHits({ view, elsewhere }: NoHitsProps) {
  const t = useTranslations('search')
  const locale = useLocale()
  if (!view.searchable) return <p>{t('noWord')}</p>
  const other = view.counts.inputs + view.counts.paragraphs > 0
  return (
    <>
      <p>{other ? t('noneHere') : t('none')}</p>
      <ul>
        <li>{t('help.fewer')}</li>
        <li>{t('help.language')}</li>
        {elsewhere && (
          <li>
            <a href={elsewhere}>{t('help.rounds')}</a>
          </li>
        )}
        <li>
          <a href={`/${locale}`}>{t('help.home')}</a>
        </li>
      </ul>
    </>
  )
}
