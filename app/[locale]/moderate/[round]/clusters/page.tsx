import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Desk } from '@/components/uptake/desk'
import { ClusterList } from '@/components/workbench/cluster-list'
import { listClusters, refreshClusters } from '@/lib/workbench/cluster-data'

type ClustersPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('clusters.title') }
}

/** Points of a stream that say the same, to be answered together. */
export default async function ClustersPage({ params, searchParams }: ClustersPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, streams } = await deskOf(slug)
  const t = await getTranslations('moderate.clusters')
  const stream = streams.find(({ pillarKey }) => pillarKey === one(query.stream)) ?? streams[0]
  const documents = round.documents.filter(({ revisions }) => revisions.length > 0)
  const document = documents.find((it) => it.slug === one(query.document)) ?? documents[0]
  const revision =
    document?.revisions.find((it) => it.slug === one(query.revision)) ?? document?.revisions.at(-1)
  const frame = { round, place: 'clusters', title: t('title'), done: one(query.done) } as const
  if (!stream || !document || !revision)
    return (
      <Desk {...frame}>
        <p>{t('noDocument')}</p>
      </Desk>
    )
  await refreshClusters(viewer, { streamId: stream.id })
  const at = { stream: stream.pillarKey, document: document.slug, revision: revision.slug }
  const where = { streamId: stream.id, document: document.slug, revision: revision.slug }
  const list = await listClusters(viewer, { ...where, after: one(query.after) })
  return (
    <Desk {...frame}>
      <p>{t('lead')}</p>
      <ClusterList
        {...{ list, at, streams, documents }}
        base={`/${locale}/moderate/${slug}`}
        isLater={query.after !== undefined}
      />
    </Desk>
  )
}
