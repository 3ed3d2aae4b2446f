import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { ChangeCounts, ChangeTable } from '@/components/uptake/batch-changes'
import { PublishedLine } from '@/components/uptake/published-line'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { getBatchChanges } from '@/lib/uptake/changes-data'

type BatchPageProps = {
  params: Promise<{
    locale: string
    round: string
    document: string
    revision: string
    number: string
  }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const find = cache(
  async (round: string, document: string, revision: string, number: string, after: string) => {
    if (!/^\d{1,4}$/.test(number)) return null
    const at = { round, document, revision, number: Number(number) }
    return getBatchChanges(await getViewer(), at, after)
  },
)

async function asked({ params, searchParams }: BatchPageProps) {
  const [{ round, document, revision, number }, { after }] = await Promise.all([
    params,
    searchParams,
  ])
  return find(round, document, revision, number, typeof after === 'string' ? after : '')
}

export async function generateMetadata(props: BatchPageProps): Promise<Metadata> {
  const [t, found] = await Promise.all([getTranslations('uptake.changes'), asked(props)])
  return { title: found ? t('batch', titleOf(found)) : undefined }
}

const titleOf = (found: {
  number: number | null
  documentTitle: string
  revisionName: string
}) => ({
  number: found.number ?? 0,
  document: found.documentTitle,
  revision: found.revisionName,
})

/** What one publication of uptake changed since the one before. */
export default async function BatchPage(props: BatchPageProps) {
  const [{ locale, round: slug }, { after }] = await Promise.all([props.params, props.searchParams])
  const [t, round, changes] = await Promise.all([
    getTranslations('uptake.changes'),
    getRound(await getViewer(), slug),
    asked(props),
  ])
  if (!round || !changes) notFound()
  const base = `/${locale}/rounds/${slug}`
  const here = `${base}/publications/${changes.documentSlug}/${changes.revisionSlug}/${changes.number}`
  return (
    <Page
      title={t('batch', titleOf(changes))}
      width="wide"
      breadcrumb={[{ href: `${base}/publications`, label: t('title') }]}
    >
      <RoundHead round={round} locale={locale} />
      <p>
        <PublishedLine on={changes.publishedOn ?? ''} signatures={changes.signatures} />{' '}
        <a href={`${base}/documents/${changes.documentSlug}?revision=${changes.revisionSlug}`}>
          {t('toText')}
        </a>
      </p>
      <p>{changes.isFirst ? t('first') : t('since')}</p>
      <ChangeCounts changes={changes} />
      <ChangeTable changes={changes} inputs={`${base}/inputs`} />
      <Pager
        count={200}
        nextHref={changes.next ? `${here}?after=${changes.next}` : undefined}
        firstHref={after ? here : undefined}
      />
    </Page>
  )
}
