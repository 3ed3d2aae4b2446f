import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { PreferencesForm } from '@/components/notifications/preferences-form'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { timeZones } from '@/lib/kernel/time-zones'
import { getPreferences } from '@/lib/notifications/data'
import { DELIVERIES } from '@/lib/notifications/schema'
import { NOTICE_KINDS, type NoticeKind } from '@/lib/platform/notices'
import { getViewer } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ done?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications.preferences'))('title') }
}

/** For each kind of notification: by mail at once, in the daily mail, or in the list only. */
export default async function NotificationSettings({ params, searchParams }: Props) {
  const [{ locale }, { done }, viewer] = await Promise.all([params, searchParams, getViewer()])
  const here = `/${locale}/me/notifications`
  const preferences = viewer.member && (await getPreferences(viewer))
  if (!preferences) redirect(`/${locale}/sign-in?callbackUrl=${here}/settings`)
  const [t, all] = await Promise.all([
    getTranslations('notifications'),
    getTranslations('notifications.preferences'),
  ])
  const { delivery, timeZone } = preferences
  return (
    <Page title={all('title')} lead={all('lead')} breadcrumb={[{ href: here, label: t('title') }]}>
      <DoneLine done={done} />
      {!viewer.member?.email && (
        <Notice kind="plain">
          <p>
            {all('noAddress')} <a href={`/${locale}/me/profile#address`}>{all('addAddress')}</a>
          </p>
        </Notice>
      )}
      <PreferencesForm
        preferences={{ delivery, timeZone }}
        zones={timeZones()}
        labels={{
          kinds: Object.fromEntries(
            NOTICE_KINDS.map((kind) => [kind, t(`kinds.${kind}`)]),
          ) as Record<NoticeKind, string>,
          deliveries: Object.fromEntries(
            DELIVERIES.map((one) => [one, t(`delivery.${one}`)]),
          ) as Record<(typeof DELIVERIES)[number], string>,
          timeZone: all('timeZone'),
          timeZoneHint: all('timeZoneHint'),
          noZone: all('noZone'),
          save: all('save'),
        }}
      />
      <p>
        {all('language')} <a href={`/${locale}/me/profile`}>{all('profile')}</a>
      </p>
    </Page>
  )
}
