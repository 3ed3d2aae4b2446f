import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignOutForm } from '@/components/sessions/sign-out-form'
import { ActionForm } from '@/components/ui/action-form'
import { Page } from '@/components/ui/page'
import { accountName } from '@/lib/platform/account-name'
import { keyedHash } from '@/lib/platform/auth-tokens'
import { answerWith } from '@/lib/platform/request'
import { askingBrowser } from '@/lib/platform/session'
import { getViewer } from '@/lib/platform/viewer'
import { confirmLink } from '@/lib/sessions/actions'
import { getAsked } from '@/lib/sessions/data'
import { maskedEmail } from '@/lib/sessions/rules'

type ConfirmProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ token?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sessions.confirm')
  return { title: t('title'), robots: 'noindex' }
}

/** Where a mail's link leads. Opening it signs nobody in, whoever or whatever opens it: its button does. */
export default async function Confirm({ params, searchParams }: ConfirmProps) {
  const [{ locale }, { token }, t, all, viewer] = await Promise.all([
    params,
    searchParams,
    getTranslations('sessions.confirm'),
    getTranslations(),
    getViewer(),
  ])
  if (viewer.member)
    return (
      <Page title={t('title')}>
        <p>
          {all('sessions.signIn.already', {
            email: accountName(viewer.member, await getTranslations('sessions')),
          })}
        </p>
        <SignOutForm text={all('sessions.signOut.here')} />
      </Page>
    )
  const again = (
    <p>
      <a href={`/${locale}/sign-in`}>{t('again')}</a>
    </p>
  )
  const browser = await askingBrowser()
  const asked = await getAsked(viewer, keyedHash(String(token)), browser?.hash)
  if (!asked) {
    answerWith(410)
    return (
      <Page title={t('invalidTitle')} lead={t('invalid')}>
        {again}
      </Page>
    )
  }
  const email = maskedEmail(asked.email)
  if (!asked.sameBrowser)
    return (
      <Page title={t('otherTitle')} lead={t('other', { email })}>
        {again}
      </Page>
    )
  return (
    <Page title={t('title')} lead={t('account', { email })}>
      <p>{t('first')}</p>
      <ActionForm action={confirmLink} submit={t('confirm')}>
        <input type="hidden" name="token" defaultValue={String(token)} />
        <input type="hidden" name="locale" defaultValue={locale} />
      </ActionForm>
    </Page>
  )
}
