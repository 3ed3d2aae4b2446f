import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { ImportNotes } from '@/components/documents/import-notes'
import { RevisionForm } from '@/components/documents/revision-form'
import { changesOf, TrackedChanges } from '@/components/documents/tracked-changes'
import { Notice } from '@/components/ui/notice'
import { Desk } from '@/components/uptake/desk'
import { getDocumentToKeep, getImport } from '@/lib/documents/data'
import { formOf } from '@/lib/documents/imports'
import type { Past } from '@/lib/documents/past'
import type { Before } from '@/lib/documents/ties'
import type { ParagraphView } from '@/lib/documents/views'

type RevisionPageProps = {
  params: Promise<{ locale: string; round: string; document: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('documents.addRevision') }
}

/** A document's next revision: pasted or read from a file, looked through, stored. */
export default async function RevisionPage({ params, searchParams }: RevisionPageProps) {
  const [{ locale, round: slug, document: asked }, query] = await Promise.all([
    params,
    searchParams,
  ])
  const { viewer, round } = await deskOf(slug)
  if (!z.uuid().safeParse(asked).success) notFound()
  const document = await getDocumentToKeep(viewer, asked)
  if (!document || document.roundSlug !== slug) notFound()
  const [t, form] = await Promise.all([
    getTranslations('moderate.documents'),
    getTranslations('forms.revision'),
  ])
  const id = z.uuid().safeParse(one(query.import)).data
  const held = id ? await getImport(viewer, { document, id }) : null
  const changes = changesOf(one(query.changes))
  const latest = document.revisions.at(-1)
  const here = `/${locale}/moderate/${slug}/documents/${document.id}`
  return (
    <Desk
      round={round}
      title={t('addRevisionOf', { title: document.title })}
      done={one(query.done)}
    >
      {id && !held && <Notice kind="warning">{form('gone')}</Notice>}
      {held && <ImportNotes notes={held.notes} />}
      {held?.rejected != null && !changes ? (
        <TrackedChanges held={held} here={`${here}?import=${id}`} stop={here} />
      ) : (
        <RevisionForm
          document={document.id}
          language={locale}
          latest={
            latest
              ? {
                  ...latest,
                  paragraphs: document.paragraphs.map(asBefore),
                  translations: `${here}/translations?revision=${latest.slug}`,
                }
              : null
          }
          {...(held && { initial: formOf(document, held, changes ?? 'accepted') })}
        />
      )}
    </Desk>
  )
}

const asBefore = ({ kind, label, number, text, gone }: Past<ParagraphView>): Before => ({
  kind,
  label,
  number,
  text,
  ...(gone && { gone }),
})
