import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignInBack } from '@/components/sessions/sign-in-back'
import { UnsentForm } from '@/components/sessions/unsent-form'
import { Page } from '@/components/ui/page'
import { LARGEST_FORM, LARGEST_TEXT_FORM } from '@/lib/platform/form'

type StatusProps = { params: Promise<{ locale: string; code: string }> }

const PAGES = { 401: 'unsent', 404: 'notFound', 409: 'refused', 413: 'tooLarge' } as const

const messageOf = async (params: StatusProps['params']) => {
  const { locale, code } = await params
  const about = PAGES[Number(code) as keyof typeof PAGES] ?? 'fault'
  const t = await getTranslations({ locale, namespace: `errors.${about}` })
  return { locale, about, t }
}

export async function generateMetadata({ params }: StatusProps): Promise<Metadata> {
  const { t } = await messageOf(params)
  return { title: t('title'), robots: 'noindex' }
}

/**
 * What the server in front sends, under the right status, where Next has only an empty page that its
 * scripts would fill: what is not there (or may not be seen), what went wrong, what a form can't hold; and where no page
 * holds it any more, what a member typed whose session had ended or whose form was refused.
 */
export default async function StatusPage({ params }: StatusProps) {
  const { locale, about, t } = await messageOf(params)
  return (
    <Page title={t('title')}>
      <p>
        {t('text', {
          megabytes: LARGEST_FORM / 1e6,
          latin: LARGEST_FORM,
          document: LARGEST_TEXT_FORM / 1e6,
        })}
      </p>
      {about === 'tooLarge' && <p>{t('back')}</p>}
      {about === 'notFound' && <SignInBack locale={locale} />}
      <UnsentForm locale={locale} />
      <p>
        <a href={`/${locale}`}>{t('home')}</a>
      </p>
    </Page>
  )
}
