import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { one } from '@/app/[locale]/moderate/desk'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { BenchPage } from '@/components/uptake/bench-page'
import { queueHref } from '@/components/uptake/queue-address'
import { reviewHref } from '@/components/uptake/review-filters'
import { getViewer } from '@/lib/platform/viewer'
import { filterOf } from '@/lib/uptake/filter-views'
import { reviewFilterOfText, reviewText } from '@/lib/uptake/review-views'
import { getBench } from '@/lib/workbench/bench-data'
import { getBenchDesk } from '@/lib/workbench/point-data'

type RecordPageProps = {
  params: Promise<{ locale: string; round: string; point: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bench'))('title') }
}

/** The workbench: one point after the other of a queue, beside the revision that it is decided on. */
export default async function RecordPage({ params, searchParams }: RecordPageProps) {
  const [{ locale, round, point }, query, viewer] = await Promise.all([
    params,
    searchParams,
    getViewer(),
  ])
  if (!viewer.member || !z.uuid().safeParse(point).success) notFound()
  const filter = filterOf(query)
  const where = { round, point, document: one(query.document), revision: one(query.revision) }
  const bench = await getBench(viewer, where, filter)
  const streamId = bench?.works[point]?.streamId
  if (!bench || !streamId) notFound()
  const { revision, pillarKey, pillarTitle } = bench
  const points = Object.keys(bench.works)
  const [desk, t, moderate] = await Promise.all([
    getBenchDesk(viewer, { streamId, revisionId: revision.id, point, points }),
    getTranslations('bench'),
    getTranslations('moderate'),
  ])
  const base = `/${locale}/moderate/${round}`
  const asked = one(query.review)
  const review = asked === undefined ? undefined : reviewText(reviewFilterOfText(asked))
  const at = {
    stream: pillarKey,
    document: revision.documentSlug,
    revision: revision.slug,
    filter,
  }
  return (
    <Page
      title={t('title')}
      width="wide"
      breadcrumb={[
        { href: `/${locale}/moderate`, label: moderate('title') },
        review === undefined
          ? { href: queueHref(base, at), label: moderate('record.toQueue') }
          : {
              href: reviewHref(base, reviewFilterOfText(review)),
              label: moderate('review.toList'),
            },
      ]}
      lead={pillarTitle}
    >
      <RoundHead round={bench.round} locale={locale} />
      <BenchPage
        key={point}
        bench={bench}
        desk={desk}
        at={at}
        point={point}
        member={viewer.member.id}
        zone={viewer.timeZone ?? 'UTC'}
        base={base}
        find={one(query.find) ?? ''}
        review={review}
        done={one(query.done)}
      />
    </Page>
  )
}
