import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Pager } from '@/components/ui/pager'
import { BatchTable } from '@/components/uptake/batch-table'
import { Desk } from '@/components/uptake/desk'
import { PublicationFacts, WithdrawForm } from '@/components/uptake/publication-rows'
import { getPublicationHead, listBatch } from '@/lib/uptake/publication-data'

type Props = {
  params: Promise<{ locale: string; round: string; publication: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const PAGE = 200
const id = z.uuid().optional().catch(undefined)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('publications.batchTitle') }
}

/** Every record of a batch in their pillars, for the moderators of its round. */
export default async function BatchPage({ params, searchParams }: Props) {
  const [{ locale, round: slug, publication: asked }, query] = await Promise.all([
    params,
    searchParams,
  ])
  const { viewer, round } = await deskOf(slug)
  const known = id.parse(asked)
  if (!known) notFound()
  const after = id.parse(one(query.after))
  const [t, publication, records] = await Promise.all([
    getTranslations('moderate.publications'),
    getPublicationHead(viewer, known),
    listBatch(viewer, known, after),
  ])
  if (publication?.roundSlug !== slug) notFound()
  const page = records.slice(0, PAGE)
  const base = `/${locale}/moderate/${slug}`
  const here = `${base}/publications/${publication.id}`
  const of = `document=${publication.documentSlug}&revision=${publication.revisionSlug}`
  const isPartly = publication.streamIds.some((stream) => !viewer.moderates.includes(stream))
  return (
    <Desk round={round} title={t('batchTitle')} done={one(query.done)}>
      <PublicationFacts publication={publication} />
      <WithdrawForm publication={publication} />
      {isPartly && !(viewer.admin || viewer.auditor) && <p>{t('ownPillars')}</p>}
      <BatchTable records={page} pageOf={({ pointId }) => `${base}/records/${pointId}?${of}`} />
      <Pager
        count={PAGE}
        nextHref={records.length > PAGE ? `${here}?after=${page.at(-1)?.id}` : undefined}
        firstHref={after ? here : undefined}
      />
    </Desk>
  )
}
