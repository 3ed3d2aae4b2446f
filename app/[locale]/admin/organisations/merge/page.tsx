import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { FindSide } from '@/components/mergers/find-side'
import { MergerActs } from '@/components/mergers/merger-acts'
import { MergerPreview, MergerSides } from '@/components/mergers/merger-preview'
import { getMerger, getPreview } from '@/lib/mergers/data'
import { canReadMergers } from '@/lib/mergers/policy'
import { decideMerger } from '@/lib/mergers/rules'
import { mergerPageSchema } from '@/lib/mergers/schema'
import { getOrganisation, listOrganisations } from '@/lib/organisations/data'
import { organisationPath } from '@/lib/organisations/rules'
import { findSchema } from '@/lib/organisations/schema'
import { getViewer, type Viewer } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mergers'))('title') }
}

/** Two entries of one organisation are chosen, what merging them does is read, and it is proposed or signed. */
export default async function Merge({ params, searchParams }: Props) {
  const viewer = await getViewer()
  if (!canReadMergers(viewer, {})) notFound()
  const [{ locale }, query] = await Promise.all([params, searchParams])
  const asked = mergerPageSchema.parse(query)
  const pair = asked.merger
    ? await getMerger(viewer, asked.merger)
    : { duplicateId: asked.duplicate, survivorId: asked.survivor }
  if (!pair) notFound()
  const { duplicateId, survivorId } = pair
  const t = await getTranslations('mergers')
  return (
    <AdminPage
      title={t('title')}
      current="organisations"
      done={query.done}
      lead={<p>{t('lead')}</p>}
    >
      {duplicateId && survivorId ? (
        <Both {...{ viewer, locale, duplicateId, survivorId }} />
      ) : (
        <One {...{ viewer, locale, duplicateId }} q={findSchema.parse(query.q ?? '')} />
      )}
    </AdminPage>
  )
}

type OneProps = { viewer: Viewer; locale: string; duplicateId: string | undefined; q: string }

async function One({ viewer, locale, duplicateId, q }: OneProps) {
  const [duplicate, { items }] = await Promise.all([
    duplicateId ? getOrganisation(viewer, duplicateId, locale) : undefined,
    q ? listOrganisations(viewer, { q, locale, limit: 20 }) : { items: [] },
  ])
  if (duplicate === null) notFound()
  return <FindSide {...{ duplicate, q }} found={items} />
}

type BothProps = { viewer: Viewer; locale: string; duplicateId: string; survivorId: string }

async function Both({ viewer, locale, ...of }: BothProps) {
  const preview = await getPreview(viewer, of, locale)
  if (!preview) notFound()
  if (preview.merger?.effectiveAt) redirect(`/${locale}${organisationPath(of.survivorId)}`)
  const concerned = viewer.organisations.some(({ id }) => Object.values(of).includes(id))
  const decision = decideMerger(preview, concerned)
  const barred = decision.ok ? null : decision.code
  return (
    <>
      <MergerSides {...preview} />
      {(!barred || preview.merger) && <MergerPreview preview={preview} />}
      <MergerActs {...{ preview, barred }} readOnly={!viewer.admin} />
    </>
  )
}
