import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { Desk } from '@/components/uptake/desk'
import { clustersHref } from '@/components/workbench/cluster-list'
import { PartForm } from '@/components/workbench/part-form'
import { TogetherForm } from '@/components/workbench/together-form'
import { undoUptake } from '@/lib/uptake/actions'
import { indexRevision, suggestParagraphs } from '@/lib/uptake/suggestions'
import { getCluster, refreshClusters } from '@/lib/workbench/cluster-data'

type ClusterPageProps = {
  params: Promise<{ locale: string; round: string; point: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('clusters.title') }
}

/** The points that say the same as one of them, and one decision on those that are chosen. */
export default async function ClusterPage({ params, searchParams }: ClusterPageProps) {
  const [{ locale, round: slug, point }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  const documents = round.documents.filter(({ revisions }) => revisions.length > 0)
  const held = documents.find((it) => it.slug === one(query.document)) ?? documents[0]
  const document = held?.slug ?? ''
  const revision = one(query.revision) ?? held?.revisions.at(-1)?.slug ?? ''
  if (!z.uuid().safeParse(point).success) notFound()
  await refreshClusters(viewer, { point })
  const cluster = await getCluster(viewer, { round: slug, point, document, revision })
  if (!cluster) notFound()
  const t = await getTranslations('moderate.clusters')
  const base = `/${locale}/moderate/${slug}`
  const act = z.uuid().safeParse(one(query.act))
  const middle = cluster.members.find(({ statement }) => statement !== null)
  const suggestions = middle
    ? suggestParagraphs(
        {
          statement: middle.statement ?? '',
          proposedWording: middle.proposedWording,
          paragraphReference: null,
        },
        indexRevision(cluster.revision.id, cluster.paragraphs),
      )
    : []
  return (
    <Desk round={round} title={t('size', { count: cluster.members.length })} done={one(query.done)}>
      {act.success && (
        <ActionForm action={undoUptake} of="undo">
          <input type="hidden" name="act" value={act.data} />
          <input type="hidden" name="stream" value={cluster.pillarKey} />
          <SubmitButton kind="secondary">{t('undo')}</SubmitButton>
        </ActionForm>
      )}
      <p>
        <a href={clustersHref(base, { stream: cluster.pillarKey, document, revision })}>
          {t('toList')}
        </a>
        {` · ${cluster.pillarTitle} · ${cluster.revision.documentTitle}, ${cluster.revision.name}`}
      </p>
      <p>{t('memberLead')}</p>
      <TogetherForm
        cluster={cluster}
        suggestions={suggestions}
        hrefOf={(id) => `${base}/records/${id}?${new URLSearchParams({ document, revision })}`}
      />
      <PartForm cluster={cluster} />
    </Desk>
  )
}
