import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClearanceSetting } from '@/components/clearances/clearance-setting'
import { DoneLine } from '@/components/inputs/done-line'
import { DelegateTable, FormerTable } from '@/components/organisations/delegate-table'
import { HandOverForm } from '@/components/organisations/hand-over-form'
import { InviteDelegates } from '@/components/organisations/invitations'
import { RequestList } from '@/components/organisations/request-list'
import { Page } from '@/components/ui/page'
import { readClearsSince } from '@/lib/clearances/data'
import { getDelegates } from '@/lib/organisations/delegates-data'
import { listInvitations } from '@/lib/organisations/invitation-data'
import { delegatesPath, organisationPath } from '@/lib/organisations/rules'
import { getViewer } from '@/lib/platform/viewer'
import { moved } from '../moved'

type Props = {
  params: Promise<{ locale: string; organisation: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisations.page'))('delegates') }
}

/** Who speaks for an organisation and who asks to; for its focal points. */
export default async function Delegates({ params, searchParams }: Props) {
  const [{ locale, organisation }, { done }] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  const found = await getDelegates(viewer, organisation, locale)
  if (!found || !viewer.member) return moved(viewer, { id: organisation, locale }, delegatesPath)
  const [since, invitations] = await Promise.all([
    readClearsSince(found.id),
    listInvitations(viewer, found.id, locale),
  ])
  const { id, name, requests, delegates, former } = found
  const viewerId = viewer.member.id
  const others = delegates.filter(
    ({ memberId, role }) => memberId !== viewerId && role !== 'focal_point',
  )
  const t = await getTranslations('organisations.delegates')
  return (
    <Page
      title={t('title', { organisation: name })}
      width="wide"
      breadcrumb={[{ href: `/${locale}${organisationPath(id)}`, label: name }]}
    >
      <DoneLine done={typeof done === 'string' ? done : undefined} />
      <section className="stack">
        <h2>{t('requests')}</h2>
        <RequestList requests={requests} empty={t('noRequests')} />
      </section>
      <DelegateTable delegates={delegates} viewerId={viewerId} />
      <section className="stack">
        <h2>{t('handOver')}</h2>
        <HandOverForm organisation={id} others={others} />
      </section>
      <InviteDelegates organisation={id} invitations={invitations} />
      <ClearanceSetting organisation={id} since={since} />
      {former.length > 0 && <FormerTable former={former} />}
    </Page>
  )
}
