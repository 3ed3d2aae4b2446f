import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { PublishedLine } from '@/components/uptake/published-line'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { listPublicBatches } from '@/lib/uptake/changes-data'

type BatchesPageProps = { params: Promise<{ locale: string; round: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('uptake.changes'))('title') }
}

/** The batches in which a round's uptake was published, each with what it changed. */
export default async function BatchesPage({ params }: BatchesPageProps) {
  const { locale, round: slug } = await params
  const viewer = await getViewer()
  const [t, round, batches] = await Promise.all([
    getTranslations('uptake.changes'),
    getRound(viewer, slug),
    listPublicBatches(viewer, slug),
  ])
  if (!round) notFound()
  return (
    <Page title={t('title')}>
      <RoundHead round={round} locale={locale} />
      <p>{t('lead')}</p>
      {batches.length === 0 && <p>{t('noBatch')}</p>}
      <ol className="ruled">
        {batches.map((batch) => (
          <li key={batch.id}>
            <a
              href={`/${locale}/rounds/${slug}/publications/${batch.documentSlug}/${batch.revisionSlug}/${batch.number}`}
            >
              {t('batch', {
                number: batch.number ?? 0,
                document: batch.documentTitle,
                revision: batch.revisionName,
              })}
            </a>{' '}
            <span className="muted">
              <PublishedLine on={batch.publishedOn ?? ''} signatures={batch.signatures} />
            </span>
          </li>
        ))}
      </ol>
    </Page>
  )
}
