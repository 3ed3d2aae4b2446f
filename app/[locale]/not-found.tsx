import { useLocale, useTranslations } from 'next-intl'
import { SignInBack } from '@/components/sessions/sign-in-back'
import { Page } from '@/components/ui/page'

/** What is not there and what may not be seen look the same. */
export default function NotFound() {
  const t = useTranslations('errors.notFound')
  const locale = useLocale()
  return (
    <Page title={t('title')}>
      <title>{`${t('title')} · Uptake`}</title>
      <p>{t('text')}</p>
      <SignInBack locale={locale} />
      <p>
        <a href={`/${locale}`}>{t('home')}</a>
      </p>
    </Page>
  )
}
