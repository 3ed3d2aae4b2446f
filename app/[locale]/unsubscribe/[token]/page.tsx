import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/ui/action-form'
import { Page } from '@/components/ui/page'
import { StatusLine } from '@/components/ui/status-line'
import { unsubscribe } from '@/lib/notifications/actions'
import { getUnsubscription } from '@/lib/notifications/data'
import { kindsToEnd } from '@/lib/notifications/rules'

type Props = { params: Promise<{ locale: string; token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('notifications.unsubscribe'))('title'),
    robots: { index: false },
  }
}

/** Where the last line of a mail leads. Opening it changes nothing, since scanners open it too. */
export default async function Unsubscribe({ params }: Props) {
  const { locale, token } = await params
  const subject = await getUnsubscription(token)
  if (!subject) notFound()
  const [t, all] = await Promise.all([
    getTranslations('notifications.unsubscribe'),
    getTranslations('notifications'),
  ])
  const { kind, delivery, masked: address } = subject
  const what = kind === 'digest' ? t('daily') : all(`kinds.${kind}`)
  const off = kindsToEnd(kind, delivery).length === 0
  return (
    <Page title={t('title')}>
      {off && <StatusLine kind="done">{t('done', { address })}</StatusLine>}
      <p>{t('about', { address, kind: what })}</p>
      <p>{t('text')}</p>
      {!off && (
        <ActionForm action={unsubscribe} submit={t('press')}>
          <input type="hidden" name="token" value={token} />
        </ActionForm>
      )}
      <p>
        <a href={`/${locale}/me/notifications/settings`}>{t('back')}</a>
      </p>
    </Page>
  )
}
