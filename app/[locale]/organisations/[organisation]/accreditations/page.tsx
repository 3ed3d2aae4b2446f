import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ApplyForm } from '@/components/accreditations/apply-form'
import { OwnAccreditations } from '@/components/accreditations/own-accreditations'
import { DoneLine } from '@/components/inputs/done-line'
import { Page } from '@/components/ui/page'
import { listOwnAccreditations } from '@/lib/accreditations/data'
import { canReadOwnAccreditations } from '@/lib/accreditations/policy'
import { decideApplying, ownAccreditationsPath } from '@/lib/accreditations/rules'
import { getOrganisation } from '@/lib/organisations/data'
import { organisationPath } from '@/lib/organisations/rules'
import { getViewer } from '@/lib/platform/viewer'
import { moved } from '../moved'

type Props = {
  params: Promise<{ locale: string; organisation: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accreditations.own'))('title') }
}

/** An organisation's applications round by round with what became of them; for its focal points. */
export default async function OrganisationAccreditations({ params, searchParams }: Props) {
  const [{ locale, organisation: id }, { done }] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  if (!canReadOwnAccreditations(viewer, { organisationId: id }))
    return moved(viewer, { id, locale }, ownAccreditationsPath)
  const organisation = await getOrganisation(viewer, id, locale)
  if (!organisation) notFound()
  const rounds = await listOwnAccreditations(viewer, id)
  const applied = rounds.filter(({ changes }) => changes.length > 0)
  const free = rounds.filter(({ changes }) => decideApplying(changes[0]?.state ?? null).ok)
  const t = await getTranslations('accreditations.own')
  return (
    <Page
      title={t('of', { organisation: organisation.name })}
      breadcrumb={[{ href: `/${locale}${organisationPath(id)}`, label: organisation.name }]}
      lead={<p>{t('lead')}</p>}
    >
      <DoneLine done={typeof done === 'string' ? done : undefined} />
      <OwnAccreditations rounds={applied} />
      {organisation.mine?.role === 'focal_point' && (
        <section className="stack">
          <h2>{t('apply')}</h2>
          <ApplyForm organisation={id} rounds={free} />
        </section>
      )}
    </Page>
  )
}
