import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { KeysForm } from '@/components/members/keys-form'
import { Page } from '@/components/ui/page'
import { getKeySettings } from '@/lib/members/key-data'
import { getViewer } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ done?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bench.keys'))('settings') }
}

/** The single keys of the workbench: switched on or off, and which one does what. */
export default async function KeySettings({ params, searchParams }: Props) {
  const [{ locale }, { done }, viewer] = await Promise.all([params, searchParams, getViewer()])
  if (!viewer.member) redirect(`/${locale}/sign-in?callbackUrl=/${locale}/me/keys`)
  const [t, settings] = await Promise.all([getTranslations('bench.keys'), getKeySettings(viewer)])
  return (
    <Page title={t('settings')} lead={t('lead')}>
      <DoneLine done={done} />
      <KeysForm settings={settings} />
    </Page>
  )
}
