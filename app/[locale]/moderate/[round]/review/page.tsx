import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Desk } from '@/components/uptake/desk'
import { ReviewFilters } from '@/components/uptake/review-filters'
import { ReviewRows } from '@/components/uptake/review-rows'
import { listToReview } from '@/lib/uptake/review-data'
import { reviewFilterOf } from '@/lib/uptake/review-views'

type ReviewPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('review.title') }
}

/** What others decided and this moderator may review, by what is asked for. */
export default async function ReviewPage({ params, searchParams }: ReviewPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, streams } = await deskOf(slug)
  const t = await getTranslations('moderate.review')
  const after = z.uuid().optional().catch(undefined).parse(one(query.after))
  const filter = reviewFilterOf(query)
  const list = await listToReview(viewer, slug, { filter, after })
  const base = `/${locale}/moderate/${slug}`
  return (
    <Desk round={round} place="review" title={t('title')} done={one(query.done)}>
      <p>{t('lead')}</p>
      <ReviewFilters base={base} filter={filter} streams={streams} list={list} />
      <ReviewRows
        records={list.records}
        round={slug}
        base={base}
        locale={locale}
        filter={filter}
        isLater={!!after}
      />
    </Desk>
  )
}
