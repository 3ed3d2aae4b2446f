import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Page } from '@/components/ui/page'
import { getViewer } from '@/lib/platform/viewer'
import { listModeratedStreams, type StreamWork } from '@/lib/uptake/queue-data'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('title') }
}

const columns = ['stream', 'revision', 'decided', 'agreed', 'published'] as const

/** The streams that the viewer moderates, and how far each is. */
export default async function Moderate() {
  const viewer = await getViewer()
  if (viewer.moderates.length === 0) notFound()
  const [locale, t, work] = await Promise.all([
    getLocale(),
    getTranslations('moderate'),
    listModeratedStreams(viewer),
  ])
  const rounds = [...new Set(work.map(({ roundSlug }) => roundSlug))]
  const row = (stream: StreamWork) => {
    const { counts, revision } = stream
    const points = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const published = counts.published
    const agreed = counts.agreed + counts.proposed + published
    const of = (done: number) => t('of', { done, points })
    const query = new URLSearchParams({
      stream: stream.pillarKey,
      ...(revision && { document: revision.documentSlug, revision: revision.slug }),
    })
    return {
      key: `${stream.streamId} ${revision?.documentSlug}`,
      cells: {
        stream: (
          <a href={`/${locale}/moderate/${stream.roundSlug}?${query}`}>{stream.pillarTitle}</a>
        ),
        revision: revision ? `${revision.documentTitle}, ${revision.name}` : t('noRevision'),
        decided: of(points - counts.undecided),
        agreed: of(agreed),
        published: of(published),
      },
    }
  }
  return (
    <Page title={t('title')} width="wide" lead={t('lead')}>
      {rounds.map((slug) => {
        const own = work.filter(({ roundSlug }) => roundSlug === slug)
        return (
          <DataTable
            key={slug}
            caption={own[0]?.roundTitle ?? slug}
            columns={columns.map((key) => ({
              key,
              label: t(`columns.${key}`),
              rowHeader: key === 'stream',
            }))}
            rows={own.map(row)}
          />
        )
      })}
    </Page>
  )
}
