import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Pager } from '@/components/ui/pager'
import { Desk } from '@/components/uptake/desk'
import { ProposeForms } from '@/components/uptake/propose-forms'
import { PublicationRows } from '@/components/uptake/publication-rows'
import { listPublications, listPublishable } from '@/lib/uptake/publication-data'

type PublicationsPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('publications.title') }
}

/** What is ready to be published, and the batches with who signed them. */
export default async function PublicationsPage({ params, searchParams }: PublicationsPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  const [t, ready, { batches, next }] = await Promise.all([
    getTranslations('moderate.publications'),
    listPublishable(viewer, { round: slug }),
    listPublications(viewer, slug, one(query.after)),
  ])
  const here = `/${locale}/moderate/${slug}/publications`
  return (
    <Desk round={round} place="publications" title={t('title')} done={one(query.done)}>
      <p>{t('lead')}</p>
      <h2>{t('ready')}</h2>
      <ProposeForms revisions={ready} />
      <h2>{t('batches')}</h2>
      <PublicationRows publications={batches} />
      <Pager
        count={100}
        nextHref={next ? `${here}?after=${next}` : undefined}
        firstHref={one(query.after) ? here : undefined}
      />
    </Desk>
  )
}
