import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Tabs } from '@/components/ui/tabs'
import { Desk } from '@/components/uptake/desk'
import { StreamFiles } from '@/components/uptake/stream-files'

type Props = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('files'))('title') }
}

/** The points and decisions of a stream as files. */
export default async function Files({ params, searchParams }: Props) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { round, streams } = await deskOf(slug)
  const [t, moderate] = await Promise.all([getTranslations('files'), getTranslations('moderate')])
  const stream = streams.find(({ pillarKey }) => pillarKey === one(query.stream)) ?? streams[0]
  const hasRevision = round.documents.some(({ revisions }) => revisions.length > 0)
  const base = `/${locale}/moderate/${slug}`
  return (
    <Desk round={round} place="files" title={t('title')} done={one(query.done)}>
      <p>{t('lead')}</p>
      <p>{t('withheldLead')}</p>
      <Tabs
        label={moderate('columns.stream')}
        items={streams.map(({ pillarKey, pillarTitle }) => ({
          href: `${base}/files?stream=${pillarKey}`,
          label: pillarTitle,
          current: pillarKey === stream?.pillarKey,
        }))}
      />
      {stream && hasRevision ? (
        <StreamFiles round={round} stream={stream} />
      ) : (
        <p>
          {moderate('queue.noDocument')}{' '}
          <a href={`${base}/documents`}>{moderate('documents.add')}</a>
        </p>
      )}
    </Desk>
  )
}
