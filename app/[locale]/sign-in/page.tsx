import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ForgetDraftsNow } from '@/components/inputs/forget-drafts'
import { ProviderForm } from '@/components/sessions/provider-form'
import { SignOutForm } from '@/components/sessions/sign-out-form'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { StatusLine } from '@/components/ui/status-line'
import { TextField } from '@/components/ui/text-field'
import { accountName } from '@/lib/platform/account-name'
import { env } from '@/lib/platform/env'
import { returnPath } from '@/lib/platform/return-path'
import { getViewer } from '@/lib/platform/viewer'
import { askToSignIn } from '@/lib/sessions/actions'

type SignInProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ callbackUrl?: string; problem?: string; done?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sessions.signIn'))('title') }
}

export default async function SignIn({ params, searchParams }: SignInProps) {
  const [{ locale }, { callbackUrl, problem, done }] = await Promise.all([params, searchParams])
  const [t, all, viewer] = await Promise.all([
    getTranslations('sessions.signIn'),
    getTranslations(),
    getViewer(),
  ])
  const { OIDC_ISSUER, OIDC_NAME, STAFF_SECOND_FACTOR } = env()
  const why = `sessions.problem.${problem}`
  const status = done && all.has(`done.${done}`) ? all(`done.${done}`) : null
  const refusal = problem && all.has(why) && (
    <Notice kind="warning" title={all('sessions.problem.title')}>
      <p>{all(why, { provider: OIDC_NAME })}</p>
    </Notice>
  )
  if (viewer.member)
    return (
      <Page title={t('title')}>
        {refusal}
        <p>
          {t('already', { email: accountName(viewer.member, await getTranslations('sessions')) })}
        </p>
        <SignOutForm text={all('sessions.signOut.here')} />
        <p>
          <a href={`/${locale}/me`}>{t('continue')}</a>
        </p>
      </Page>
    )
  const returnTo = returnPath(callbackUrl, '')
  return (
    <Page title={t('title')} lead={t('lead')}>
      {status && <StatusLine kind="done">{status}</StatusLine>}
      {done?.startsWith('signed_out') && <ForgetDraftsNow />}
      {refusal}
      <ActionForm action={askToSignIn} submit={t('send')}>
        <input type="hidden" name="locale" defaultValue={locale} />
        <input type="hidden" name="callbackUrl" defaultValue={returnTo} />
        <TextField
          name="email"
          type="email"
          label={t('email')}
          hint={t('emailHint')}
          autoComplete="email"
          width="medium"
          required
        />
      </ActionForm>
      {STAFF_SECOND_FACTOR === 'off' && (
        <Notice kind="plain">
          <p>{t('factorOff')}</p>
        </Notice>
      )}
      {OIDC_ISSUER && (
        <section className="stack">
          <h2>{t('or')}</h2>
          <ProviderForm
            locale={locale}
            callbackUrl={returnTo}
            text={t('with', { provider: OIDC_NAME })}
          />
        </section>
      )}
    </Page>
  )
}
