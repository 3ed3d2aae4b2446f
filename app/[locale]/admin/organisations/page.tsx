import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { RequestList } from '@/components/organisations/request-list'
import { ToVerify } from '@/components/organisations/to-verify'
import { Groups } from '@/components/sponsors/groups'
import { listGroups } from '@/lib/groups/data'
import { mergerPath } from '@/lib/mergers/rules'
import { getWaiting } from '@/lib/organisations/data'
import { getViewer } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisations.admin'))('title') }
}

/** Organisations that wait to be verified, and who asks to be the first focal point of one. */
export default async function AdminOrganisations({ params, searchParams }: Props) {
  const viewer = await getViewer()
  if (!viewer.admin && !viewer.auditor) notFound()
  const [{ locale }, { done }] = await Promise.all([params, searchParams])
  const [{ organisations, requests }, groups] = await Promise.all([
    getWaiting(viewer, locale),
    listGroups(viewer),
  ])
  const t = await getTranslations('organisations.admin')
  return (
    <AdminPage title={t('title')} current="organisations" done={done}>
      <section className="stack">
        <h2>{t('verify')}</h2>
        <p className="muted">{t('verifyLead')}</p>
        <ToVerify organisations={organisations} readOnly={!viewer.admin} />
      </section>
      <section className="stack">
        <h2>{t('focal')}</h2>
        <p className="muted">{t('focalLead')}</p>
        <RequestList requests={requests} empty={t('noneAsks')} named readOnly={!viewer.admin} />
      </section>
      <section className="stack">
        <h2>{t('duplicates')}</h2>
        <p className="muted">{t('duplicatesLead')}</p>
        <p>
          <a href={`/${locale}${mergerPath}`}>{t('merge')}</a>
        </p>
      </section>
      <Groups groups={groups} readOnly={!viewer.admin} />
    </AdminPage>
  )
}
