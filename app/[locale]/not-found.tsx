import { useLocale, useTranslations } from 'next-intl'
import { Page } from '@/components/ui/page'

/** What is not there and what may not be seen look the same. */
export default function NotFound() {
  const t = useTranslations('errors.notFound')
  return (
    <Page title={t('title')}>
      <title>{`${t('title')} · Uptake`}</title>
      <p>{t('text')}</p>
      <p>
        <a href={`/${useLocale()}`}>{t('home')}</a>
      </p>
    </Page>
  )
}
