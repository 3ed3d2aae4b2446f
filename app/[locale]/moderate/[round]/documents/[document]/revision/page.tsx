import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { RemoveRevision } from '@/components/documents/remove-revision'
import { RevisionFactsForm } from '@/components/documents/revision-facts-form'
import { Desk } from '@/components/uptake/desk'
import { getRevisionFacts } from '@/lib/documents/revision-data'

type RevisionFactsPageProps = {
  params: Promise<{ locale: string; round: string; document: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('documents.facts') }
}

/** What is known of a stored revision besides its text, to be changed; and the way to take it back. */
export default async function RevisionFactsPage({ params, searchParams }: RevisionFactsPageProps) {
  const [{ round: slug, document }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  if (!z.uuid().safeParse(document).success) notFound()
  const revision = one(query.revision) ?? ''
  const [t, kept] = await Promise.all([
    getTranslations('moderate.documents'),
    getRevisionFacts(viewer, { document, revision }),
  ])
  if (kept?.roundSlug !== slug) notFound()
  const names = { title: kept.title, revision: kept.revision.name }
  return (
    <Desk round={round} title={t('factsOf', names)}>
      <RevisionFactsForm kept={kept} />
      <RemoveRevision kept={kept} />
    </Desk>
  )
}
