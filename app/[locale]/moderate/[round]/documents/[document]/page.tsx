import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { RevisionForm } from '@/components/documents/revision-form'
import { Desk } from '@/components/uptake/desk'
import { getDocumentToKeep } from '@/lib/documents/data'

type RevisionPageProps = {
  params: Promise<{ locale: string; round: string; document: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('documents.addRevision') }
}

/** A document's next revision: pasted, looked through, stored. */
export default async function RevisionPage({ params, searchParams }: RevisionPageProps) {
  const [{ locale, round: slug, document: asked }, query] = await Promise.all([
    params,
    searchParams,
  ])
  const { viewer, round } = await deskOf(slug)
  if (!z.uuid().safeParse(asked).success) notFound()
  const document = await getDocumentToKeep(viewer, asked)
  if (!document || document.roundSlug !== slug) notFound()
  const t = await getTranslations('moderate.documents')
  const latest = document.revisions.at(-1)
  return (
    <Desk
      round={round}
      title={t('addRevisionOf', { title: document.title })}
      done={one(query.done)}
    >
      <RevisionForm
        document={document.id}
        language={locale}
        latest={
          latest
            ? {
                ordinal: latest.ordinal,
                name: latest.name,
                paragraphs: document.paragraphs.map(({ kind, label, text }) => ({
                  kind,
                  label,
                  text,
                })),
              }
            : null
        }
      />
    </Desk>
  )
}
