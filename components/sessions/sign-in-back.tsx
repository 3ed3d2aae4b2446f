import { getTranslations } from 'next-intl/server'
import { withReturn } from '@/lib/platform/return-path'
import { getViewer } from '@/lib/platform/viewer'

/** For whoever is not signed in, or no longer: leads to sign-in, and from there back to this address. */
export async function SignInBack({ locale }: { locale: string }) {
  if ((await getViewer()).member) return null
  const t = await getTranslations({ locale, namespace: 'errors.notFound' })
  return (
    <p>
      <a href={withReturn(`/${locale}/sign-in`)}>{t('signIn')}</a>
    </p>
  )
}
