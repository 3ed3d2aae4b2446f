import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { TextField } from '@/components/ui/text-field'
import { env } from '@/lib/platform/env'
import { confirmCode } from '@/lib/sessions/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sessions.checkMail'))('title') }
}

export default async function CheckMail({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  const t = await getTranslations('sessions.checkMail')
  const mailbox = env().MAILBOX_URL
  return (
    <Page title={t('title')} lead={t('text')}>
      {mailbox && (
        <Notice kind="plain">
          <p>
            <a href={mailbox}>{t('mailbox')}</a>
          </p>
        </Notice>
      )}
      <section className="stack">
        <h2>{t('codeTitle')}</h2>
        <p>{t('codeText')}</p>
        <ActionForm action={confirmCode} submit={t('confirm')}>
          <input type="hidden" name="locale" defaultValue={locale} />
          <TextField
            name="code"
            label={t('code')}
            hint={t('codeHint')}
            autoComplete="one-time-code"
            width="short"
            required
          />
        </ActionForm>
      </section>
      <p>
        <a href={`/${locale}/sign-in`}>{t('again')}</a>
      </p>
    </Page>
  )
}
