import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { AddDocumentForm } from '@/components/documents/add-document-form'
import { KeptDocuments } from '@/components/documents/kept-documents'
import { Desk } from '@/components/uptake/desk'
import { getRoundToKeep } from '@/lib/documents/data'

type DocumentsPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('documents.title') }
}

/** The round's outcome documents and their revisions, and the form for another document. */
export default async function DocumentsPage({ params, searchParams }: DocumentsPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  const [t, kept] = await Promise.all([
    getTranslations('moderate.documents'),
    getRoundToKeep(viewer, slug),
  ])
  if (!kept) notFound()
  return (
    <Desk round={round} place="documents" title={t('title')} done={one(query.done)}>
      <KeptDocuments round={kept} locale={locale} />
      <h2>{t('add')}</h2>
      <AddDocumentForm round={slug} processes={kept.processes} />
    </Desk>
  )
}
