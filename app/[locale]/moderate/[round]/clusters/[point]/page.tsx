import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Byline } from '@/components/inputs/byline'
import { ChosenForm } from '@/components/uptake/chosen-form'
import { Desk } from '@/components/uptake/desk'
import { LeftOut } from '@/components/uptake/left-out'
import { UndoLine } from '@/components/uptake/undo-line'
import { clustersHref } from '@/components/workbench/cluster-list'
import { MemberText } from '@/components/workbench/member-text'
import { PartForm } from '@/components/workbench/part-form'
import { indexRevision, indexTranslation, suggestParagraphs } from '@/lib/uptake/suggestions'
import { getCluster, refreshClusters } from '@/lib/workbench/cluster-data'
import type { ClusterMember } from '@/lib/workbench/cluster-views'

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
  const { members } = cluster
  const [first] = members
  if (!first) notFound()
  const middle = members.find(({ statement }) => statement !== null)
  const show = (member: ClusterMember) => ({
    text: member.byline ? <Byline byline={member.byline} /> : t('moderatorsOnly'),
    below: (
      <MemberText
        member={member}
        middle={first}
        href={`${base}/records/${member.pointId}?${new URLSearchParams({ document, revision })}`}
      />
    ),
  })
  const other = cluster.otherTexts[middle?.language ?? '']
  const suggested = middle && {
    language: middle.language,
    translated: other !== undefined,
    suggestions: suggestParagraphs(
      {
        statement: middle.statement ?? '',
        proposedWording: middle.proposedWording,
        paragraphReference: null,
      },
      other
        ? indexTranslation(other, cluster.paragraphs)
        : indexRevision(cluster.revision.id, cluster.paragraphs),
    ),
  }
  return (
    <Desk round={round} title={t('size', { count: members.length })} done={one(query.done)}>
      <UndoLine
        act={one(query.act)}
        decided={one(query.decided)}
        stream={cluster.pillarKey}
        base={base}
      />
      <p>
        <a href={clustersHref(base, { stream: cluster.pillarKey, document, revision })}>
          {t('toList')}
        </a>
        {` · ${cluster.pillarTitle} · ${cluster.revision.documentTitle}, ${cluster.revision.name}`}
      </p>
      <p>{t('memberLead')}</p>
      <ChosenForm
        points={members}
        show={show}
        revision={cluster.revision}
        paragraphs={cluster.paragraphs}
        {...(suggested && { suggested })}
        templates={cluster.templates}
        of={first.pointId}
      />
      <LeftOut points={members} show={show} />
      <PartForm cluster={cluster} />
    </Desk>
  )
}
