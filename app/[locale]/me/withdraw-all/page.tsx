import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LeavingForm } from '@/components/inputs/leaving-form'
import { Page } from '@/components/ui/page'
import { getLeaving } from '@/lib/inputs/leaving-data'
import { getViewer } from '@/lib/platform/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.leaving'))('title') }
}

/** One page and one confirmation between a member and being gone. */
export default async function WithdrawAll({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  const viewer = await getViewer()
  if (!viewer.member) redirect(`/${locale}/sign-in?callbackUrl=/me/withdraw-all`)
  const counts = await getLeaving(viewer)
  const t = await getTranslations('inputs.leaving')
  return (
    <Page
      title={t('title')}
      lead={<p>{t('lead', counts)}</p>}
      breadcrumb={[{ href: `/${locale}/me`, label: t('back') }]}
    >
      <LeavingForm />
    </Page>
  )
}
