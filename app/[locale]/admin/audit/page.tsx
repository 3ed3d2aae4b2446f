import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { AuditTable } from '@/components/admin/audit-table'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { listEvents } from '@/lib/audit/data'
import { canReadAudit } from '@/lib/audit/policy'
import { getViewer } from '@/lib/platform/viewer'

type AuditProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ after?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('audit') }
}

/** The log, as far as the viewer may read it: moderators their pillars', focal points their own. */
export default async function Audit({ params, searchParams }: AuditProps) {
  const viewer = await getViewer()
  if (!canReadAudit(viewer, {})) notFound()
  const { locale } = await params
  const { after } = await searchParams
  const from = typeof after === 'string' ? after : null
  const { items, next } = await listEvents(viewer, { after: from })
  const t = await getTranslations('admin')
  const here = `/${locale}/admin/audit`
  const log = (
    <>
      <AuditTable events={items} caption={t('audit')} />
      <Pager
        nextHref={next ? `${here}?after=${next}` : undefined}
        firstHref={from ? here : undefined}
      />
    </>
  )
  const lead = <p>{t('log.lead')}</p>
  return viewer.admin || viewer.auditor ? (
    <AdminPage title={t('audit')} current="audit" lead={lead}>
      {log}
    </AdminPage>
  ) : (
    <Page title={t('audit')} width="wide" lead={lead}>
      {log}
    </Page>
  )
}
