import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignInBack } from '@/components/sessions/sign-in-back'
import { UnsentForm } from '@/components/sessions/unsent-form'
import { Page } from '@/components/ui/page'

type StatusProps = { params: Promise<{ locale: string; code: string }> }

const messageOf = async (params: StatusProps['params']) => {
  const { locale, code } = await params
  const missing = code === '404'
  const about = missing ? 'notFound' : code === '401' ? 'unsent' : 'fault'
  const t = await getTranslations({ locale, namespace: `errors.${about}` })
  return { locale, missing, t }
}

export async function generateMetadata({ params }: StatusProps): Promise<Metadata> {
  const { t } = await messageOf(params)
  return { title: t('title'), robots: 'noindex' }
}

/**
 * What the server in front sends, under the right status, where Next has only an empty page that its
 * scripts would fill: what is not there (or may not be seen), what went wrong, and what a member typed whose
 * session had ended.
 */
export default async function StatusPage({ params }: StatusProps) {
  const { locale, missing, t } = await messageOf(params)
  return (
    <Page title={t('title')}>
      <p>{t('text')}</p>
      {missing && <SignInBack locale={locale} />}
      <UnsentForm locale={locale} />
      <p>
        <a href={`/${locale}`}>{t('home')}</a>
      </p>
    </Page>
  )
}
