import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { MailsTable } from '@/components/notifications/mails-table'
import { DefinitionList } from '@/components/ui/definition-list'
import { Pager } from '@/components/ui/pager'
import { getMailFigures, listTroubledMails } from '@/lib/notifications/mails-data'
import { canReadMails } from '@/lib/notifications/policy'
import { getViewer } from '@/lib/platform/viewer'

type MailsProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ after?: string | string[]; done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('mails') }
}

/** Whether mail goes out, and which mails did not. */
export default async function Mails({ params, searchParams }: MailsProps) {
  const viewer = await getViewer()
  if (!canReadMails(viewer, {})) notFound()
  const [{ locale }, { after, done }] = await Promise.all([params, searchParams])
  const cursor = typeof after === 'string' ? after : undefined
  const [t, figures, { items, next }] = await Promise.all([
    getTranslations('admin'),
    getMailFigures(viewer),
    listTroubledMails(viewer, { after: cursor }),
  ])
  const names = ['waiting', 'failed', 'givenUp', 'sent'] as const
  const here = `/${locale}/admin/mails`
  return (
    <AdminPage title={t('mails')} current="mails" done={done} lead={t('mail.lead')}>
      <DefinitionList
        items={names.map((name) => ({
          term: t(`mail.figures.${name}`),
          detail: t('mail.figure', { count: figures[name] }),
        }))}
      />
      <MailsTable items={items} mayAct={viewer.admin} />
      <Pager
        nextHref={next ? `${here}?after=${next}` : undefined}
        firstHref={cursor ? here : undefined}
      />
    </AdminPage>
  )
}
