import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { PublishedLine } from '@/components/uptake/published-line'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { listPublicBatches } from '@/lib/uptake/changes-data'

type BatchesPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('uptake.changes'))('title') }
}

/** The batches in which a round's uptake was published, each with what it changed. */
export default async function BatchesPage({ params, searchParams }: BatchesPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const after = typeof query.after === 'string' ? query.after : ''
  const viewer = await getViewer()
  const [t, round, { batches, next }] = await Promise.all([
    getTranslations('uptake.changes'),
    getRound(viewer, slug),
    listPublicBatches(viewer, slug, after),
  ])
  if (!round) notFound()
  const here = `/${locale}/rounds/${slug}/publications`
  return (
    <Page title={t('title')}>
      <RoundHead round={round} locale={locale} />
      <p>{t('lead')}</p>
      {batches.length === 0 && <p>{t('noBatch')}</p>}
      <ol className="ruled">
        {batches.map((batch) => (
          <li key={batch.id}>
            <a href={`${here}/${batch.documentSlug}/${batch.revisionSlug}/${batch.number}`}>
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
      {batches.some(({ skips }) => skips) && <p className="muted">{t('numbers')}</p>}
      <Pager
        count={100}
        nextHref={next ? `${here}?after=${next}` : undefined}
        firstHref={after ? here : undefined}
      />
    </Page>
  )
}
