import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { ImportNotes } from '@/components/documents/import-notes'
import { KeptTranslations } from '@/components/documents/kept-translations'
import { changesOf, TrackedChanges } from '@/components/documents/tracked-changes'
import { TranslationForm } from '@/components/documents/translation-form'
import { Notice } from '@/components/ui/notice'
import { Desk } from '@/components/uptake/desk'
import { getImport, getRevisionToKeep } from '@/lib/documents/data'
import { translationFormOf } from '@/lib/documents/translation-form'

type TranslationsPageProps = {
  params: Promise<{ locale: string; round: string; document: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('documents.translate') }
}

/** A revision in further languages: which there are, and another one, pasted or read from a file. */
export default async function TranslationsPage({ params, searchParams }: TranslationsPageProps) {
  const [{ locale, round: slug, document: asked }, query] = await Promise.all([
    params,
    searchParams,
  ])
  const { viewer, round } = await deskOf(slug)
  if (!z.uuid().safeParse(asked).success) notFound()
  const kept = await getRevisionToKeep(viewer, {
    document: asked,
    revision: one(query.revision) ?? '',
  })
  if (!kept || kept.roundSlug !== slug) notFound()
  const [t, form] = await Promise.all([
    getTranslations('moderate.documents'),
    getTranslations('forms.revision'),
  ])
  const changes = changesOf(one(query.changes))
  const here = `/${locale}/moderate/${slug}/documents/${kept.id}/translations?revision=${kept.revision.slug}`
  const id = z.uuid().safeParse(one(query.import)).data
  const held = id ? await getImport(viewer, { document: kept, id }) : null
  return (
    <Desk
      round={round}
      title={t('translateOf', { title: kept.title, revision: kept.revision.name })}
      done={one(query.done)}
    >
      {id && !held && <Notice kind="warning">{form('gone')}</Notice>}
      {held && <ImportNotes notes={held.notes} />}
      {kept.translations.length > 0 && (
        <KeptTranslations round={slug} translations={kept.translations} />
      )}
      {held?.rejected != null && !changes ? (
        <TrackedChanges held={held} here={`${here}&import=${id}`} stop={here} />
      ) : (
        <TranslationForm
          document={kept.id}
          revision={kept.revision}
          paragraphs={kept.paragraphs.map(({ lineageIds: _, ...paragraph }) => paragraph)}
          initial={held ? translationFormOf(kept, held, changes ?? 'accepted') : undefined}
        />
      )}
    </Desk>
  )
}
