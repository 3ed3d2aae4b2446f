import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { NotificationList } from '@/components/notifications/notification-list'
import { ActionForm } from '@/components/ui/action-form'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { markNotifications } from '@/lib/notifications/actions'
import { listNotifications } from '@/lib/notifications/data'
import { getViewer } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ after?: string | string[]; done?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

/** What the viewer was told, the newest first. */
export default async function Notifications({ params, searchParams }: Props) {
  const [{ locale }, { after, done }, viewer] = await Promise.all([
    params,
    searchParams,
    getViewer(),
  ])
  if (!viewer.member) redirect(`/${locale}/sign-in?callbackUrl=/${locale}/me/notifications`)
  const cursor = typeof after === 'string' ? after : undefined
  const { items, next } = await listNotifications(viewer, { after: cursor })
  const [t, all] = await Promise.all([getTranslations('notifications'), getTranslations()])
  const [newest] = items
  const here = `/${locale}/me/notifications`
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      breadcrumb={[{ href: `/${locale}/me`, label: all('layout.me') }]}
    >
      <DoneLine done={done} />
      {newest && !cursor && viewer.unread > 0 && (
        <ActionForm action={markNotifications} submit={t('markAll')}>
          <input type="hidden" name="upTo" value={newest.id} />
        </ActionForm>
      )}
      {newest ? <NotificationList items={items} /> : <p>{t('none')}</p>}
      <Pager
        nextHref={next ? `${here}?after=${next}` : undefined}
        firstHref={cursor ? here : undefined}
      />
      <p>
        <a href={`${here}/settings`}>{t('settings')}</a>
      </p>
    </Page>
  )
}
