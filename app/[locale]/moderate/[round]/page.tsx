import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { queuePlace } from '@/app/[locale]/moderate/queue-place'
import { Desk } from '@/components/uptake/desk'
import { QueueFilterForm } from '@/components/uptake/queue-filter-form'
import { QueueFilterLine } from '@/components/uptake/queue-filter-line'
import { QueueFilters } from '@/components/uptake/queue-filters'
import { QueueRows } from '@/components/uptake/queue-rows'
import { UndoLine } from '@/components/uptake/undo-line'
import { SavedViews } from '@/components/workbench/saved-views'
import { getQueue } from '@/lib/uptake/queue-data'
import { getDesk } from '@/lib/workbench/data'

type QueuePageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('queue.title') }
}

/** The points of a stream in one revision, by how far each is and what is asked of them. */
export default async function QueuePage({ params, searchParams }: QueuePageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, streams } = await deskOf(slug)
  const [t, templates] = await Promise.all([
    getTranslations('moderate'),
    getTranslations('workbench.templates'),
  ])
  const place = queuePlace(query, round, streams)
  if (!place)
    return (
      <Desk round={round} place="queue" title={t('queue.title')} done={one(query.done)}>
        <p>
          {t('queue.noDocument')}{' '}
          <a href={`/${locale}/moderate/${slug}/documents`}>{t('documents.add')}</a>
        </p>
      </Desk>
    )
  const { stream, documents, at } = place
  const [queue, { views, ...choices }] = await Promise.all([
    getQueue(viewer, { ...at, streamId: stream.id, after: one(query.after) }),
    getDesk(viewer, stream.id),
  ])
  const base = `/${locale}/moderate/${slug}`
  return (
    <Desk round={round} place="queue" title={t('queue.title')} done={one(query.done)}>
      <UndoLine act={one(query.act)} decided={one(query.decided)} stream={at.stream} base={base} />
      <p className="row">
        <a href={`${base}/templates`}>{templates('title')}</a>
        <a href={`${base}/acts`}>{t('acts.title')}</a>
      </p>
      <SavedViews base={base} views={views} at={at} round={round.id} />
      <QueueFilters
        base={base}
        at={at}
        streams={streams}
        documents={documents}
        tally={queue.tally}
      />
      <QueueFilterForm base={base} at={at} topics={stream.topics} choices={choices} />
      <QueueFilterLine base={base} at={at} topics={stream.topics} choices={choices} queue={queue} />
      <QueueRows queue={queue} base={base} at={at} isLater={query.after !== undefined} />
    </Desk>
  )
}
