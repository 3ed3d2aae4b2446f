import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PublicAccreditations } from '@/components/accreditations/public-accreditations'
import { DoneLine } from '@/components/inputs/done-line'
import { InputRow } from '@/components/inputs/input-row'
import { OrganisationFacts } from '@/components/organisations/organisation-facts'
import { YourPart } from '@/components/organisations/your-part'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { listPublicAccreditations } from '@/lib/accreditations/data'
import { listInputsNaming } from '@/lib/inputs/data'
import { getOrganisation } from '@/lib/organisations/data'
import { organisationPath } from '@/lib/organisations/rules'
import { getViewer } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ locale: string; organisation: string }>
  searchParams: Promise<Record<'after' | 'done', string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, organisation: id } = await params
  return { title: (await getOrganisation(await getViewer(), id, locale))?.name }
}

/** An organisation, what it said in its own name, and the reader's part in it. */
export default async function OrganisationPage({ params, searchParams }: Props) {
  const [{ locale, organisation: id }, asked] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  const organisation = await getOrganisation(viewer, id, locale)
  if (!organisation) notFound()
  if (organisation.mergedIntoId)
    permanentRedirect(`/${locale}${organisationPath(organisation.mergedIntoId)}`)
  const after = typeof asked.after === 'string' ? asked.after : undefined
  const done = typeof asked.done === 'string' ? asked.done : undefined
  const [{ items, next }, accreditations] = await Promise.all([
    listInputsNaming(viewer, { organisationId: id, after }),
    listPublicAccreditations(id),
  ])
  const t = await getTranslations('organisations')
  const path = organisationPath(id)
  return (
    <Page
      title={organisation.name}
      dir="auto"
      breadcrumb={[{ href: `/${locale}/organisations`, label: t('title') }]}
    >
      <DoneLine done={done} />
      <OrganisationFacts organisation={organisation} />
      <PublicAccreditations rounds={accreditations} />
      {viewer.member ? (
        <YourPart organisation={organisation} />
      ) : (
        <p>
          <a href={`/${locale}/sign-in?callbackUrl=${encodeURIComponent(path)}`}>
            {t('page.signIn')}
          </a>
        </p>
      )}
      <section id="inputs" className="stack">
        <h2>{t('page.inputs')}</h2>
        <p className="muted">{items.length > 0 ? t('page.inputsNote') : t('page.noInputs')}</p>
        <ul className="ruled plain-list">
          {items.map((input) => (
            <InputRow key={input.reference} input={input} />
          ))}
        </ul>
        <Pager
          nextHref={next ? `/${locale}${path}?after=${encodeURIComponent(next)}#inputs` : undefined}
          firstHref={after ? `/${locale}${path}` : undefined}
        />
      </section>
    </Page>
  )
}
