import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OrganisationTable } from '@/components/organisations/organisation-table'
import { RegisterForm } from '@/components/organisations/register-form'
import { Page } from '@/components/ui/page'
import { listOrganisations } from '@/lib/organisations/data'
import { findSchema } from '@/lib/organisations/schema'
import { getViewer } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ name?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisations.register'))('title') }
}

/** Registers an organisation that is not here; those whose name resembles it stand first. */
export default async function NewOrganisation({ params, searchParams }: Props) {
  const [{ locale }, asked] = await Promise.all([params, searchParams])
  const name = findSchema.parse(asked.name ?? '')
  const viewer = await getViewer()
  const here = '/organisations/new'
  if (!viewer.member) redirect(`/${locale}/sign-in?callbackUrl=${encodeURIComponent(here)}`)
  const alike = name ? await listOrganisations(viewer, { q: name, locale, limit: 10 }) : null
  const t = await getTranslations('organisations')
  return (
    <Page
      title={t('register.title')}
      lead={<p>{t('register.lead')}</p>}
      breadcrumb={[{ href: `/${locale}/organisations`, label: t('title') }]}
    >
      {alike && alike.items.length > 0 && (
        <section className="stack">
          <h2>{t('register.found')}</h2>
          <OrganisationTable rows={alike.items} />
        </section>
      )}
      {!name && (
        <p>
          <a href={`/${locale}/organisations`}>{t('register.look')}</a>
        </p>
      )}
      <RegisterForm name={name} />
    </Page>
  )
}
