import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Tabs } from '@/components/ui/tabs'
import { DecisionUploadForm } from '@/components/uptake/decision-upload-form'
import { Desk } from '@/components/uptake/desk'
import { StreamFiles } from '@/components/uptake/stream-files'
import { UploadList } from '@/components/uptake/upload-list'
import { listUploads } from '@/lib/uptake/upload-data'

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
  const { viewer, round, streams } = await deskOf(slug)
  const [all, t, moderate] = await Promise.all([
    getTranslations(),
    getTranslations('files'),
    getTranslations('moderate'),
  ])
  const stream = streams.find(({ pillarKey }) => pillarKey === one(query.stream)) ?? streams[0]
  const hasRevision = round.documents.some(({ revisions }) => revisions.length > 0)
  const base = `/${locale}/moderate/${slug}`
  const uploads = stream ? await listUploads(viewer, stream.id) : []
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
        <>
          <StreamFiles round={round} stream={stream} />
          <h2>{t('in.title')}</h2>
          <p>{t('in.lead')}</p>
          <DecisionUploadForm
            round={round}
            pillar={stream.pillarKey}
            chosen={one(query.chosen)}
            problem={problemOf(one(query.refused))}
          />
          <p>
            <a href={`${base}/on-behalf#table`}>{t('in.foreign')}</a>
          </p>
          <h2>{t('in.uploads')}</h2>
          <UploadList uploads={uploads} roundSlug={slug} />
        </>
      ) : (
        <p>
          {moderate('queue.noDocument')}{' '}
          <a href={`${base}/documents`}>{moderate('documents.add')}</a>
        </p>
      )}
    </Desk>
  )

  function problemOf(code?: string): string | undefined {
    if (!code || !/^\w+$/.test(code)) return undefined
    if (code === 'INVALID') return t('in.none')
    if (code === 'UNREADABLE') return t('in.unreadable')
    if (code === 'INCOMPLETE') return t('in.noColumns')
    return all.has(`refusals.${code}`) ? all(`refusals.${code}`) : undefined
  }
}
