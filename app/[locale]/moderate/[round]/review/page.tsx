import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Desk } from '@/components/uptake/desk'
import { ReviewRows } from '@/components/uptake/review-rows'
import { listToReview } from '@/lib/uptake/record-data'

type ReviewPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('review.title') }
}

/** What others decided and this moderator may review. */
export default async function ReviewPage({ params, searchParams }: ReviewPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  const t = await getTranslations('moderate.review')
  const after = z.uuid().optional().catch(undefined).parse(one(query.after))
  const records = await listToReview(viewer, slug, after)
  return (
    <Desk round={round} place="review" title={t('title')} done={one(query.done)}>
      <p>{t('lead')}</p>
      <ReviewRows records={records} base={`/${locale}/moderate/${slug}`} isLater={!!after} />
    </Desk>
  )
}
