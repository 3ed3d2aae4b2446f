import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ForgetDraftsNow } from '@/components/inputs/forget-drafts'
import { SignOutEverywhereForm, SignOutForm } from '@/components/sessions/sign-out-form'
import { Page } from '@/components/ui/page'
import { accountName } from '@/lib/platform/account-name'
import { getViewer } from '@/lib/platform/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sessions.signOut'))('title') }
}

export default async function SignOut() {
  const [t, viewer] = await Promise.all([getTranslations('sessions.signOut'), getViewer()])
  if (!viewer.member)
    return (
      <Page title={t('title')} lead={t('not')}>
        <ForgetDraftsNow />
      </Page>
    )
  return (
    <Page
      title={t('title')}
      lead={t('text', { email: accountName(viewer.member, await getTranslations('sessions')) })}
    >
      <SignOutForm text={t('here')} />
      <p>{t('everywhereText')}</p>
      <SignOutEverywhereForm text={t('everywhere')} />
    </Page>
  )
}
