import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { ActList } from '@/components/uptake/act-list'
import { Desk } from '@/components/uptake/desk'
import { listActs } from '@/lib/uptake/act-data'

type ActsPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('acts.title') }
}

/** What the viewer decided last in a round, act by act, to be taken back. */
export default async function ActsPage({ params, searchParams }: ActsPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  const [t, acts] = await Promise.all([
    getTranslations('moderate.acts'),
    listActs(viewer, round.id),
  ])
  return (
    <Desk round={round} title={t('title')} done={one(query.done)}>
      <p>{t('lead')}</p>
      <ActList
        acts={acts}
        base={`/${locale}/moderate/${slug}`}
        zone={viewer.timeZone ?? undefined}
      />
    </Desk>
  )
}
